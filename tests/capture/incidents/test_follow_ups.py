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
    "Police found the suspect, a man born in Turkey, and arrested him in Nice on Monday.": [
        "arrest | 2019-10-14 | Nice | Police | suspect | None/None",
    ],
    # Who did it, told in the next sentence, and who they were to those who know.
    "Six people were shot dead near Gao on Monday. Gunmen opened fire on three cars.": [
        "shooting | 2019-10-14 | Gao | Gunmen | cars | 6/None",
    ],
    "Gunmen abducted six girls from a school in Jos on Monday. The kidnappers seized the girls "
    "from their beds.": [
        "seizure | 2019-10-14 | Jos | Gunmen | girls | None/None",
    ],
    # Two verbs that share an object, an auxiliary or a day.
    "Gunmen shot and killed a judge in Lima on Monday.": [
        "shooting | 2019-10-14 | Lima | Gunmen | judge | 1/None",
    ],
    "Ten people were injured and 89 arrested in Lima on Monday.": [
        "arrest | 2019-10-14 | Lima |  | people | None/None",
    ],
    "The gunman was wounded in a shootout with soldiers in Lima on Monday and arrested an hour "
    "and a half later.": [
        "clash | 2019-10-14 | Lima | soldiers | gunman | None/1",
        "arrest | 2019-10-14 | Lima |  | gunman | None/None",
    ],
    "Police fired tear gas at marchers who threw stones at a bank in Lima on Monday.": [
        "clash | 2019-10-14 | Lima | Police | marchers | None/None",
        "clash | 2019-10-14 | Lima | marchers | bank | None/None",
    ],
    # What it became, and where it was shown.
    "Gunmen set a casino ablaze in Lima on Monday and stabbed a guard to death.": [
        "other | 2019-10-14 | Lima | Gunmen | casino | None/None",
        "stabbing | 2019-10-14 | Lima | Gunmen | guard | 1/None",
    ],
    "A man attacked a bank in Lima on Monday. He showed the attack on the internet.": [
        "attack | 2019-10-14 | Lima | man | bank | None/None",
    ],
    # One act, spoken of again beside another's day, and as one of a row.
    "A bomb exploded at a bank in Lima on Monday. Two men were arrested over the attack on "
    "Tuesday.": [
        "bombing | 2019-10-14 | Lima |  | bank | None/None",
        "arrest | 2019-10-15 | Lima |  | men | None/None",
    ],
    "A Boeing 737 crashed after take-off from Lima on Monday. It was the second crash of the "
    "model.": [
        "crash | 2019-10-14 | Lima |  | Boeing 737 | None/None",
    ],
    # Nobody claims it, and who is tried for what he planned.
    "A bomb exploded at a bank in Lima on Monday. Nobody has said that they were behind the "
    "blast.": [
        "bombing | 2019-10-14 | Lima |  | bank | None/None",
    ],
    "A court sentenced a man to nine years in prison for planning to assassinate Jane Doe.": [
        "attack |  |  | man | Jane Doe | None/None",
    ],
    "A driver hijacked a bus in Lima on Monday and set it on fire. The driver, John Doe, an "
    "American of Senegalese origin, was arrested.": [
        "seizure | 2019-10-14 | Lima | driver | bus | None/None",
        "other | 2019-10-14 | Lima | driver | bus | None/None",
        "arrest |  | Lima |  | John Doe | None/None",
    ],
    "Rebels in Gao on Monday attacked it and burned it.": [
        "attack | 2019-10-14 | Gao | Rebels |  | None/None",
    ],
    # What began before, and has cost lives since.
    "Soldiers seized power in Bamako on Monday after protests against the president. At least "
    "nine people have been killed since the protests began in May.": [
        "other | 2019-10-14 | Bamako | Soldiers |  | None/None",
        "protest | 2019-05 | Bamako | protesters | president | None/None",
    ],
}


@pytest.mark.parametrize(("text", "records"), STORIES.items())
def test_what_a_story_tells_of_each_event(text, records):
    assert [told(record) for record in captured(text)] == records
