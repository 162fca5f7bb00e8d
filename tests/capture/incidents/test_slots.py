"""The slots of incidents: who, whom, where, when, with what, how many."""

import pytest

from dateline.capture.pipeline import capture_article
from dateline.model import Article, Incident, Quantity

#: What is expected of a record: what is not named is not looked at.
Expected = dict[str, object]

PUBLISHED = "2019-09-10"  # a Tuesday


def captured(text: str) -> tuple[Incident, ...]:
    article = capture_article(Article(id="x", text=text, published=PUBLISHED))
    return tuple(record for record in article.records if isinstance(record, Incident))


def number(quantity: Quantity | None) -> int | None:
    if quantity is None:
        return None
    return quantity.best if quantity.best is not None else quantity.low


def value(record: Incident, slot: str) -> object:
    if slot in ("actors", "targets"):
        return [actor.name for actor in getattr(record, slot)]
    if slot == "place":
        return record.places[0].name if record.places else None
    if slot in ("killed", "injured"):
        return number(getattr(record, slot))
    return getattr(record, slot)


def check(text: str, *expected: Expected) -> None:
    found = [
        {slot: value(record, slot) for slot in wanted}
        for record, wanted in zip(captured(text), expected, strict=True)
    ]
    assert found == list(expected)


SIDES: list[tuple[str, list[Expected]]] = [
    # People by what they are.
    (
        "Two Syrian teenagers were shot dead by Turkish soldiers near Tal Abyad on Monday.",
        [{"kind": "shooting", "actors": ["Turkish soldiers"], "targets": ["Syrian teenagers"]}],
    ),
    (
        "Nigerian pirates hijacked a Greek tanker in the Gulf of Guinea on Monday.",
        [{"actors": ["Nigerian pirates"], "targets": ["Greek tanker"]}],
    ),
    (
        "The 45-year-old was arrested in Lille on Tuesday by agents of the customs service.",
        [{"actors": ["agents"], "targets": ["45-year-old"], "place": "Lille"}],
    ),
    (
        "Students held a protest in Manila on Friday. Several were beaten by riot police.",
        [{"kind": "protest"}, {"actors": ["riot police"], "place": "Manila"}],
    ),
    # What stands about a noun of force.
    (
        "He wrote of Israel's 1982 invasion of Lebanon.",
        [{"actors": ["Israel"], "targets": ["Lebanon"], "date": "1982"}],
    ),
    (
        "Two men were cleared over a June 2003 mob attack on a police station.",
        [{"actors": ["mob"], "targets": ["police station"], "date": "2003-06"}],
    ),
    ("The church bombing in Jolo killed 20 people.", [{"actors": [], "targets": ["church"]}]),
    ("The car bombing in Jolo killed 20 people.", [{"targets": ["people"]}]),
    ("A terrorist attack on a bus in Minya killed seven.", [{"actors": [], "targets": ["bus"]}]),
    # Whose aircraft, who is taken hostage.
    ("Turkish jets bombed rebel positions near Afrin.", [{"actors": ["Turkey"]}]),
    ("U.S. helicopters launched airstrikes in Sadr City.", [{"actors": ["United States"]}]),
    (
        "In Sinai, armed men took several policemen hostage.",
        [{"targets": ["policemen"], "place": "Sinai"}],
    ),
    (
        "She condemned Russia's unprovoked, unjust, and brutal war against Ukraine.",
        [{"actors": ["Russia"], "targets": ["Ukraine"]}],
    ),
    (
        "They spoke of efforts to hold Russia accountable for its premeditated, unprovoked, and"
        " unjust war against Ukraine.",
        [{"actors": ["Russia"], "targets": ["Ukraine"]}],
    ),
    ("They discussed President Putin's war in Ukraine.", [{"targets": ["Ukraine"]}]),
    # Whom tear gas is used on.
    ("Police used tear gas to disperse students in Dhaka.", [{"targets": ["students"]}]),
    ("Police responded to marchers by firing tear gas.", [{"targets": ["marchers"]}]),
    ("Police fired tear gas in Dhaka.", [{"targets": ["protesters"]}]),
    # What is told of an act in a relative clause.
    (
        "He spoke in the wake of the bombing in Algiers that killed 17 clerks.",
        [{"kind": "bombing", "targets": ["clerks"], "killed": 17}],
    ),
    ("Boats shelled a port that killed nobody.", [{"targets": ["port"]}]),
    (
        "He spoke of attacks carried out on four villages by the army.",
        [{"actors": ["army"], "targets": ["villages"]}],
    ),
    ("The rebels continued attacks on convoys near Goma.", [{"actors": ["rebels"]}]),
    ('"They attacked us in Goma," said Jane Doe.', [{"targets": ["Jane Doe"]}]),
    # "The driver" is none whom only a later sentence names.
    (
        "The driver was arrested by guards in Goma. A taxi driver, Abu Omar, saw it.",
        [{"actors": ["guards"], "targets": ["driver"]}],
    ),
    (
        "Gunmen stormed a hotel in Bamako, taking 170 people hostage.",
        [{"targets": ["hotel"]}, {"kind": "seizure", "targets": ["people"]}],
    ),
    (
        "Protests over the killing of a student by a policeman have continued in Ferguson.",
        [
            {"kind": "protest", "actors": ["protesters"]},
            {"actors": ["policeman"], "targets": ["student"], "killed": 1},
        ],
    ),
    ("A bomb exploded on a bus in Tel Aviv.", [{"targets": ["bus"], "place": "Tel Aviv"}]),
    # With what.
    (
        "The ship was attacked by pirates armed with machine guns off Somalia.",
        [{"kind": "attack", "actors": ["pirates"], "weapon": "machine guns"}],
    ),
    (
        "Police fired tear gas at marchers in Paris and arrested 100 people.",
        [{"weapon": "tear gas"}, {"kind": "arrest", "weapon": None}],
    ),
    (
        "In an attack on Sunday, gunmen killed four policemen in Ghazni.",
        [{"actors": ["gunmen"], "targets": ["policemen"], "killed": 4}],
    ),
    # Protests: who takes part, against whom.
    (
        "Thousands of students took part in a protest against President Doe in Manila.",
        [{"actors": ["students"], "targets": ["Doe"]}],
    ),
    (
        "Farmers marched through Lyon against the rule of King Otto.",
        [{"actors": ["Farmers"], "targets": ["Otto"], "place": "Lyon"}],
    ),
    # Those who fight with each other.
    (
        "Clashes between supporters of the former president and security forces left 42 dead.",
        [{"actors": ["supporters", "security forces"], "killed": 42}],
    ),
    ("Rebels fought with the army in Bunia.", [{"actors": ["Rebels", "army"], "targets": []}]),
    ("The army is fighting the rebels in Bunia.", [{"actors": ["army"], "targets": ["rebels"]}]),
    # Some of a whole; others than those named; who speaks.
    (
        "Members of the Taliban and other gunmen took control of parts of the Kajaki Dam.",
        [{"actors": ["Taliban"], "targets": ["Kajaki Dam"], "place": "Kajaki Dam"}],
    ),
    (
        '"We have captured a soldier," the armed wing of Hamas said in a statement.',
        [{"actors": ["Hamas"], "targets": ["soldier"]}],
    ),
    ("Jane Doe fled. John Roe attacked her in Leeds.", [{"targets": ["Jane Doe"]}]),
    # Who is named weighs more than what the doer is called.
    (
        "A bomb killed three people in Quetta on Monday. The attackers fled. The Taliban claimed"
        " responsibility.",
        [{"actors": ["Taliban"], "killed": 3}],
    ),
    (
        "A bomb killed three people in Quetta on Monday. The attackers fled.",
        [{"actors": ["attackers"], "killed": 3}],
    ),
]

