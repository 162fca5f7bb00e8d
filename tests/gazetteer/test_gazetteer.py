"""The gazetteer: which places a name has, and which countries words are of."""

from __future__ import annotations

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.gazetteer import Country, Toponym, gazetteer
from dateline.model.countries import is_country


def first(name: str) -> Toponym:
    return gazetteer().named(name)[0]


def code(country: Country | None) -> str | None:
    return country and country.alpha3


# --- Names and how they are written


@pytest.mark.parametrize(
    ("name", "called", "country"),
    [
        ("Baghdad", "Baghdad", "IRQ"),
        ("Kiev", "Kyiv", "UKR"),
        ("Odessa", "Odesa", "UKR"),
        ("Mocha", "Mokha", "YEM"),
        ("Hodeida", "Hodeidah", "YEM"),
        ("Hawler", "Erbil", "IRQ"),
        ("Ain al-Asad", "Al-Asad", "IRQ"),
        ("Deir Ezzor", "Deir ez-Zor", "SYR"),
        ("Turkey", "Turkey", "TUR"),
        ("Türkiye", "Turkey", "TUR"),
        ("Burma", "Myanmar", "MMR"),
        ("Ivory Coast", "Ivory Coast", "CIV"),
        ("Côte d'Ivoire", "Ivory Coast", "CIV"),
        ("Qom", "Qom", "IRN"),
        ("Van", "Van", "TUR"),
        ("Tokelau", "Tokelau", "TKL"),
    ],
)
def test_other_spellings_lead_to_the_name_that_records_use(
    name: str, called: str, country: str
) -> None:
    assert (first(name).name, first(name).country) == (called, country)


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Al-Asad airbase", "Al-Asad"),
        ("Bagram air field", "Bagram"),
        ("Shayrat Air Base", "Shayrat"),
        ("Qayyarah airbase", "Qayyarah Airfield West"),
        ("T-4 Air Base", "T-4 airbase"),
        ("Sevastopol navy base", "Sevastopol naval base"),
        ("Kabul International Airport", "Kabul airport"),
    ],
)
def test_a_base_is_found_however_its_noun_is_written(name: str, called: str) -> None:
    assert first(name).name == called
    assert first(name).precision == "site"


def test_a_town_is_no_base() -> None:
    assert gazetteer().named("Leicester airbase") == ()


@pytest.mark.parametrize(
    "written",
    [
        "Sana'a",
        "Sana’a",
        "Sanaʿa",
        "SANA'A",
        "sana'a",
        "Sanaa",
        "  Sana'a  ",
        "Ṣanaa",
        unicodedata.normalize("NFD", "Ṣanaa"),
        unicodedata.normalize("NFD", "Sanáa"),
    ],
)
def test_case_accents_and_apostrophes_make_no_difference(written: str) -> None:
    assert (first(written).name, first(written).country) == ("Sanaa", "YEM")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("al-Asad", "Al Asad"),
        ("Port-au-Prince", "Port au Prince"),
        ("The Gambia", "Gambia"),
        ("the Hague", "The Hague"),
        ("Deir ez\u2011Zor", "Deir ez-Zor"),
        ("Washington D.C.", "Washington, DC"),
        ("São Paulo", "Sao Paulo"),
        ("Łódź", "Lodz"),
        ("Tromsø", "Tromso"),
        ("Zürich", unicodedata.normalize("NFD", "Zürich")),
    ],
)
def test_hyphens_and_articles_make_no_difference(one: str, other: str) -> None:
    assert gazetteer().named(one)
    assert gazetteer().named(one) == gazetteer().named(other)


@pytest.mark.parametrize("word", ["us", "Us", "uk", "usa", "qom", "van", "car", "man", "of", "is"])
def test_short_words_are_no_places(word: str) -> None:
    assert gazetteer().named(word) == ()
    assert gazetteer().country_named(word) is None


@pytest.mark.parametrize("name", ["US", "U.S.", "USA", "U.S.A.", "the US", "America"])
def test_abbreviations_in_capitals_are_countries(name: str) -> None:
    assert code(gazetteer().country_named(name)) == "USA"
    assert first(name).country == "USA"


@pytest.mark.parametrize(
    "name", ["", " ", ".", "-", "the", "Xyzzyville", "\0", "\ud800", "🙂", "1,2", "~12", "\t", "\n"]
)
def test_unknown_names_have_no_places(name: str) -> None:
    known = gazetteer()
    assert known.named(name) == ()
    assert known.country_named(name) is None
    assert known.country_of_demonym(name) is None
    assert known.country_of_capital(name) is None
    assert known.country_of_seat(name) is None


@given(st.text(max_size=30))
def test_any_text_can_be_asked_for(name: str) -> None:
    found = gazetteer().named(name)
    assert found == gazetteer().named(name)
    for toponym in found:
        assert toponym.place().name == toponym.name
        assert toponym.country is None or is_country(toponym.country)


