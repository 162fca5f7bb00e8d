"""Incidents over several sentences: what later ones add, and what they tell of others."""

import pytest

from dateline.capture.pipeline import capture_article
from dateline.model import Article, Incident, Quantity


def captured(text: str) -> list[Incident]:
    article = capture_article(Article(text=text, published="2019-10-16"))
    return [record for record in article.records if isinstance(record, Incident)]


def number(quantity: Quantity | None) -> int | None:
    return quantity.best if quantity is not None else None


def told(record: Incident) -> str:
    """A record in one line: its kind, date, place, who, whom, killed, injured."""
    names = ["+".join(actor.name for actor in side) for side in (record.actors, record.targets)]
    place = record.places[0].name if record.places else ""
    toll = f"{number(record.killed)}/{number(record.injured)}"
    return " | ".join([record.kind, record.date or "", place, *names, toll])


STORIES = {
    # A toll that has risen, and who of the hurt have died since.
    "A bomb killed ten people and wounded forty at a market in Kano on Monday. The toll has risen "
    "to 14 after four of the wounded died.": [
        "bombing | 2019-10-14 | Kano |  | people | 14/40",
    ],
    # Other suspects are no doers; those blamed without more words are.
    "A bomb exploded at a bank in Kano on Monday. Officials blamed the Taliban. "
    "Two suspects were arrested in Lagos.": [
        "bombing | 2019-10-14 | Kano | Taliban | bank | None/None",
        "arrest |  | Lagos |  | suspects | None/None",
    ],
    # The day of a statement is not that of the act.
    "A bomb exploded at a bank in Kano on Saturday. Boko Haram claimed responsibility for the "
    "bombing in a statement on Sunday.": [
        "bombing | 2019-10-12 | Kano | Boko Haram | bank | None/None",
    ],
    "A bomb exploded at a bank in Kabul on Saturday. The Taliban said it carried out that "
    "attack.": [
        "bombing | 2019-10-12 | Kabul | Taliban | bank | None/None",
    ],
    # Times reckoned from what a clause tells.
    "A gunman attacked a church in Lyon on Saturday. The attack came six months after a gunman "
    "killed nine people in Nice.": [
        "attack | 2019-10-12 | Lyon | gunman | church | None/None",
        "attack | 2019-04 | Nice | gunman | people | 9/None",
    ],
    "The mayor, Jan Doe, died on Monday, a day after he was stabbed in Lodz.": [
        "stabbing | 2019-10-13 | Łódź |  | Jan Doe | 1/None",
    ],
    # Elsewhere in time, not in place.
    "A bomb exploded at a bank in Kano on Monday. In May 2018, gunmen killed six people at a "
    "hotel there.": [
        "bombing | 2019-10-14 | Kano |  | bank | None/None",
        "attack | 2018-05 | Kano | gunmen | people | 6/None",
    ],
    # Those who raid, and those who die in it.
    "Soldiers freed two boys in a raid on a camp near Bama on Monday, in which three of the "
    "kidnappers were killed.": [
        "attack | 2019-10-14 | Bama | Soldiers | camp | 3/None",
    ],
    # Traffic.
    "Nine people died when a train hit a lorry near Lyon on Monday.": [
        "crash | 2019-10-14 | Lyon |  | train+lorry | 9/None",
    ],
    "A Boeing 737 crash-landed in Lyon on Sunday, killing two people.": [
        "crash | 2019-10-13 | Lyon |  | Boeing 737 | 2/None",
    ],
    # What was tried, and what became of him who tried.
    "A man attempted to hijack a plane bound for Rome on Sunday and was shot dead by soldiers.": [
        "seizure | 2019-10-13 |  | man | plane | None/None",
        "shooting | 2019-10-13 |  | soldiers | man | 1/None",
    ],
    # Two clauses joined by "and".
    "Protesters set fire to offices in Basra on Monday, and police used tear gas on them.": [
        "other | 2019-10-14 | Basra | Protesters | offices | None/None",
        "clash | 2019-10-14 | Basra | police | protesters | None/None",
    ],
    "Police seized nine kilograms of cocaine in Lima on Monday.": [
        "seizure | 2019-10-14 | Lima | Police | cocaine | None/None",
    ],
    "Police arrested the attacker, an Afghan student, in Nice on Monday.": [
        "arrest | 2019-10-14 | Nice | Police | attacker | None/None",
    ],
}


@pytest.mark.parametrize(("text", "records"), STORIES.items())
def test_what_a_story_tells_of_each_event(text, records):
    assert [told(record) for record in captured(text)] == records
