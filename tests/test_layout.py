"""What stands around a story: layouts as newsrooms and agencies have them."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.layout import layout_of

STORY = "Officials said on Monday that the talks had begun in the capital, and would go on."
WRAPPED = """\
Officials said on Monday that the talks
had begun in the capital, and that they
would go on until both sides agreed to a
date for the next ones."""


def found(text: str) -> dict[str, Any]:
    layout = layout_of(text)
    return {
        "headline": layout.headline,
        "byline": list(layout.byline),
        "published": layout.published,
        "dateline": layout.dateline.name if layout.dateline else None,
        "region": layout.region,
        "publisher": layout.publisher,
    }


def known(text: str) -> dict[str, Any]:
    return {name: value for name, value in found(text).items() if value}


HEADLINES = [
    (f"Talks begin\n\n{STORY}", "Talks begin"),
    (f"Talks begin\n{STORY}", "Talks begin"),
    (f"\n\n  Talks begin  \r\n\r\n{STORY}", "Talks begin"),
    (f"Will the talks begin?\n\n{STORY}", "Will the talks begin?"),
    (f"“We will talk”\n\n{STORY}", "“We will talk”"),
    (f"Troops to leave the U.S.\n\n{STORY}", "Troops to leave the U.S."),
    (f"Headline: Talks begin\n\n{STORY}", "Talks begin"),
    (f"Prime ministers of two countries\nto begin talks\n\n{STORY}",
     "Prime ministers of two countries to begin talks"),
    (f"Prime Minister Flies to Capital for Talks on Withdrawal of French-Led\nTroops\n\n{STORY}",
     "Prime Minister Flies to Capital for Talks on Withdrawal of French-Led Troops"),
    (f"Prime Minister Flies to the Capital for\nTalks on Bases\n{WRAPPED}",
     "Prime Minister Flies to the Capital for Talks on Bases"),
    (f"Prime Minister Flies to Northern Capital\nCity\n\n{WRAPPED}",
     "Prime Minister Flies to Northern Capital City"),
    (f"Prime Minister Flies to Capital of non-\naligned Country\n\n{WRAPPED}",
     "Prime Minister Flies to Capital of non-aligned Country"),
    (f"Talks begin\nThe Northern Times\n\n{WRAPPED}", "Talks begin"),
    (f"Prime Minister Flies to Northern Capital\nBy Jane Doe\n\n{WRAPPED}",
     "Prime Minister Flies to Northern Capital"),
    (f"Office of the Spokesperson\n\nTalks begin\n\n{STORY}", "Talks begin"),
    (f"14 January 2019\n\nTalks begin\n\n{STORY}", "Talks begin"),
    (f"{STORY}\n\n{STORY}", None),
    ("Talks begin", None),
    ("Talks begin\n\n", None),
    (f"The following was said:\n\n{STORY}", None),
    (f"{'Very long ' * 30}\n\n{STORY}", None),
    ("The ministers who met in the capital on\nMonday said that they would meet again, and\n"
     "that the talks had been good.\n", None),
    (f"BAGHDAD (AP) — Talks begin\n\n{STORY}", None),
    (f"██ Party of the North\n\n{STORY}", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "headline"), HEADLINES)
def test_headlines(text: str, headline: str | None) -> None:
    assert found(text)["headline"] == headline


BYLINES = [
    ("By Jane Doe", ["Jane Doe"], None),
    ("By Jane Doe and John Roe", ["Jane Doe", "John Roe"], None),
    ("By JANE DOE, Associated Press", ["JANE DOE"], "Associated Press"),
    ("By JANE DOE and JOHN ROE Associated Press Writer", ["JANE DOE", "JOHN ROE"],
     "Associated Press"),
    ("By Jane Doe, John Roe & Ann Poe", ["Jane Doe", "John Roe", "Ann Poe"], None),
    ("By Jane Doe, Staff Writer", ["Jane Doe"], None),
    ("By Jane Doe in Baghdad", ["Jane Doe"], None),
    ("by María José O’Neill-Smith (Reuters)", ["María José O’Neill-Smith"], "Reuters"),
    ("By Ali al-Sudani and Ludwig van Beethoven", ["Ali al-Sudani", "Ludwig van Beethoven"], None),
    ("Jane Doe, Reuters", ["Jane Doe"], "Reuters"),
    ("By Reuters Staff", [], "Reuters"),
    ("Agence France-Presse", [], "Agence France-Presse"),
    ("Written by Jane Doe | 5 min read", ["Jane Doe"], None),
    ("By Monday, protesters had left", [], None),
    ("By Jane Doe, who was there when it began", [], None),
    ("By land and sea", [], None),
]  # fmt: skip


@pytest.mark.parametrize(("line", "byline", "publisher"), BYLINES)
def test_bylines(line: str, byline: list[str], publisher: str | None) -> None:
    layout = found(f"Talks begin\n\n{line}\n\n{STORY}")
    assert (layout["byline"], layout["publisher"]) == (byline, publisher)
    assert layout["headline"] == "Talks begin"


DATES = [
    ("Monday, January 14, 2019\u00a0", "2019-01-14"),
    ("14 January 2019", "2019-01-14"),
    ("14th January, 2019", "2019-01-14"),
    ("Jan. 14, 2019 at 10:30 a.m. ET", "2019-01-14"),
    ("Mon 14 Jan 2019 10.30 GMT", "2019-01-14"),
    ("2019-01-14T10:30:00Z", "2019-01-14"),
    ("2019-01-14 10:30:00+01:00", "2019-01-14"),
    ("Published: 2019-01-14", "2019-01-14"),
    ("Published On 8 Oct 2023", "2023-10-08"),
    ("UPDATED 5:21 PM EDT, October 8, 2023", "2023-10-08"),
    ("Published 14 January 2019, updated 15 January 2019", "2019-01-14"),
    ("Updated: Jan 15, 2019 | Published: Jan 14, 2019 10:30", "2019-01-14"),
    ("By Jane Doe | April 15, 2024", "2024-04-15"),
    ("January 2019", "2019-01"),
    ("Published: 2019", "2019"),
    ("14.01.2019", "2019-01-14"),
    ("01/14/2019", "2019-01-14"),
    ("04/05/2019", "2019"),
    ("14 January", None),
    ("February 30, 2019", None),
    ("In January 2019 it was over", None),
]


@pytest.mark.parametrize(("line", "published"), DATES)
def test_date_lines(line: str, published: str | None) -> None:
    assert found(f"Talks begin\n\n{line}\n\n{STORY}")["published"] == published


def test_a_date_at_the_end_must_be_labelled() -> None:
    story = f"Talks begin\n\n{STORY}\n\n{STORY}\n\n{STORY}\n\n"
    assert found(f"{story}Published: 14 January 2019\n")["published"] == "2019-01-14"
    assert found(f"{story}14 January 2019\n")["published"] is None


DATELINES = [
    ("BAGHDAD (AP) — {}", {"dateline": "Baghdad", "publisher": "AP"}),
    ("WASHINGTON, April 15 (Reuters) - {}", {"dateline": "Washington", "publisher": "Reuters"}),
    ("KYIV, Ukraine — {}", {"dateline": "Kyiv", "region": "Ukraine"}),
    ("GAZA/JERUSALEM, Oct 8 - {}", {"dateline": "Gaza"}),
    ("LONDON/NEW YORK, Oct 8, 2023 (Reuters) - {}",
     {"dateline": "London", "publisher": "Reuters", "published": "2023-10-08"}),
    ("TEL AVIV, Israel, Oct. 8 (UPI) -- {}",
     {"dateline": "Tel Aviv", "region": "Israel", "publisher": "UPI"}),
    ("MOSCOW, April 15. /TASS/. {}", {"dateline": "Moscow", "publisher": "TASS"}),
    ("New Delhi, Apr 15 (PTI) {}", {"dateline": "New Delhi", "publisher": "PTI"}),
    ("Tehran, IRNA – {}", {"dateline": "Tehran", "publisher": "IRNA"}),
    ("Damascus, SANA- {}", {"dateline": "Damascus", "publisher": "SANA"}),
    ("TOKYO, April 15, Kyodo — {}", {"dateline": "Tokyo", "publisher": "Kyodo"}),
    ("Beirut (AFP) - {}", {"dateline": "Beirut", "publisher": "AFP"}),
    ("(CNN) — {}", {"publisher": "CNN"}),
    ("ISLAMABAD: {}", {"dateline": "Islamabad"}),
    ("UNITED NATIONS, Sept 20 — {}", {"dateline": "United Nations"}),
    ("N'DJAMENA, Chad (AP) — {}",
     {"dateline": "N'Djamena", "region": "Chad", "publisher": "AP"}),
    ("SANA'A (SABA) - {}", {"dateline": "Sana'a", "publisher": "SABA"}),
    ("RIO DE JANEIRO (AP) _ {}", {"dateline": "Rio de Janeiro", "publisher": "AP"}),
    ("WASHINGTON D.C. — {}", {"dateline": "Washington D.C."}),
    ("RAMALLAH, Wednesday, January 14, 2019 (WAFA) - {}",
     {"dateline": "Ramallah", "publisher": "WAFA", "published": "2019-01-14"}),
    ("Geneva, 15 April 2024 – {}", {"dateline": "Geneva", "published": "2024-04-15"}),
    ("Baghdad, Iraq – {}", {"dateline": "Baghdad", "region": "Iraq"}),
    ("ERBIL (Kurdistan24) – {}", {"dateline": "Erbil", "publisher": "Kurdistan24"}),
    ("May 3 (Reuters) - {}", {"publisher": "Reuters"}),
    ("Friday, May 3, 2024 (Reuters) - {}", {"publisher": "Reuters", "published": "2024-05-03"}),
    ("Washington CNN — {}", {"dateline": "Washington", "publisher": "CNN"}),
    ("Amman, Jordan – CNN — {}",
     {"dateline": "Amman", "region": "Jordan", "publisher": "CNN"}),
    ("Amman, Jordan CNN — {}", {"dateline": "Amman", "region": "Jordan", "publisher": "CNN"}),
    ("CNN — {}", {"publisher": "CNN"}),
    ("ABOARD USS GERALD FORD (AP) — {}",
     {"dateline": "Aboard USS Gerald Ford", "publisher": "AP"}),
    ("Exclusive CNN — {}", {}),
    ("BREAKING — {}", {}),
    ("NATO — an alliance — met. {}", {}),
    ("The talks — which began on Monday — go on. {}", {}),
    ("Joe Biden, the president (right) — {}", {}),
    ("BAGHDAD — TWO KILLED IN BLAST, FOUR HURT", {}),
    ("US-led troops left. {}", {}),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), DATELINES)
def test_datelines(line: str, expected: dict[str, Any]) -> None:
    assert known(f"Talks begin\n\n{line.format(STORY)}\n") == {
        "headline": "Talks begin",
        **expected,
    }


@pytest.mark.parametrize(
    "headline",
    ["Jordan, Iraq hold talks", "Jordan, Iraq Hold Talks", "Ministers Sue CNN — Again"],
)
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_a_headline_before_an_agency_alone(headline: str, gap: str) -> None:
    assert known(f"{headline}{gap}(CNN) — {STORY}") == {"headline": headline, "publisher": "CNN"}


@pytest.mark.parametrize(
    ("changed", "published"),
    [("April 16, 2024", "2024-04-15"), ("April 14, 2024", "2024-04-14")],
)
def test_the_day_of_a_dateline_with_the_year_of_a_change(changed: str, published: str) -> None:
    text = f"Talks begin\n\nUpdated {changed}\n\nBAGHDAD, April 15 (Reuters) - {STORY}"
    assert found(text)["published"] == published


def test_a_deck_may_stand_before_the_byline() -> None:
    text = f"Talks begin\n\n{STORY}\n\nBy Jane Doe\nApril 15, 2024\n\nBAGHDAD (AP) — {STORY}"
    assert known(text) == {
        "headline": "Talks begin",
        "byline": ["Jane Doe"],
        "published": "2024-04-15",
        "dateline": "Baghdad",
        "publisher": "AP",
    }


def test_dates_and_places_within_the_story_are_its_own() -> None:
    story = f"{STORY}\n\n" * 3
    assert known(f"Talks begin\n\n{story}14 January 2019\n\nBAGHDAD — {STORY}\n\n{story}") == {
        "headline": "Talks begin"
    }


def test_parts_and_story_are_offsets_into_the_text() -> None:
    text = f"\r\n Talks in Cafe\u0301 \U0001f600\r\n\r\nBy Jane Doe\r\n\r\nAMMAN (AP) — {STORY}"
    layout = layout_of(text)
    assert [(part.kind, text[part.start : part.end]) for part in layout.parts] == [
        ("headline", "Talks in Cafe\u0301 \U0001f600"),
        ("byline", "By Jane Doe"),
        ("dateline", "AMMAN (AP) — "),
    ]
    assert text[layout.story :].startswith("AMMAN (AP)")