# --- Several places of a name


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Paris", [("capital", "FRA"), ("city", "USA")]),
        ("Georgia", [("country", "GEO"), ("admin1", "USA")]),
        ("Jordan", [("country", "JOR"), ("city", "HKG")]),
        ("Washington", [("capital", "USA"), ("city", "GBR")]),
        ("Gaza", [("region", "PSE")]),
        ("Tripoli", [("capital", "LBY"), ("city", "LBN")]),
        ("Birmingham", [("city", "GBR"), ("city", "USA")]),
        ("Punjab", [("admin1", "PAK"), ("admin1", "IND")]),
    ],
)
def test_the_likeliest_comes_first(name: str, wanted: list[tuple[str, str]]) -> None:
    found = [(toponym.kind, toponym.country) for toponym in gazetteer().named(name)]
    assert found[: len(wanted)] == wanted


def test_a_name_of_its_own_comes_before_one_that_others_use() -> None:
    found = gazetteer().named("Paris")
    assert [item.name for item in found if item.lesser] == ["Parys"]
    assert [item.lesser for item in found] == sorted(item.lesser for item in found)
    assert not any(item.lesser for item in gazetteer().named("Kiev"))


def test_a_place_of_the_model() -> None:
    place = first("Erbil").place()
    assert (place.name, place.country, place.admin1) == ("Erbil", "IRQ", "Kurdistan Region")
    assert (place.latitude, place.longitude) == (36.1911, 44.0092)
    assert (place.precision, place.geonames_id) == ("city", 95446)


@pytest.mark.parametrize(
    ("name", "precision"),
    [
        ("Yemen", "country"),
        ("Helmand", "admin1"),
        ("Red Sea", "region"),
        ("Bab el-Mandeb", "region"),
        ("Bagram", "site"),
        ("White House", "site"),
        ("Fordow", "site"),
        ("Riyadh", "city"),
    ],
)
def test_precision(name: str, precision: str) -> None:
    assert first(name).precision == precision


@pytest.mark.parametrize(
    "name", ["Jerusalem", "Golan Heights", "Majdal Shams", "Kashmir", "Abyei", "Spratly Islands"]
)
def test_disputed_places_are_of_no_country(name: str) -> None:
    assert {toponym.country for toponym in gazetteer().named(name)} == {None}


@pytest.mark.parametrize(
    ("name", "country"),
    [("Crimea", "UKR"), ("Sevastopol", "UKR"), ("Hargeisa", "SOM"), ("Northern Cyprus", "CYP"),
     ("Pristina", "XKX"), ("Laayoune", "ESH"), ("Taipei", "TWN"), ("Ramallah", "PSE")],
)  # fmt: skip
def test_the_country_is_that_of_the_row(name: str, country: str) -> None:
    assert first(name).country == country


# --- Countries


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("Turkish", "TUR"),
        ("Turks", "TUR"),
        ("South Korean", "KOR"),
        ("Saudis", "SAU"),
        ("Emirati", "ARE"),
        ("Lao", "LAO"),
        ("British", "GBR"),
        ("Palestinian", "PSE"),
        ("Congolese", "COD"),
        ("Dominican", "DOM"),
        ("polish", None),
        ("turkish", None),
        ("Kurdish", None),
        ("Turkey", None),
    ],
)
def test_demonyms(word: str, country: str | None) -> None:
    assert code(gazetteer().country_of_demonym(word)) == country


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Ankara", "TUR"),
        ("Washington", "USA"),
        ("Washington, D.C.", "USA"),
        ("Kiev", "UKR"),
        ("Ulan Bator", "MNG"),
        ("St. George's", "GRD"),
        ("Istanbul", None),
        ("The Hague", None),
    ],
)
def test_capitals(name: str, country: str | None) -> None:
    assert code(gazetteer().country_of_capital(name)) == country


@pytest.mark.parametrize(
    ("name", "country"),
    [("White House", "USA"), ("the Kremlin", "RUS"), ("Downing Street", "GBR"), ("Élysée", "FRA"),
     ("Elysee", "FRA"), ("the Pentagon", "USA"), ("Baghdad", None), ("House", None)],
)  # fmt: skip
def test_seats(name: str, country: str | None) -> None:
    assert code(gazetteer().country_of_seat(name)) == country


def test_a_country_that_there_is_not() -> None:
    with pytest.raises(KeyError):
        gazetteer().country("QQQ")


# --- Nothing is loaded before it is asked for


def test_importing_dateline_loads_no_gazetteer() -> None:
    program = """
import sys, zlib
unpacked = []
decompress = zlib.decompress
zlib.decompress = lambda data, *rest: (unpacked.append(len(data)), decompress(data, *rest))[1]
import dateline, dateline.cli
dateline.loads(dateline.dumps(dateline.Article(text='a'), 'json'), 'json')
dateline.dumps(dateline.Article(text='a'), 'geojson')
print([name for name in sys.modules if name.startswith('dateline.gazetteer')], unpacked)
import dateline.gazetteer
print(unpacked)
dateline.gazetteer.gazetteer().named('Paris')
print(len(unpacked))
dateline.gazetteer.outline('FRA')
print(len(unpacked))
"""
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout.splitlines() == ["[] []", "[]", "2", "3"]
