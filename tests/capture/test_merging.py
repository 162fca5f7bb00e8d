"""One event told several times is one record."""

from dateline.capture.pipeline import capture_article
from dateline.model import Article, Record


def _records(text: str, type: str) -> list[Record]:
    article = capture_article(Article(id="test", text=text, published="2024-10-09"))
    return [record for record in article.records if record.type == type]


def test_a_meeting_told_again_is_one() -> None:
    found = _records(
        "President Emmanuel Macron met Chancellor Olaf Scholz in Paris. "
        "Macron and Scholz met on Tuesday.",
        "meeting",
    )
    assert [(record.date, record.places[0].name) for record in found] == [("2024-10-08", "Paris")]
    assert len([item for item in found[0].evidence if item.field is None]) == 2


def test_meetings_on_other_days_are_others() -> None:
    found = _records("Macron met Scholz on Monday. Macron met Scholz again on Tuesday.", "meeting")
    assert [record.date for record in found] == ["2024-10-07", "2024-10-08"]


def test_a_meeting_in_another_country_is_another() -> None:
    found = _records("Kim met Trump in Singapore. Kim met Trump in Hanoi.", "meeting")
    assert len(found) == 2


def test_a_planned_meeting_is_not_the_one_before() -> None:
    found = _records("Macron met Scholz in Paris. Macron will meet Scholz in Berlin.", "meeting")
    assert [record.status for record in found] == ["occurred", "planned"]


def test_a_deployment_told_again_is_one() -> None:
    found = _records("About 900 US troops are in Syria. US troops remain in Syria.", "deployment")
    assert len(found) == 1


def test_deployments_of_other_numbers_are_others() -> None:
    found = _records(
        "France has 400 soldiers in Niger. France has 900 soldiers in Niger.", "deployment"
    )
    assert len(found) == 2
