"""What the verbs refuse, and that what stood at the target stays."""

import gzip
import io
from pathlib import Path

import attrs
import pytest

import dateline
from dateline import Article, Meeting, Record
from dateline.errors import (
    ArticleCountError,
    DuplicateArticleError,
    ModelError,
    ParseError,
    SourceError,
    TargetError,
    UnknownRecordTypeError,
)

ARTICLE = Article(id="a", text="Iraq and Syria met.")
ONE = b'{"text": "x"}'
FORMATS = ["json", "jsonl", "csv", "geojson", "geojsonl", "markdown"]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    "given", [[Meeting()], ["x"], [None], "abc", {"text": "x"}, None, 1, Meeting()], ids=repr
)
def test_what_is_no_article_is_refused_before_the_target_is_touched(tmp_path, name, given):
    target = tmp_path / "out"
    target.write_bytes(b"old")
    with pytest.raises(ModelError, match="expected articles"):
        dateline.write(given, target, name)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_an_open_file_named_gz_is_refused_and_a_gzip_file_taken(tmp_path):
    with (tmp_path / "a.csv.gz").open("wb") as stream, pytest.raises(TargetError, match="gzip"):
        dateline.write(ARTICLE, stream)
    with gzip.open(tmp_path / "b.json.gz", "wb") as stream:
        dateline.write(ARTICLE, stream)
    assert dateline.read(tmp_path / "b.json.gz") == ARTICLE


def test_compressed_bytes_are_named():
    with pytest.raises(ParseError, match="is compressed by gzip"):
        dateline.loads(gzip.compress(ONE), "json")


@pytest.mark.parametrize("as_file", [True, False])
def test_an_output_that_is_an_input_is_refused(tmp_path, as_file):
    path = tmp_path / "a.json"
    path.write_bytes(ONE)
    with path.open("rb") as stream, pytest.raises(TargetError, match="is an input too"):
        dateline.convert(stream if as_file else path, path)
    assert path.read_bytes() == ONE


def test_one_buffer_is_not_both_input_and_output():
    both = io.BytesIO(ONE)
    with pytest.raises(TargetError, match="is an input too"):
        dateline.convert(both, both, from_format="json", to_format="csv")


def test_an_output_of_bad_articles_only_leaves_the_old_file(tmp_path):
    (tmp_path / "bad.jsonl").write_bytes(b'{"txt": 1}\n')
    target = tmp_path / "out.csv"
    target.write_bytes(b"old")
    with pytest.raises(ArticleCountError):
        dateline.convert(tmp_path / "bad.jsonl", target, on_bad=lambda error: None)
    assert target.read_bytes() == b"old"


@pytest.mark.parametrize("name", ["csv", "geojson", "geojsonl"])
def test_a_record_type_that_is_not_registered_is_not_lost_in_silence(name):
    @attrs.frozen(slots=False, kw_only=True)
    class Unregistered(Record, type="unregistered"):
        words: str | None = None

    article = Article(text="x", records=[Unregistered(words="y")])
    with pytest.raises(UnknownRecordTypeError, match="unregistered"):
        dateline.dumps(article, name)


def test_the_base_record_and_undeclared_classes_are_refused():
    class Undeclared(Record, type="undeclared"):
        words: str | None = None

    with pytest.raises(ModelError, match="type: is empty"):
        Record()
    with pytest.raises(TypeError, match=r"attrs\.frozen"):
        Undeclared()


def test_two_articles_of_one_id_are_refused(tmp_path):
    with pytest.raises(DuplicateArticleError, match="'a'"):
        dateline.dumps([ARTICLE, ARTICLE], "json")
    (tmp_path / "a.jsonl").write_bytes(dateline.dumps(ARTICLE, "jsonl") * 2)
    with pytest.raises(DuplicateArticleError, match="'a'"):
        list(dateline.read_all(tmp_path / "a.jsonl"))
    with pytest.raises(DuplicateArticleError, match="'a'"):
        list(dateline.loads_all(dateline.dumps(ARTICLE, "jsonl") * 2, "jsonl"))
    with pytest.raises(DuplicateArticleError, match=r"a\.jsonl"):
        dateline.convert(tmp_path / "a.jsonl", tmp_path / "a.csv")
    assert not (tmp_path / "a.csv").exists()


def test_an_empty_file_and_a_folder_are_told(tmp_path):
    (tmp_path / "a.json").touch()
    with pytest.raises(SourceError, match="is empty"):
        dateline.convert(tmp_path / "a.json", tmp_path / "b.csv")
    with pytest.raises(SourceError, match="is a folder"):
        dateline.read(tmp_path / "", "json")
    with pytest.raises(SourceError, match="no such file"):
        dateline.read(Path(tmp_path / "c"))


def test_one_article_or_an_error_that_says_how_many():
    both = dateline.dumps([ARTICLE, attrs.evolve(ARTICLE, id="b")], "jsonl")
    with pytest.raises(ArticleCountError, match="holds 2 articles"):
        dateline.loads(both, "jsonl")
    with pytest.raises(ArticleCountError, match="holds no article"):
        dateline.loads(b"", "jsonl")
    assert [article.id for article in dateline.loads_all(both.decode(), "jsonl")] == ["a", "b"]


def test_a_defect_in_a_record_type_s_own_code_is_told_as_such():
    import attrs

    @attrs.frozen(slots=False, kw_only=True)
    class Broken(dateline.Record, type="broken", plural="Broken"):
        """Fails."""

        def check(self):
            if self.summary:
                raise RuntimeError

    class Plugin:
        @dateline.hookimpl
        def dateline_record_types(self):
            return [Broken]

    registry = dateline.Registry(entry_points=[])
    registry.register(Plugin(), "dateline-broken 1.0")
    data = b'{"text": "t", "records": [{"type": "broken", "summary": "s"}]}'
    with pytest.raises(dateline.InvalidArticleError) as caught:
        dateline.Converter(registry).loads(data, "json")
    assert "records[0]: the model's own code in " in str(caught.value)
    assert "failed (RuntimeError); tell the authors" in str(caught.value)