TOLLS: list[tuple[str, list[Expected]]] = [
    (
        "The rebels said they carried out the attack, in which four guards and a civilian died.",
        [{"killed": 5}],
    ),
    (
        "Two men opened fire on a checkpoint in Karachi, killing three officers and wounding"
        " another.",
        [{"targets": ["checkpoint"], "killed": 3, "injured": 1}],
    ),
    (
        "Five soldiers died and another was wounded when a convoy was ambushed in Niger.",
        [{"targets": ["convoy"], "killed": 5, "injured": 1}],
    ),
    (
        "A bombing in Kabul left 63 people dead and more than 180 wounded.",
        [{"killed": 63, "injured": 180}],
    ),
    (
        "A suicide bomber killed himself and nine others at a mosque in Kano.",
        [{"actors": ["suicide bomber"], "targets": [], "killed": 9}],
    ),
    (
        "There were no reports of casualties in the attack on the base in Erbil.",
        [{"targets": ["base"], "killed": None, "injured": None}],
    ),
    # Those who came to harm are those to whom it was done, where nothing else is told to be.
    ("The explosion in Bursa on Monday injured two people.", [{"targets": ["people"]}]),
    ("The raid in Jenin left three Palestinians dead.", [{"targets": ["Palestinians"]}]),
    ("The blast at a hotel in Homs killed ten people.", [{"targets": ["hotel"]}]),
]

