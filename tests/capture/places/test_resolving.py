"""Where things happen, as far as sentences say it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.capture.pipeline import capture_article, story_of
from dateline.capture.places.resolving import located
from dateline.layout import layout_of
from dateline.model import Article, Place


def places(text: str) -> list[Place]:
    """The places that the sentences of a text say, in order."""
    story = story_of(Article(text=text, published="2024-04-15"), layout_of(text))
    return [
        place
        for sentence in story.sentences()
        for place in story.places_in(sentence, sentence.start, sentence.end)
    ]


def told(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(place.name, place.country, place.precision) for place in places(text)]


# --- Names, and what stands beside them


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Two men were killed in Mokha, Yemen.", ("Mokha", "YEM", "city")),
        ("A gunman opened fire in Christchurch, New Zealand.", ("Christchurch", "NZL", "city")),
        ("A man was shot in Paris.", ("Paris", "FRA", "city")),
        ("A man was shot in Paris, Texas.", ("Paris", "USA", "city")),
        ("A bomb exploded in Austin, Texas.", ("Austin", "USA", "city")),
        ("Police shot the man in Birmingham, Alabama.", ("Birmingham", "USA", "city")),
        ("Police shot the man in Birmingham, England.", ("Birmingham", "GBR", "city")),
        ("A man was shot in Athens, Georgia.", ("Athens", "USA", "city")),
        ("The attack took place in Tripoli.", ("Tripoli", "LBY", "city")),
        ("The attack took place in Tripoli, Lebanon.", ("Tripoli", "LBN", "city")),
        ("A man was shot in Philadelphia.", ("Philadelphia", "USA", "city")),
        ("A missile hit a warehouse in Odessa.", ("Odesa", "UKR", "city")),
        ("A man was shot in Odessa, Texas.", ("Odessa", "USA", "city")),
        ("A car bomb went off in Kandahar.", ("Kandahar", "AFG", "city")),
        ("Five people died at Bagram Airfield.", ("Bagram", "AFG", "site")),
        ("Troops moved into the Gaza Strip.", ("Gaza Strip", "PSE", "region")),
        ("The convoy was attacked in the Strait of Hormuz.", ("Strait of Hormuz", None, "region")),
        ("The tanker sank in the Red Sea.", ("Red Sea", None, "region")),
        ("They met in the Oval Office.", ("Oval Office", "USA", "site")),
        ("The two met at the White House.", ("White House", "USA", "site")),
        ("The blast hit a market in eastern Baghdad.", ("Baghdad", "IRQ", "city")),
        ("Michael Jordan spoke in Chicago.", ("Chicago", "USA", "city")),
        ("Lloyd Austin spoke in Austin.", ("Austin", "USA", "city")),
        ("Paris Hilton was seen in Paris.", ("Paris", "FRA", "city")),
        ("A man was shot in Sana'a.", ("Sana'a", "YEM", "city")),
        ("A man was shot in the West Bank.", ("West Bank", "PSE", "region")),
        ("A bus crashed in Sindh Province.", ("Sindh", "PAK", "admin1")),
        ("Women marched in the Shia district.", None),
        # What belongs to a place.
        ("A man was shot in Khartoum's Burri neighbourhood.", ("Khartoum", "SDN", "city")),
        ("Shots were fired at Kabul University.", ("Kabul", "AFG", "city")),
        ("A man was shot in Beirut's southern suburbs.", ("Beirut", "LBN", "city")),
        ("A man was shot on Sirte's outskirts.", ("Sirte", "LBY", "city")),
        ("Troops moved in Mali's north.", ("Mali", "MLI", "region")),
        ("The Iraqi army lost men in the country's east.", ("Iraq", "IRQ", "region")),
        ("Iran-backed fighters attacked a base in Syria.", ("Syria", "SYR", "country")),
    ],
)
def test_a_name(text: str, wanted: tuple[str, str | None, str] | None) -> None:
    assert told(text) == ([wanted] if wanted else [])


def test_a_district_that_no_gazetteer_has() -> None:
    [place, _] = places("A bus crashed in the Nirgendwo district of Sindh Province in Pakistan.")

    assert (place.name, place.country, place.precision) == ("Nirgendwo", "PAK", "admin1")


def test_towns_of_a_name_are_told_apart_by_the_state() -> None:
    (missouri,) = places("A man was shot in Springfield, Missouri.")
    (illinois,) = places("A man was shot in Springfield, Illinois.")
    assert (missouri.admin1, illinois.admin1) == ("Missouri", "Illinois")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("About 3,400 troops are stationed in Iraq and Syria.", ["Iraq", "Syria"]),
        ("Talks were held at Camp David in Maryland.", ["Camp David", "Maryland"]),
        ("Rebels attacked a post in Taiz, in southwestern Yemen.", ["Taiz", "southwestern Yemen"]),
        ("They flew from Riyadh to Cairo.", ["Riyadh", "Cairo"]),
        ("Troops are stationed in Iraq, Syria and Jordan.", ["Iraq", "Syria", "Jordan"]),
        ("Troops are stationed in Iraq, Syria, and Jordan.", ["Iraq", "Syria", "Jordan"]),
        ("They met in Vienna, Austria, and spoke.", ["Vienna"]),
    ],
)
def test_several_places(text: str, wanted: list[str]) -> None:
    assert [place.name for place in places(text)] == wanted


# --- How exactly


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Fighters attacked an army post near Mosul.", ("Mosul", "IRQ", "admin1")),
        ("A bomb exploded 30 kilometres north of Baghdad.", ("Baghdad", "IRQ", "admin1")),
        ("Shells fell on the outskirts of Kharkiv.", ("Kharkiv", "UKR", "admin1")),
        ("Crowds gathered in the centre of Kharkiv.", ("Kharkiv", "UKR", "city")),
        ("The talks took place in the Iraqi city.", ("Iraq", "IRQ", "country")),
        ("A missile fell in the Jordanian desert.", ("Jordan", "JOR", "country")),
        ("Two people were killed in Cairo, Illinois.", ("Cairo", "USA", "admin1")),
        ("Two people were killed in Xyzzyville, Vermont.", ("Xyzzyville", "USA", "admin1")),
        ("Two people were killed in Xyzzyville, Yemen.", ("Xyzzyville", "YEM", "country")),
        ("Rockets fell near Bagram.", ("Bagram", "AFG", "city")),
        ("A soldier was shot outside Baghdad.", ("Baghdad", "IRQ", "admin1")),
        ("Fighting went on around Aleppo.", ("Aleppo", "SYR", "admin1")),
        ("Shells fell near the city of Mosul.", ("Mosul", "IRQ", "admin1")),
        ("Soldiers gathered near Yemen.", ("Yemen", "YEM", "country")),
        ("Clashes broke out in northern Syria.", ("northern Syria", "SYR", "region")),
        ("The attack took place in the south of France.", ("France", "FRA", "region")),
        ("A ship was hit off the coast of Yemen.", ("Yemen", "YEM", "region")),
        ("The tanker sank off Yemen.", ("Yemen", "YEM", "region")),
        ("A ship was attacked off Hodeidah.", ("Hodeidah", "YEM", "region")),
    ],
)
def test_precision(text: str, wanted: tuple[str, str | None, str]) -> None:
    assert told(text) == [wanted]


# --- Nouns for places


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Men were killed in the northern Iraqi city of Erbil.", ("Erbil", "IRQ", "city")),
        ("The army moved into the town of Bucha.", ("Bucha", "UKR", "city")),
        ("A drone struck a refinery in the capital, Riyadh.", ("Riyadh", "SAU", "city")),
        ("An officer was killed in the Afghan capital, Kabul.", ("Kabul", "AFG", "city")),
        ("An officer was killed in the Afghan capital of Kabul.", ("Kabul", "AFG", "city")),
        ("A bomb exploded in the Yemeni capital.", ("Sanaa", "YEM", "city")),
        ("Fighting spread to Sanaa, Yemen's capital.", ("Sanaa", "YEM", "city")),
        ("Four people died in Maidan Wardak province.", ("Maidan Wardak", "AFG", "admin1")),
        ("Two men died in Afghanistan's Helmand province.", ("Helmand", "AFG", "admin1")),
        ("Two men died in Iraq's Anbar province.", ("Al Anbar", "IRQ", "admin1")),
        ("A man was killed in Taiz province.", ("Taiz Province", "YEM", "admin1")),
        ("Shells fell in the province of Idlib.", ("Idlib Governorate", "SYR", "admin1")),
        ("Shells fell in the Ukrainian region of Donetsk.", ("Donetsk Oblast", "UKR", "admin1")),
    ],
)
def test_nouns_for_places(text: str, wanted: tuple[str, str | None, str]) -> None:
    assert told(text) == [wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The envoy arrived in Erbil on Monday. He met officials in the city.", "Erbil"),
        ("The envoy arrived in Erbil, Iraq. Protests broke out in the country.", "Iraq"),
        ("Protests took place in Yemen. A bomb went off in the capital.", "Sanaa"),
        ("Shells fell in Mosul. Men fled to Erbil. Three died in the city.", "Erbil"),
    ],
)
def test_what_points_back(text: str, wanted: str) -> None:
    assert places(text)[-1].name == wanted


def test_what_points_nowhere_is_no_place() -> None:
    assert places("Three people died in the city.") == []
    assert places("The talks took place at the US base.") == []


# --- The state and the country


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Crowds gathered in Atlanta. Police made arrests across Georgia.", "USA"),
        ("Storms hit Florida and Alabama. Two people died in Georgia.", "USA"),
        ("Crowds gathered in Tbilisi. Police made arrests across Georgia.", "GEO"),
        ("The Georgian army was called. Police made arrests across Georgia.", "GEO"),
        ("The US secretary of state arrived in Georgia.", "GEO"),
        ("They met in Washington. The secretary of state left for talks in Georgia.", "GEO"),
        ("Police made arrests across Georgia.", "GEO"),
    ],
)
def test_georgia(text: str, country: str) -> None:
    georgia = places(text)[-1]
    assert (georgia.name, georgia.country) == ("Georgia", country)
    assert georgia.precision == ("admin1" if country == "USA" else "country")


# --- What is no place of an event


@pytest.mark.parametrize(
    "text",
    [
        "The minister met with Austin. Austin said that the talks were useful.",
        "Defense Secretary Lloyd Austin arrived. The general spoke to Austin.",
        "The talks went well, Austin said.",
        "Washington condemned the attack.",
        "The Baghdad government condemned the attack.",
        "The missile was launched at the USS Carney.",
        "The Kremlin rejected the report.",
        "Iran-backed fighters attacked a base.",
        "Paris Hilton was seen.",
        "A bomber struck between Mosul and Erbil.",
    ],
)
def test_no_place(text: str) -> None:
    assert told(text) == []


def test_washington_is_a_city_only_where_something_happens() -> None:
    assert told("The ministers met in Washington.") == [("Washington", "USA", "city")]
    assert told("Washington condemned the attack in Baghdad.") == [("Baghdad", "IRQ", "city")]


def test_where_it_was_filed_from_is_not_where_it_happened() -> None:
    text = "BAGHDAD (AP) — A bomb exploded in Basra on Monday, killing four people."
    article = capture_article(Article(text=text, published="2024-04-15"))
    found = {place.name for record in article.records for place in record.places}
    assert found == {"Basra"}


def test_a_meeting_is_where_it_took_place() -> None:
    text = (
        "Yemeni President Rashad al-Alimi met Saudi Foreign Minister Faisal bin Farhan in Aden, "
        "Yemen, on Monday."
    )
    article = capture_article(Article(text=text, published="2024-04-15"))
    (meeting,) = [record for record in article.records if record.type == "meeting"]
    (place,) = meeting.places
    assert (place.name, place.country, place.precision) == ("Aden", "YEM", "city")
    assert place.latitude == pytest.approx(12.78, abs=0.05)
    assert place.longitude == pytest.approx(45.04, abs=0.05)


# --- By itself


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("Shells hit a hangar at Al-Asad airbase.", "site"),
        ("Shells fell near Al-Asad airbase.", "city"),
        ("Planes left Al-Asad Air Base; one landed at Al-Asad air base.", "site"),
    ],
)
def test_bases_by_any_spelling_of_their_noun(text: str, precision: str) -> None:
    assert told(text) == [("Al-Asad", "IRQ", precision)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A bomb exploded outside Kabul.", ("Kabul", "admin1")),
        ("A bomb exploded in Kabul.", ("Kabul", "city")),
        ("Pirates attacked a ferry off the coast of Oman.", ("Oman", "region")),
    ],
)
def test_of_what_happened_near_or_off_it(text: str, place: tuple[str, str]) -> None:
    [record] = capture_article(Article(id="test", text=text, published="2024-04-15")).records
    assert [(one.name, one.precision) for one in record.places] == [place]


@pytest.mark.parametrize(
    ("name", "region", "country"),
    [
        ("BAGHDAD", None, "IRQ"),
        ("PARIS", "Texas", "USA"),
        ("Tripoli", "Lebanon", "LBN"),
        ("Xyzzyville", None, None),
    ],
)
def test_a_name_by_itself(name: str, region: str | None, country: str | None) -> None:
    place = located(name, region)
    assert (place and place.country) == country


WORDS = st.sampled_from(
    [
        *("in", "near", "off", "of", "the", "city", "capital", "province", "coast", "region"),
        *("Erbil", "Georgia", "Yemen", "Paris", "Texas", "Iraqi", "Austin", "northern", "'s"),
        *(",", "and", ".", "met", "killed", "said", "between"),
    ]
)


@given(st.lists(WORDS, max_size=40))
def test_nothing_breaks_it(words: list[str]) -> None:
    for place in places(" ".join(words)):
        assert place.precision is not None
        assert (place.latitude is None) == (place.longitude is None)
