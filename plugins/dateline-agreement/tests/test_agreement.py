"""The installed plugin's record type goes through every installed format."""

import io
import zipfile

import pytest

import dateline
from dateline.convert import default_converter
from dateline.testing import RecordTypeContract
from dateline_agreement import Agreement


@pytest.fixture
def article() -> dateline.Article:
    article = dateline.Article(id="a", text="Iraq and Syria signed the Erbil accord in 2024.")
    return article.with_records(
        Agreement(
            title="Erbil accord",
            parties=[dateline.Actor(name="Iraq"), dateline.Actor(name="Syria")],
            terms=["open the border"],
            date="2024",
            evidence=[article.cite("signed the Erbil accord")],
        )
    )


class TestAgreement(RecordTypeContract):
    record_type = "agreement"


def text_of(data: bytes) -> str:
    """A file as text; of a zip archive, as XLSX is, all that is in it."""
    if not data.startswith(b"PK"):
        return data.decode()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(archive.read(name).decode() for name in archive.namelist())


@pytest.mark.parametrize("name", [item.name for item in default_converter().registry.exporters()])
def test_every_format_writes_what_an_agreement_holds(name, article):
    written = text_of(dateline.dumps(article, name))
    for word in ("Erbil accord", "Iraq", "Syria", "open the border", "2024"):
        assert word in written


READERS = [item for item in default_converter().registry.readers() if not item.value.bare]


@pytest.mark.parametrize("name", [item.name for item in READERS])
def test_every_format_that_is_read_gives_it_back(name, article):
    assert dateline.loads(dateline.dumps(article, name), name) == article