PLACES: list[tuple[str, list[Expected]]] = [
    # What no gazetteer has.
    ("The killings in Deir al-Hafir followed a dispute.", [{"place": "Deir al-Hafir"}]),
    ("Gunmen attacked a convoy near Wadi Halmar.", [{"place": "Wadi Halmar"}]),
    ("Troops clashed with rebels in Kibera Valley.", [{"place": "Kibera Valley"}]),
    ("Gunmen abducted two nurses in Kenya's Kilifi County.", [{"place": "Kilifi County"}]),
    ("Five people were shot at Oakfield High School.", [{"place": "Oakfield High School"}]),
    (
        "Rebels seized the town of Bal Kemen.",
        [{"targets": ["Bal Kemen"], "place": "Bal Kemen"}],
    ),
    ("Police arrested two men in Mr Brown's house.", [{"place": None}]),
    # What was taken or struck is where.
    ("Hamas seized control of the Gaza Strip in June 2007.", [{"place": "Gaza Strip"}]),
    ("Planes attacked Iranian oil facilities on Monday.", [{"place": "Iran"}]),
    ("The Egyptian ambassador and two Egyptian soldiers were shot.", [{"place": None}]),
    ("Israeli aircraft targeted a Hamas base in the Gaza Strip.", [{"place": "Gaza Strip"}]),
    (
        "They discussed the atrocities committed by Russia in Bucha and elsewhere in Ukraine.",
        [{"actors": ["Russia"], "place": "Bucha"}],
    ),
    ("Kurdish forces retook Batmaya and Telsaf.", [{"place": "Batmaya"}]),
    ("Libya then detained two Swiss businessmen.", [{"place": "Libya"}]),
    # What the article told before.
    (
        "Gunmen attacked a mosque in Quetta on Monday. Witnesses ran away. Shops were shut. Schools"
        " stayed closed. Guards shot one of the men.",
        [{"place": "Quetta"}, {"targets": ["men"], "place": "Quetta"}],
    ),
    (
        "Gunmen attacked a mosque in Quetta on Monday. The movement was founded by students who"
        " killed a general in 1988.",
        [{"place": "Quetta"}, {"date": "1988", "place": "Pakistan"}],
    ),
    (
        "Gunmen attacked a mosque in Quetta on Monday. Rebels had killed a judge in Chad. Three men"
        " were arrested.",
        [{"place": "Quetta"}, {"place": "Chad"}, {"kind": "arrest", "place": "Quetta"}],
    ),
]

PLACES += [
    (
        "Pirates seized a cargo ship off Somalia on Friday. In May a French yacht was captured in"
        " the same area; French commandos later arrested six pirates.",
        [{"place": "Somalia"}, {"place": "Somalia"}, {"place": "Somalia"}],
    ),
    ("Guards in Bahrain opened fire on a crowd in the port of Sitra.", [{"place": "Sitra"}]),
]
SIDES += [
    (
        "The bombings at Oakfield airport and Elm Road station killed 31 people.",
        [{"actors": [], "killed": 31}],
    ),
    (
        "A Malaysian airliner was shot down near Luhansk on Monday. In May rebels shot down a"
        " Ukrainian transport plane near Luhansk.",
        [{"actors": []}, {"actors": ["rebels"]}],
    ),
    (
        "The envoys spoke of peace in Mali and of ways to hold Russia accountable for its war"
        " against Ukraine.",
        [{"actors": ["Russia"], "targets": ["Ukraine"]}],
    ),
]
TOLLS += [
    (
        "The envoy to Libya, Jane Roe, and two guards were killed in Tripoli on Monday.",
        [{"killed": 3}],
    ),
]

DATES: list[tuple[str, list[Expected]]] = [
    (
        "Theresa May left London. In May, a bomber killed 22 people in Leeds.",
        [{"date": "2019-05"}],
    ),
    (
        "The president ordered the army to strike a missile base in Wonsan. In March a torpedo hit"
        " a warship off Incheon.",
        [{"status": "planned", "date": None}, {"status": "occurred", "date": "2019-03"}],
    ),
    (
        "Lyon has been calm since May 2017, when gunmen killed 12 people at a bank.",
        [{"date": "2017-05"}],
    ),
    (
        "Gunmen attacked a mosque in Quetta last week. The attack on Wednesday killed five people.",
        [{"date": "2019-09-04"}],
    ),
    (
        "Gunmen attacked a mosque in Quetta on Monday. Guards opened fire on the men.",
        [{"date": "2019-09-09"}, {"kind": "shooting", "date": "2019-09-09"}],
    ),
    (
        "Gunmen attacked a mosque in Quetta on Monday. Rebels have killed three judges.",
        [{"date": "2019-09-09"}, {"date": None}],
    ),
]


