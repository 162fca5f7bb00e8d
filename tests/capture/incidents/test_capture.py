"""Incidents of sentences in the style of many kinds of news; each expected record in one line."""

from collections.abc import Iterator

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


ONE: list[tuple[str, Expected]] = [
    # Attacks and their tolls.
    (
        "Gunmen opened fire on worshippers at two mosques in Christchurch on Friday, killing 51"
        " people and injuring 49.",
        {
            "kind": "shooting",
            "actors": ["Gunmen"],
            "targets": ["worshippers"],
            "place": "Christchurch",
            "killed": 51,
            "injured": 49,
            "date": "2019-09-06",
            "status": "occurred",
        },
    ),
    (
        "A suicide bomber blew himself up outside a police station in Kabul, leaving 14 people"
        " dead and 145 wounded.",
        {
            "kind": "bombing",
            "actors": ["suicide bomber"],
            "targets": ["police station"],
            "place": "Kabul",
            "killed": 14,
            "injured": 145,
        },
    ),
    (
        "At least 20 soldiers were killed when militants attacked an army base in northern Mali.",
        {"kind": "attack", "actors": ["militants"], "targets": ["army base"], "killed": 20},
    ),
    (
        "Three people were stabbed to death by a man with a machete in Marseille on Sunday.",
        {
            "kind": "stabbing",
            "actors": ["man"],
            "killed": 3,
            "place": "Marseille",
            "weapon": "machete",
        },
    ),
    (
        "Israeli warplanes struck Hamas positions in Gaza on Monday night.",
        {"kind": "airstrike", "targets": ["Hamas positions"], "date": "2019-09-09"},
    ),
    (
        "Two car bombs exploded near a market in Mogadishu, killing at least 15 people.",
        {"kind": "bombing", "weapon": "car bombs", "place": "Mogadishu", "killed": 15},
    ),
    (
        "The Islamic State claimed responsibility for an attack on a church in Manila that killed"
        " 20 people.",
        {
            "kind": "attack",
            "actors": ["Islamic State"],
            "targets": ["church"],
            "place": "Manila",
            "killed": 20,
        },
    ),
    (
        "Police shot dead a man who was carrying a knife near London Bridge.",
        {"kind": "shooting", "actors": ["Police"], "targets": ["man"], "killed": 1},
    ),
    (
        "A man was shot and killed by police in Dallas on Thursday.",
        {
            "kind": "shooting",
            "actors": ["police"],
            "targets": ["man"],
            "place": "Dallas",
            "killed": 1,
            "date": "2019-09-05",
        },
    ),
    (
        "Rockets fired by Palestinian militants from Gaza hit a house in Ashkelon, wounding seven"
        " Israelis.",
        {"kind": "missile_strike", "place": "Ashkelon", "injured": 7},
    ),
    (
        "Hezbollah fired anti-tank missiles at an Israeli army vehicle.",
        {"kind": "missile_strike", "actors": ["Hezbollah"], "targets": ["Israeli army vehicle"]},
    ),
    (
        "Syrian government forces shelled a hospital in Idlib, the observatory said.",
        {
            "kind": "attack",
            "actors": ["Syrian government forces"],
            "targets": ["hospital"],
            "place": "Idlib",
        },
    ),
    (
        "Boko Haram fighters kidnapped 276 schoolgirls from a school in Chibok in April 2014.",
        {"kind": "seizure", "targets": ["schoolgirls"], "date": "2014-04"},
    ),
    (
        "Iran shot down a US drone over the Strait of Hormuz in June.",
        {"kind": "interception", "actors": ["Iran"], "targets": ["US drone"]},
    ),
    (
        "Saudi air defences intercepted two ballistic missiles over Riyadh.",
        {"kind": "interception", "targets": ["ballistic missiles"], "place": "Riyadh"},
    ),
    (
        "Iranian forces seized the British-flagged tanker Stena Impero in the Strait of Hormuz.",
        {"kind": "seizure", "actors": ["Iranian forces"]},
    ),
    (
        "The bombing was blamed on the Pakistani Taliban. ",
        {"kind": "bombing"},
    ),
    (
        "A roadside bomb killed four policemen in Egypt's Sinai on Saturday.",
        {
            "kind": "bombing",
            "weapon": "roadside bomb",
            "targets": ["policemen"],
            "killed": 4,
            "date": "2019-09-07",
        },
    ),
    (
        "Russia invaded Ukraine in 2014.",
        {
            "kind": "attack",
            "actors": ["Russia"],
            "targets": ["Ukraine"],
            "place": "Ukraine",
            "date": "2014",
        },
    ),
    (
        "Secretary Pompeo condemned Russia's invasion of Georgia in August 2008.",
        {"kind": "attack", "actors": ["Russia"], "targets": ["Georgia"], "date": "2008-08"},
    ),
    (
        "The US carried out an airstrike against al-Shabaab in Somalia, killing 24 fighters.",
        {
            "kind": "airstrike",
            "actors": ["United States"],
            "targets": ["al-Shabaab"],
            "place": "Somalia",
            "killed": 24,
        },
    ),
    (
        "A shooting at a Walmart in El Paso left 22 people dead.",
        {"kind": "shooting", "place": "El Paso", "killed": 22},
    ),
    (
        "The blast claimed the lives of 35 people in Beirut.",
        {"kind": "bombing", "killed": 35, "place": "Beirut"},
    ),
    # Acts that another noun carries, and the day or the operation they are named after.
    (
        "An accountant went on a shooting spree at a mall in Denver on Sunday, killing four.",
        {
            "kind": "shooting",
            "actors": ["accountant"],
            "place": "Denver",
            "killed": 4,
            "date": "2019-09-08",
        },
    ),
    (
        "The court heard of an alleged bombing plot by Hezbollah against tourists in Thailand.",
        {
            "kind": "bombing",
            "actors": ["Hezbollah"],
            "targets": ["tourists"],
            "place": "Thailand",
            "status": "alleged",
        },
    ),
    (
        "The judge survived an assassination attempt in Karachi on Monday.",
        {"kind": "attack", "targets": ["judge"], "place": "Karachi", "date": "2019-09-09"},
    ),
    (
        "The October 7, 2018 attack on a bus in Minya killed seven pilgrims.",
        {"kind": "attack", "targets": ["bus"], "killed": 7, "date": "2018-10-07"},
    ),
    (
        "Karim Haddad led the cell and organized the 9/11 attacks on New York.",
        {"actors": ["Karim Haddad"], "place": "New York", "date": "2001-09-11"},
    ),
    (
        "The commander said Omar Doe, brother of the cleric Ali Doe, was killed in a French raid"
        " in Mali.",
        {"kind": "attack", "actors": ["France"], "targets": ["Omar Doe"], "place": "Mali"},
    ),
    (
        "Envoys spoke of alleged rebel attacks on churches in countries including Chad.",
        {"kind": "attack", "targets": ["churches"], "place": "Chad", "status": "alleged"},
    ),
    # Tolls told in lists, one by one, or later.
    (
        "Rebels shelled the town of Sirte on Monday. Ninety soldiers were wounded, as were twelve"
        " civilians, and three each from the police and the fire service.",
        {"actors": ["Rebels"], "place": "Sirte", "injured": 108},
    ),
    (
        "A gunman opened fire at a bar in Leeds, killing two. A third man was hospitalized.",
        {"kind": "shooting", "killed": 2, "injured": 1},
    ),
    (
        "The mayor, Jane Doe, was stabbed in Lyon on Monday. Doe suffered three deep wounds. Her"
        " driver and two others were also injured.",
        {"kind": "stabbing", "targets": ["Jane Doe"], "injured": 4},
    ),
    (
        "Eleven people were taken to hospital with injuries after a blast in Cairo.",
        {"kind": "bombing", "place": "Cairo", "injured": 11},
    ),
    (
        "A bomb killed three people in Quetta on Monday. The general claimed forty civilians were"
        " wounded.",
        {"kind": "bombing", "killed": 3, "injured": 40, "status": "occurred"},
    ),
    (
        "A cook went on a stabbing spree in Denver on Sunday, killing four. Three of the victims"
        " were male clerks and the fourth was a female nurse.",
        {"kind": "stabbing", "targets": ["male clerks", "female nurse"], "killed": 4},
    ),
    # Who did it, told by who says so or who is suspected.
    (
        "A spokesman for the city police said three men had been arrested in Turin.",
        {"kind": "arrest", "actors": ["city police"], "targets": ["men"], "place": "Turin"},
    ),
    (
        "A bomb killed three people in Quetta on Monday. Jaish al-Adl are the suspected"
        " perpetrators.",
        {"kind": "bombing", "actors": ["Jaish al-Adl"]},
    ),
    (
        "A bomb exploded in Kirkuk on Sunday. The Islamic State of Iraq and the Levant claimed"
        " responsibility.",
        {"kind": "bombing", "actors": ["Islamic State"], "place": "Kirkuk"},
    ),
    (
        "The BBC reported that 200 people had been arrested, according to The New York Times.",
        {"kind": "arrest", "targets": ["people"], "place": None},
    ),
    (
        "Moscow attacked Kyiv on Tuesday.",
        {"kind": "attack", "actors": ["Russia"], "targets": ["Kyiv"], "place": "Kyiv"},
    ),
    (
        "Five people were wounded in Philadelphia on Monday when a gunman opened fire.",
        {"kind": "shooting", "place": "Philadelphia", "injured": 5},
    ),
    (
        '"Nobody speaks when Holy Cross Church is attacked," the abbot said.',
        {"kind": "attack", "place": "Holy Cross Church", "status": "alleged"},
    ),
    (
        "The Dublin and Monaghan bombings killed 33 people in 1974.",
        {"kind": "bombing", "actors": [], "killed": 33, "date": "1974"},
    ),
    # Clashes and protests.
    (
        "Demonstrators have packed the streets of Bogota since April.",
        {"kind": "protest", "actors": ["Demonstrators"], "place": "Bogotá"},
    ),
    (
        "This was one of the demands of the demonstrators, often marching at night, who have"
        " blocked roads near Lima since May.",
        {"kind": "protest", "actors": ["demonstrators"]},
    ),
    (
        "The regime chose to suppress protests in a brutal way.",
        {"kind": "other", "actors": ["regime"], "targets": ["protesters"]},
    ),
    (
        "Kenya's president spoke in Kenya of peace. Kenyan officials listened. More than 300"
        " people have been arrested.",
        {"kind": "arrest", "targets": ["people"], "place": "Kenya"},
    ),
    (
        "Protesters clashed with riot police in Hong Kong on Sunday.",
        {
            "kind": "clash",
            "actors": ["Protesters", "riot police"],
            "targets": [],
            "place": "Hong Kong",
            "date": "2019-09-08",
        },
    ),
    (
        "Clashes between police and demonstrators in Paris left 30 injured.",
        {"kind": "clash", "actors": ["police", "demonstrators"], "place": "Paris", "injured": 30},
    ),
    (
        "Police fired tear gas at protesters in Khartoum.",
        {
            "actors": ["Police"],
            "targets": ["protesters"],
            "weapon": "tear gas",
            "place": "Khartoum",
        },
    ),
    (
        "Thousands of people protested in Moscow on Saturday against the exclusion of candidates.",
        {"kind": "protest", "place": "Moscow", "date": "2019-09-07"},
    ),
    (
        "Clashes between the army and rebels are continuing in Aleppo.",
        {"kind": "clash", "actors": ["army", "rebels"], "place": "Aleppo", "status": "ongoing"},
    ),
    (
        "Rioters set fire to a police station in Jakarta.",
        {"kind": "other", "actors": ["Rioters"], "targets": ["police station"], "place": "Jakarta"},
    ),
    # Arrests and courts.
    (
        "Police in Spain arrested three men on suspicion of smuggling.",
        {"kind": "arrest", "actors": ["Police"], "targets": ["men"], "place": "Spain"},
    ),
    (
        "Russian opposition leader Alexei Navalny was detained by police in Moscow.",
        {"kind": "arrest", "actors": ["police"], "targets": ["Alexei Navalny"], "place": "Moscow"},
    ),
    (
        "The Secretary raised the detention of Paul Whelan in Russia.",
        {"kind": "arrest", "targets": ["Paul Whelan"], "place": "Russia"},
    ),
    (
        "She called for a full investigation of the killing of Jamal Khashoggi in Istanbul.",
        {"kind": "attack", "targets": ["Jamal Khashoggi"], "place": "Istanbul"},
    ),
    # Accidents.
    (
        "A bus carrying tourists crashed into a lorry in Madeira, killing 29.",
        {"kind": "crash", "killed": 29},
    ),
    (
        "Ethiopian Airlines Flight 302 crashed near Addis Ababa in March, killing all 157 people"
        " on board.",
        {"kind": "crash", "killed": 157, "date": "2019-03"},
    ),
    (
        "Two trains collided in Copenhagen on Wednesday; no one was injured.",
        {"kind": "crash", "place": "Copenhagen", "injured": 0},
    ),
    # Status.
    (
        "Turkey threatened to attack Kurdish forces in Syria.",
        {"kind": "attack", "actors": ["Turkey"], "status": "planned"},
    ),
    (
        "The minister claimed that rebels had attacked civilians in Homs.",
        {"actors": ["rebels"], "targets": ["civilians"], "place": "Homs", "status": "alleged"},
    ),
    (
        "The army accused the rebels of shelling a village near Hodeidah.",
        {"actors": ["rebels"], "targets": ["village"], "status": "alleged"},
    ),
    (
        "The ministry denied bombing the hospital in Kunduz.",
        {"kind": "bombing", "targets": ["hospital"], "status": "denied"},
    ),
    (
        "The United States could attack Iran, he warned.",
        {"actors": ["United States"], "targets": ["Iran"], "status": "hypothetical"},
    ),
    (
        "A protest is planned in Berlin for Friday.",
        {"kind": "protest", "place": "Berlin", "status": "planned"},
    ),
    # One event told several times.
    (
        "A bomb exploded in a market in Peshawar on Monday. The attack killed 12 people and"
        " wounded 30. No group has claimed responsibility. The blast damaged several shops.",
        {
            "kind": "bombing",
            "place": "Peshawar",
            "killed": 12,
            "injured": 30,
            "date": "2019-09-09",
            "actors": [],
        },
    ),
    (
        "Gunmen stormed a hotel in Nairobi on Tuesday. Al-Shabaab said it carried out the attack."
        " The death toll rose to 21 on Wednesday.",
        {"kind": "attack", "place": "Nairobi", "killed": 21},
    ),
    (
        "A man attacked passengers on a train in Würzburg. Five people were injured in the"
        " incident. He used an axe, police said.",
        {"actors": ["man"], "targets": ["passengers"], "injured": 5},
    ),
    (
        "A mosque in Kano was bombed on Friday. Police blamed the attack on Boko Haram. Forty"
        " people died.",
        {
            "kind": "bombing",
            "targets": ["mosque"],
            "actors": ["Boko Haram"],
            "killed": 40,
            "place": "Kano",
        },
    ),
    (
        "A drone attack hit an oil refinery in Abqaiq. The Houthis claimed responsibility. The"
        " Houthi movement said the strikes were carried out with ten drones.",
        {"kind": "drone_strike", "targets": ["oil refinery"], "place": "Abqaiq", "weapon": "drone"},
    ),
]

