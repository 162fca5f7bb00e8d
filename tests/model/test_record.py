"""Records: rules for their classes, a fifth type, and what the codec says of wrong ones."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

import attrs
import orjson
import pytest

from dateline.codec import Codec, encode
from dateline.codec.generated import Refused
from dateline.errors import InvalidArticleError, ModelError
from dateline.model import RECORD_TYPES, Actor, Article, Meeting, Record, describe


@attrs.frozen(slots=False, kw_only=True)
class Agreement(Record, type="agreement"):
    """An agreement between parties: a type that the core does not know."""

    parties: Sequence[Actor] = attrs.field(default=(), metadata=describe("Who agreed"))
    title: str = attrs.field(metadata=describe("Title"), validator=attrs.validators.max_len(20))
    articles: int = attrs.field(default=1, validator=attrs.validators.ge(1))
    binding: bool = False

    def check(self) -> None:
        """An agreement has no party twice."""
        super().check()
        names = [party.name for party in self.parties]
        if len(set(names)) < len(names):
            raise ModelError("Agreement", "parties", self.parties, "holds a party twice")


TYPES = {owner.record_type: owner for owner in (*RECORD_TYPES, Agreement)}
CODEC = Codec(TYPES)


def document(**changes: object) -> dict[str, object]:
    return {"text": "t", "records": [{"type": "agreement", "title": "Accord", **changes}]}


def fast(value: object) -> Article:
    made = CODEC._load(json.loads(json.dumps(value)))
    assert isinstance(made, Article)
    return made


paths = pytest.mark.parametrize("load", [fast, CODEC.structure], ids=["fast", "detailed"])
Load = Callable[[object], Article]


# --- The classes


@pytest.mark.parametrize("record_type", [*RECORD_TYPES, Agreement])
def test_a_type_names_itself(record_type: type[Record]) -> None:
    assert record_type.record_type == record_type.__name__.lower()
    assert record_type.plural == f"{record_type.__name__}s"


def test_the_name_is_of_the_instance_and_the_json() -> None:
    assert Meeting().type == "meeting"
    assert orjson.loads(orjson.dumps(Meeting()))["type"] == "meeting"


@pytest.mark.parametrize("arguments", [{}, {"type": ""}, {"type": "two words"}, {"type": "1st"}])
def test_a_type_without_a_name_is_refused_with_help(arguments: dict[str, str]) -> None:
    with pytest.raises(TypeError, match=r'Nameless: name .*\(Record, type="nameless"'):

        class Nameless(Record, **arguments):  # type: ignore[call-arg]
            pass


def test_a_type_name_in_upper_case_is_refused() -> None:
    with pytest.raises(TypeError, match="lower case"):

        class Loud(Record, type="LOUD"):
            pass


def test_a_plural_may_be_given() -> None:
    class Treaty(Record, type="peace_treaty", plural="Treaties"):
        pass

    class Peace(Record, type="peace_talk"):
        pass

    assert (Treaty.plural, Peace.plural) == ("Treaties", "Peace talks")


def test_slots_are_refused_with_help() -> None:
    with pytest.raises(TypeError, match=r"Slotted: declare it @attrs\.frozen\(slots=False"):

        @attrs.frozen(kw_only=True)
        class Slotted(Record, type="slotted"):
            pass


# --- Rules of every record


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        (None, None, None),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024~", "2024-01-01", "2024-12-31"),
        ("2024-04-15/..", "2024-04-15", None),
        ("-0044-03-15", None, None),
        ("Y170000002", None, None),
    ],
)
def test_a_date_has_a_first_and_a_last_day(
    date: str | None, first: str | None, last: str | None
) -> None:
    meeting = Meeting(date=date)
    days = [day and day.isoformat() for day in (meeting.date_start, meeting.date_end)]
    assert days == [first, last]


# --- A fifth record type


def test_a_fifth_type_survives_the_codec() -> None:
    made = Article(
        text="t",
        records=[
            Agreement(title="Accord", parties=[Actor(name="A"), Actor(name="B")], binding=True),
            Meeting(),
        ],
    )
    assert CODEC.decode(encode(made)) == made
    assert CODEC.structure(json.loads(encode(made))) == made
    assert isinstance(CODEC.decode(encode(made)).records[0], Agreement)


def test_a_codec_that_does_not_know_it_says_so() -> None:
    with pytest.raises(InvalidArticleError, match="'agreement' is no record type"):
        Codec().decode(json.dumps(document()))


@paths
@pytest.mark.parametrize(
    "change",
    [
        {"title": "a title of more than twenty characters"},
        {"articles": 0},
        {"parties": [{"name": "A"}, {"name": "A"}]},
        {"title": None},
        {"binding": 1},
        {"partis": []},
    ],
)
def test_both_paths_run_its_validators_and_its_check(load: Load, change: dict[str, object]) -> None:
    assert load(document())
    with pytest.raises((Refused, TypeError, ValueError)):
        load(document(**change))


def test_a_validator_s_words_reach_the_user_with_the_path() -> None:
    with pytest.raises(InvalidArticleError) as caught:
        CODEC.decode(json.dumps(document(articles=0)))
    (problem,) = caught.value.problems
    assert problem.path.startswith("records[0]")
    assert "must be >= 1" in problem.problem


# --- Classes that use more of attrs


@attrs.frozen(slots=False, kw_only=True)
class Rich(Record, type="rich"):
    """A record type with a list that may be null."""

    maybe: Sequence[str] | None = None


RICH = Codec({"rich": Rich})


def test_a_list_may_be_null() -> None:
    value = {"text": "t", "records": [{"type": "rich"}]}
    assert RICH._load(value).records[0].maybe is None


def test_converters_and_factories_run_on_the_fast_path_too() -> None:
    @attrs.frozen(slots=False, kw_only=True)
    class Tagged(Record, type="tagged"):
        tag: str = attrs.field(default="", converter=str.strip)
        loud: str | None = attrs.field(
            default=attrs.Factory(lambda self: self.tag.upper(), takes_self=True)
        )

    codec = Codec({"tagged": Tagged})
    value = {"text": "t", "records": [{"type": "tagged", "id": "x", "tag": " a "}]}
    record = codec.decode(json.dumps(value)).records[0]
    assert record == codec.structure(value).records[0] == Tagged(id="x", tag=" a ")


@attrs.frozen(slots=False, kw_only=True)
class Reply(Record, type="reply"):
    """A record within a record."""

    meeting: Meeting | None = None


def test_a_nested_record_is_of_its_own_type() -> None:
    value = {"text": "t", "records": [{"type": "reply", "meeting": {"type": "statement"}}]}
    with pytest.raises(InvalidArticleError):
        Codec({"reply": Reply}).decode(json.dumps(value))


@attrs.frozen(slots=False, kw_only=True)
class Chain(Record, type="chain"):
    """A record type that refers to itself."""

    before: Chain | None = None


def test_a_type_may_refer_to_itself() -> None:
    codec = Codec({"chain": Chain})
    value = {"text": "t", "records": [{"type": "chain", "before": {"type": "chain"}}]}
    assert codec._load(value).records[0].before.before is None


# --- What the codec says


@pytest.mark.parametrize(
    ("value", "path", "said"),
    [
        ({"headline": "h"}, "text", "is missing"),
        ({"text": 1}, "text", "expected text, got 1"),
        ({"text": None}, "text", "expected text, got null"),
        ({"text": "t", "hedline": "h"}, "hedline", "unknown field, did you mean 'headline'?"),
        ({"text": "t", "zzz": 1}, "zzz", "unknown field"),
        ({"text": "t", "byline": "A"}, "byline", "expected a list, got 'A'"),
        ({"text": "t", "byline": ["A", 2]}, "byline[1]", "expected text, got 2"),
        ({"text": "t", "records": {}}, "records", "expected a list, got an object of 0"),
        ({"text": "t", "records": ["x"]}, "records[0]", "expected an object, a Record, got 'x'"),
        ({"text": "t", "records": [{}]}, "records[0].type", "is missing; it is one of meeting, "),
        (document(type="agrement"), "records[0].type", "did you mean 'agreement'?"),
        (document(type=3), "records[0].type", "3 is no record type; there are: meeting, "),
        (document(parties=[{}]), "records[0].parties[0].name", "is missing"),
        (
            document(parties=[{"name": "A", "cuontry": "IRQ"}]),
            "records[0].parties[0].cuontry",
            "unknown field, did you mean 'country'?",
        ),
        (
            document(parties=[{"name": "A", "country": "Iraq"}]),
            "records[0].parties[0].country",
            "'Iraq' is not a country's code",
        ),
        (document(parties=["A"]), "records[0].parties[0]", "expected an object, an Actor, got 'A'"),
        (
            document(places=[{"name": "P", "latitude": 95, "longitude": 0}]),
            "records[0].places[0].latitude",
            "95 is not between -90 and 90",
        ),
        (document(date="someday"), "records[0].date", "'someday' is not an EDTF date"),
        (document(binding="yes"), "records[0].binding", "expected true or false, got 'yes'"),
        (document(articles=1.5), "records[0].articles", "expected a whole number, got 1.5"),
        (document(confidence=True), "records[0].confidence", "expected a number, got True"),
        (
            document(evidence=[{"start": 0, "end": 1, "exact": "x"}]),
            "records[0].evidence[0]",
            "exact is no longer in the text: 'x'; at 0:1 stands 't'",
        ),
    ],
)
def test_a_problem_has_its_path_and_what_would_be_right(
    value: object, path: str, said: str
) -> None:
    with pytest.raises(InvalidArticleError) as caught:
        CODEC.decode(json.dumps(value))
    (problem,) = caught.value.problems
    assert problem.path == path
    assert said in problem.problem
    assert str(caught.value) == f"{path}: {problem.problem}"


@pytest.mark.parametrize("value", [None, True, 1, 1.5, "text", []])
def test_an_article_is_an_object(value: object) -> None:
    with pytest.raises(InvalidArticleError, match="expected an article, an object, got"):
        CODEC.decode(json.dumps(value))


def test_a_wrong_choice_is_told_in_the_model_s_words() -> None:
    with pytest.raises(InvalidArticleError) as caught:
        CODEC.decode(json.dumps(document(status="ocurred")))
    assert "'ocurred' is not one of occurred, ongoing" in str(caught.value)
    assert "did you mean 'occurred'?" in str(caught.value)


def test_every_problem_is_reported_in_one_go() -> None:
    value = {
        "text": 1,
        "recrods": [],
        "byline": ["a", 3, None],
        "records": [
            {"type": "meeting", "confidance": 1, "topics": "x", "places": [{"nam": "P"}]},
            {"typ": 3},
            {"type": "agreement"},
        ],
    }
    with pytest.raises(InvalidArticleError) as caught:
        CODEC.decode(json.dumps(value))
    assert {problem.path for problem in caught.value.problems} == {
        "text",
        "recrods",
        "byline[1]",
        "byline[2]",
        "records[0].confidance",
        "records[0].topics",
        "records[0].places[0].name",
        "records[0].places[0].nam",
        "records[1].type",
        "records[2].title",
    }


def test_every_bad_value_of_one_object_is_reported() -> None:
    with pytest.raises(InvalidArticleError) as caught:
        CODEC.decode(json.dumps(document(date="someday", confidence=2, id=5)))
    assert {problem.path for problem in caught.value.problems} == {
        "records[0].date",
        "records[0].confidence",
        "records[0].id",
    }