@pytest.mark.parametrize(("text", "expected"), DATES, ids=[text[50:90] for text, _ in DATES])
def test_when_it_was(text: str, expected: list[Expected]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(("text", "expected"), PLACES, ids=[text[:40] for text, _ in PLACES])
def test_where_it_was(text: str, expected: list[Expected]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(("text", "expected"), SIDES, ids=[text[:40] for text, _ in SIDES])
def test_who_did_it_to_whom(text: str, expected: list[Expected]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(("text", "expected"), TOLLS, ids=[text[:40] for text, _ in TOLLS])
def test_how_many_came_to_harm(text: str, expected: list[Expected]) -> None:
    check(text, *expected)


ROUNDS: list[tuple[str, list[Expected]]] = [
    (
        "Three further rockets hit the port of Haifa.",
        [{"kind": "missile_strike", "weapon": "rockets", "targets": ["Haifa"]}],
    ),
    (
        "Turkish troops and allied Syrian rebels captured Tal Abyad on Sunday.",
        [{"actors": ["Turkish troops", "allied Syrian rebels"], "targets": ["Tal Abyad"]}],
    ),
    (
        "Delhi said it had shot down a Pakistani F-16.",
        [{"kind": "interception", "targets": ["Pakistani F-16"]}],
    ),
    (
        "Clashes continued on Monday around an airport, which militias retook on Sunday.",
        [{"kind": "clash"}, {"kind": "seizure", "actors": ["militias"]}],
    ),
    (
        "A lorry struck a mine outside Luhansk in April.",
        [{"targets": ["lorry"], "weapon": "mine"}],
    ),
    (
        "Coalition aircraft bombed Sanaa on Thursday.",
        [{"kind": "airstrike", "actors": ["coalition"], "targets": ["Sanaa"]}],
    ),
    (
        "A warplane of the Libyan National Army bombed Misrata.",
        [{"actors": ["Libyan National Army"], "targets": ["Misrata"]}],
    ),
    (
        "The USS Boxer shot down a drone near Oman.",
        [{"kind": "interception", "actors": ["USS Boxer"]}],
    ),
    (
        "Jets bombed what the army called a camp near Balakot.",
        [{"targets": ["camp"], "place": "Balakot"}],
    ),
    (
        "Gunmen attacked a base at Tessit in northern Mali.",
        [{"targets": ["base"], "place": "Tessit"}],
    ),
    (
        "Gunmen attacked a post near Gao on Sunday. In April, two soldiers died there.",
        [{"killed": None}],
    ),
    (
        "No one was hurt when a jet bombed Sirte on Monday.",
        [{"killed": 0, "injured": 0}],
    ),
    (
        "Four ships were damaged off Fujairah on May 12 in similar attacks.",
        [{"targets": ["ships"], "date": "2019-05-12", "place": "Fujairah"}],
    ),
    (
        "Two men killed a guard in Gao. Islamic State in the Greater Sahara claimed the attack.",
        [{"kind": "attack", "killed": 1}],
    ),
    (
        "Five clerks were killed when an air strike hit a bank in Aden.",
        [{"kind": "airstrike", "killed": 5, "place": "Aden"}],
    ),
    (
        "An air strike killed Omar Nasser, a commander of the group, and his wife.",
        [{"killed": 2, "targets": ["Omar Nasser", "wife"]}],
    ),
    (
        "A bomb killed forty people in Gao. A raid near Mopti killed two men. The toll rose to 51.",
        [{"killed": 51}, {"killed": 2}],
    ),
    (
        "Three officers were killed in a raid in the suburb of Dematagoda.",
        [{"targets": ["officers"], "place": "Dematagoda", "killed": 3}],
    ),
    (
        "Pyongyang launched two missiles from Wonsan on Monday.",
        [{"kind": "missile_strike", "place": "Wonsan"}],
    ),
    (
        "Khalifa Haftar launched an offensive to take Tripoli on April 4.",
        [{"actors": ["Khalifa Haftar"], "place": "Tripoli"}],
    ),
    (
        "Rebels fired five rockets at Sderot. Israel said its jets had intercepted two of them.",
        [{"kind": "missile_strike"}, {"kind": "interception", "actors": ["Israel"]}],
    ),
    (
        "Israel responded with air strikes on targets in Rafah.",
        [{"kind": "airstrike", "actors": ["Israel"], "place": "Rafah"}],
    ),
    (
        "Troops took the village of Salma on Monday. Rebels retook it on Wednesday.",
        [{"targets": ["Salma"]}, {"targets": ["Salma"], "actors": ["Rebels"]}],
    ),
    (
        "Rebels captured the palace in Aden after four days of fighting with government troops.",
        [{"kind": "seizure"}, {"kind": "clash", "actors": ["Rebels", "government troops"]}],
    ),
    (
        "Two people were killed in an ambush on a road south of Homs.",
        [{"targets": ["people"], "place": "Homs"}],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROUNDS, ids=[text[:40] for text, _ in ROUNDS])
def test_what_a_careful_reader_records(text: str, expected: list[Expected]) -> None:
    check(text, *expected)