NONE = [
    "The two companies struck a deal on Monday.",
    "The president came under attack from critics over his record.",
    "The minister attacked the opposition's policy in a speech.",
    "He died of cancer in Boston on Monday.",
    "After a long battle with illness, the singer died in Rome.",
    "The world must fight climate change, the secretary said.",
    "The country was hit by the economic crisis in 2008.",
    "Iran has been targeted by sanctions since 2018.",
    "Teachers began a strike in Chicago on Thursday over pay.",
    "The war on drugs has failed in Mexico, activists said.",
    "The actor suffered a heart attack in London on Sunday.",
    "The army did not attack the village.",
    "There have been no attacks in the city, police said.",
    "United beat City in Manchester on Saturday after a late strike.",
    "The trade war between China and the United States hurt exports.",
    "The movie was shot in Morocco in 2017.",
    "Markets crashed in New York on Monday.",
    "A hurricane hit Florida on Sunday, killing four people.",
    "Parliament killed the bill on Tuesday.",
    "Senator Doe attacked the treaty in a television interview.",
    "Officials offered a reward for information leading to his capture.",
    "Police foiled an assassination plot against the mayor of Lyon.",
    "In a speech on Monday the premier attacked the ruling of the judges in Warsaw.",
    "The team captured the title in Paris.",
    "They agreed to fight terrorism together.",
    "Google launched a new service in India.",
]


