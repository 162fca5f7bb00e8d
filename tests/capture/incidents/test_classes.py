"""Incidents by classes of verbs and nouns: which are found, of what kind, and told how often."""

import pytest

from dateline.capture.pipeline import capture_article
from dateline.model import Article, Incident, Quantity


def captured(text: str) -> list[Incident]:
    article = capture_article(Article(id="x", text=text, published="2019-09-10"))
    return [record for record in article.records if isinstance(record, Incident)]


def told(record: Incident) -> str:
    """A record in one line: its kind, who, whom or what, where."""
    sides = ["+".join(actor.name for actor in side) for side in (record.actors, record.targets)]
    return " | ".join([record.kind, *sides, record.places[0].name if record.places else ""])


def number(quantity: Quantity | None) -> int | None:
    return quantity.best if quantity is not None else None


FOUND = {
    # What people and places come under.
    "The convoy came under fire from gunmen in Ghazni.": "attack | gunmen | convoy | Ghazni",
    "The port came under heavy bombardment by rebels in Taiz.": "attack | rebels | port | Taiz",
    # Fights told by nouns, and by verbs of happening.
    "An exchange of gunfire between police and soldiers closed a road in Tijuana.": (
        "clash | police+soldiers |  | Tijuana"
    ),
    "Fighting broke out between rival militias in Tripoli on Monday.": (
        "clash | rival militias |  | Tripoli"
    ),
    "Clashes erupted between police and students in Lima.": "clash | police+students |  | Lima",
    # What stands in quotation marks, and what another verb begins.
    'The soldiers were "ambushed" by rebels near Gao.': "attack | rebels | soldiers | Gao",
    "Hamas started firing rockets at Ashkelon on Tuesday.": (
        "missile_strike | Hamas | Ashkelon | Ashkelon"
    ),
    # At sea and in the air.
    "The navy sank two smuggling boats off Jaffna.": "attack | navy | smuggling boats | Jaffna",
    "The navy destroyed two drones over Hodeidah.": "interception | navy | drones | Hodeidah",
    "Warplanes bombed the harbour in Latakia.": "airstrike |  | harbour | Latakia",
    # Towns and power change hands.
    "Troops liberated two villages near Mosul.": "seizure | Troops | villages | Mosul",
    "Soldiers seized power in Libreville.": "other | Soldiers |  | Libreville",
    "The army removed the president from power in Bamako.": "other | army | president | Bamako",
    # What one is told or shown to do.
    "Residents filmed police firing tear gas in Beirut.": "clash | police | protesters | Beirut",
    "Two women from a group taking part in the marathon were arrested.": "arrest |  | women | ",
    "The envoy recalled the December bombing in Algiers that killed 17 guards.": (
        "bombing |  | guards | Algiers"
    ),
    # Fire that is aimed.
    "Soldiers fired on marchers in Sitra.": "shooting | Soldiers | marchers | Sitra",
    "Police shot at a car in Rome.": "shooting | Police | car | Rome",
    "Turkish artillery fired on positions near Homs.": "attack | Turkey | positions | Homs",
    "Chinese coast guard vessels rammed a Vietnamese fishing boat in the Taiwan Strait.": (
        "attack | China | Vietnamese fishing boat | Taiwan Strait"
    ),
    "Students held a sit-in outside parliament in Algiers.": "protest | Students |  | Algiers",
    "A nerve agent attack in Oslo poisoned the spy.": "attack |  | spy | Oslo",
    "A tanker was attacked off the coast of Oman on Monday.": "attack |  | tanker | Oman",
    # What a number names, and what kills as it crashes.
    "Flight 17 crashed near Goma.": "crash |  | Flight 17 | Goma",
    "A helicopter crashed near Goma, killing all on board.": "crash |  | helicopter | Goma",
    "Syrian air defences intercepted two missiles over Homs.": (
        "interception | Syrian air defences | missiles | Homs"
    ),
    "Israeli warplanes struck targets in Rafah.": "airstrike | Israel |  | Rafah",
    # Who acts, by what they wear and by a number in words.
    "The mine was attacked by the police and masked men in Goma.": (
        "attack | police+masked men | mine | Goma"
    ),
    "In excess of 40 rebels attacked a mine near Goma.": "attack | rebels | mine | Goma",
    "Upwards of 20 guards were killed in a raid in Goma.": "attack |  | guards | Goma",
    "Suspected rebels have attacked a village near Goma.": (
        "attack | Suspected rebels | village | Goma"
    ),
    "The group said it was behind the suicide bombing that killed 40 guards in Kashmir.": (
        "bombing | group | guards | Kashmir"
    ),
    "In the wake of the bombings that killed 20 people in Kano, the governor resigned.": (
        "bombing |  | people | Kano"
    ),
    "Gunfire was exchanged between guards and rebels in Bossaso.": (
        "clash | guards+rebels |  | Bosaso"
    ),
    "At least 18 people died in the violence between riot police and protesters in Suez.": (
        "clash | riot police+protesters | people | Suez"
    ),
    "Abbas lost control of the Gaza Strip to Hamas.": "seizure | Hamas | Gaza Strip | Gaza Strip",
    "The museum was set on fire, according to a reporter in Rome.": "other |  | museum | Rome",
    "The report tells of civilians killed by retreating troops in Goma.": (
        "attack | retreating troops | civilians | Goma"
    ),
    "The mob pummeled a driver in Haifa.": "attack | mob | driver | Haifa",
    "The town responded to bomb attacks by rebels in Kirkuk.": "bombing | rebels |  | Kirkuk",
    "The ceasefire ended weeks of fighting in Tripoli.": "clash |  |  | Tripoli",
    "France has been hit by a wave of attacks since 2015.": "attack |  | France | France",
    "A gunman fired on a police patrol in Bogota.": "shooting | gunman | police patrol | Bogotá",
    "The rebels took a village near Goma on Friday.": "seizure | rebels | village | Goma",
    "A bus hit a roadside bomb near Jalalabad.": "bombing |  | bus | Jalalabad",
    "Three parties organized a sit-in in Manama.": "protest | parties |  | Manama",
    "Police made 40 arrests in Moscow on Saturday.": "arrest | Police | people | Moscow",
    "The army used cluster bombs against militants in Farah.": (
        "bombing | army | militants | Farah"
    ),
    "Sixteen people were reported killed in Kano on Saturday.": "attack |  | people | Kano",
    "The minister recalled the Israeli shelling of the town in 2000.": "attack | Israel | town | ",
    "She condemned the use of chlorine gas by the army in Idlib.": "attack | army |  | Idlib",
    "The sinking of a ferry off Zanzibar killed 200 people.": "crash |  | ferry | Zanzibar",
    "(He took part in a coup which overthrew President Jamil Doe.)": "other |  | Jamil Doe | ",
    "Snipers attacked worshippers near Homs.": "shooting | Snipers | worshippers | Homs",
    "Hamas fighters captured a soldier near Rafah.": "seizure | Hamas fighters | soldier | Rafah",
    # Arrests.
    "Police rounded up four dissidents in Baku.": "arrest | Police | dissidents | Baku",
    "Officers picked up two suspects in Lyon.": "arrest | Officers | suspects | Lyon",
    "The opposition leader was placed under house arrest in Harare.": (
        "arrest |  | opposition leader | Harare"
    ),
    # Protests put down, things destroyed.
    "Police dispersed protesters in Beirut.": "other | Police | protesters | Beirut",
    "Officers clubbed protesters in Minsk.": "attack | Officers | protesters | Minsk",
    "Angry residents torched a police station in Kisumu.": (
        "other | Angry residents | police station | Kisumu"
    ),
    "The shelling of the village in 2012 killed 40 people.": "attack |  | village | ",
}