@pytest.mark.parametrize(("text", "expected"), ONE, ids=[text[:40] for text, _ in ONE])
def test_one_event_is_one_record(text: str, expected: Expected) -> None:
    records = captured(text)
    assert len(records) == 1, [record.evidence[0].exact for record in records]
    assert {slot: value(records[0], slot) for slot in expected} == expected


@pytest.mark.parametrize("text", NONE)
def test_figures_of_speech_and_negations_are_no_incidents(text: str) -> None:
    assert [record.evidence[0].exact for record in captured(text)] == []


SEVERAL = [
    (
        "A car bomb exploded in Baghdad on Monday, killing five people. Last week a bombing in"
        " Basra killed nine.",
        [("Baghdad", 5), ("Basra", 9)],
    ),
    (
        "Protesters marched in Paris. In 2014, police arrested 900 protesters in the city.",
        [("Paris", None), ("Paris", None)],
    ),
    (
        "A student attacked passers-by with a knife in Osaka on Friday. The attacker was shot dead"
        " by officers.",
        [("Osaka", None), ("Osaka", 1)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_two_events_are_two_records(
    text: str, expected: list[tuple[str | None, int | None]]
) -> None:
    assert [(value(one, "place"), value(one, "killed")) for one in captured(text)] == expected


def _texts() -> Iterator[str]:
    yield from (text for text, _ in ONE)
    yield from NONE
    yield from (text for text, _ in SEVERAL)


@pytest.mark.parametrize("text", list(_texts()))
def test_every_passage_stands_in_the_text(text: str) -> None:
    for record in captured(text):
        for evidence in record.evidence:
            assert text[evidence.start : evidence.end] == evidence.exact


@pytest.mark.parametrize(
    "text",
    [
        "Messi was bombarded with questions in Miami on Sunday.",
        "Rishi Sunak shot down the idea on Monday.",
        "A fire killed six workers at a factory in Tultepec on 3 May.",
        "Brexit killed off three Conservative leaders.",
        "Heavy rain hit Dubai on Tuesday, killing one person.",
    ],
)
def test_what_nobody_did_by_force_is_no_incident(text):
    article = capture_article(Article(text=text, published="2024-04-20"))
    assert [record for record in article.records if record.type == "incident"] == []


def test_those_told_with_others_are_counted_once():
    text = (
        "Thirteen soldiers were killed and 20 others were wounded in an ambush by al-Shabab "
        "fighters near Mogadishu on Wednesday."
    )
    (record,) = capture_article(Article(text=text, published="2024-04-20")).records
    assert isinstance(record, Incident)
    assert record.killed is not None
    assert record.injured is not None
    assert (record.killed.best, record.injured.best) == (13, 20)


def test_what_strikes_hit_is_attacked():
    text = "A depot in Aden was hit by several drone strikes on Tuesday."
    (record,) = capture_article(Article(text=text, published="2024-04-20")).records
    assert isinstance(record, Incident)
    assert record.kind == "drone_strike"