@pytest.mark.parametrize("text", FOUND)
def test_classes_of_acts(text: str) -> None:
    assert [told(record) for record in captured(text)] == [FOUND[text]]


@pytest.mark.parametrize(
    "text",
    [
        "The minister came under fire for his remarks about migrants.",
        "The company came under attack over its prices.",
        "In 2003, 210 people were killed in northern Chile when a strong earthquake struck.",
        "An earthquake of magnitude 6.2 hit central Italy, killing 240 people.",
        "The owner fired on Monday the manager of the hotel in Rome.",
        "Ten people died in the floods in Kerala.",
        "Three people were injured in an accident near Rome.",
        "The talks came a year after elections.",
        "The plane hit a mountain near Nice.",
        "Ministers announced a crackdown on tax evasion in Madrid.",
        # Played, imagined, forbidden, of nobody in particular.
        "Imagine that rebels attacked the capital.",
        "In the film, soldiers attack a village in Vietnam.",
        "The novel tells how a man killed his wife in Paris.",
        "During a drill, soldiers stormed a mock village in Nevada.",
        "The exercise simulated an attack on a nuclear plant.",
        "The law punishes anyone who attacks a police officer.",
        "The government has banned protests in Kampala.",
        "The unions called for mass protests a week before the vote.",
        "The director was fired on Monday in Rome.",
        "The government took the region as an example.",
        "Rescuers picked up the injured crew near Gabon.",
        "Not one marcher was reported arrested in Boston.",
        "They came to the capital to fight the rebels.",
        "The president called off strikes on Iran.",
        "Police fired shots into the air in Hebron.",
        "It also mentioned a commitment to fight the rebels.",
        "They were warned of threats about attacking the temple in Gaya.",
        "Not one protester was arrested in Boston.",
        "It was the worst attack to strike the region, he said.",
        "The women knew nothing of plans to detonate the explosives.",
        "Gestures as a form of protest are old, and protests are common.",
        "Security was tightened amid fears of attacks in London.",
    ],
)
def test_no_acts_of_force(text: str) -> None:
    assert [told(record) for record in captured(text)] == []


STATUS = {
    "A special unit was formed to arrest the rebel leader in Moroni.": "planned",
    "There are threats by the group to attack embassies in Yemen.": "planned",
    "He cited reports of snipers attacking civilians in many towns.": "alleged",
    "The party organized a sit-in in Manama last week.": "occurred",
    "He is alleged to have attacked a neighbour in Leeds.": "alleged",
    "Preparations for a missile strike against Iranian bases are under way.": "planned",
    "The group must stop firing rockets into Israel, he said.": "occurred",
}


@pytest.mark.parametrize("text", STATUS)
def test_whether_it_came_about(text: str) -> None:
    assert [record.status for record in captured(text)] == [STATUS[text]]


ONCE = [
    (
        "A mayor was assassinated in Karachi on Monday. He was gunned down at a funeral.",
        "shooting |  | mayor | Karachi",
    ),
    (
        "An airstrike hit a camp in Borno on Tuesday. The aircraft circled twice, dropping bombs.",
        "airstrike |  | camp | Borno",
    ),
    (
        "Police arrested two students in Lima on Monday. The men were arrested at a bus station.",
        "arrest | Police | students | Lima",
    ),
    (
        "Two aid workers were kidnapped in southern Somalia on Tuesday. The two men were abducted"
        " at gunpoint. John Watson was abducted along with his driver by six gunmen.",
        "seizure | gunmen | aid workers | southern Somalia",
    ),
    (
        "Four explosions took place at a temple in Gaya on Sunday. The bombs went off at dawn.",
        "bombing |  |  | Gaya",
    ),
    (
        "Two people were shot in Halle on Monday. The gunman fled. He shot a woman in the street.",
        "shooting | gunman | woman | Halle",
    ),
    (
        "75 people were killed and nearly 500 were wounded in fighting between insurgents and"
        " soldiers in Basra.",
        "clash | insurgents+soldiers | people | Basra",
    ),
    (
        "Israel is planning to launch air strikes on Syria on Friday, it said. The paper wrote"
        " of preparations for an attack on Syria.",
        "airstrike | Israel | Syria | Syria",
    ),
    (
        "Pirates hijacked the MV Blue Star off Somalia on Thursday. The ship was seized west of the"
        " Seychelles.",
        "seizure | Pirates | MV Blue Star | Somalia",
    ),
    (
        "Soldiers opened fire on demonstrators in Conakry on Monday. At least 150 people were"
        " killed in the clashes.",
        "shooting | Soldiers | demonstrators | Conakry",
    ),
    (
        "Police arrested 18 people during a raid at the party headquarters in Harare.",
        "arrest | Police | people | Harare",
    ),
    (
        "Gunmen attacked a police station in Quetta on Monday, killing six officers. The attackers"
        " set fire to the building before they fled.",
        "attack | Gunmen | police station | Quetta",
    ),
    (
        "Rebels and government troops fought in the town of Beni on Sunday. A spokesman said the"
        " troops had killed 15 rebels.",
        "clash | Rebels+government troops |  | Beni",
    ),
    (
        "Riot police arrested the top opposition leader in Harare on Sunday. John Doe was arrested"
        " at a church.",
        "arrest | Riot police | top opposition leader | Harare",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ONCE)
def test_told_again_in_other_words(text: str, expected: str) -> None:
    assert [told(record) for record in captured(text)] == [expected]


def test_attacks_spoken_of_are_not_the_one_told_then() -> None:
    records = captured(
        "She condemned attacks on U.N. peacekeepers. On Saturday, a U.N. convoy was attacked by"
        " gunmen in Abidjan."
    )
    assert [told(record) for record in records][1:] == ["attack | gunmen | U.N. convoy | Abidjan"]


def test_where_people_die_of_it_is_not_where_it_was() -> None:
    records = captured(
        "A shell hit a school in Gaza City on Tuesday, killing 30 people. Ten more people died at a"
        " hospital in Jabalia."
    )
    assert [record.places[0].name for record in records] == ["Gaza City"]


def test_others_hurt_beside_one_killed_are_no_addition() -> None:
    (record,) = captured(
        "Bombs went off in Quetta on Monday, injuring 200 people. A guard was killed and three"
        " others were injured in the attack."
    )
    assert number(record.injured) == 200


def test_many_acts_over_years_are_not_the_latest() -> None:
    records = captured(
        "Israeli jets bombed a factory near Damascus on Monday. Israel has carried out hundreds of"
        " air strikes in Syria since 2011."
    )
    assert [record.places[0].name for record in records] == ["Damascus", "Syria"]
