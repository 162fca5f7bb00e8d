"""Meetings: rules of the language, told by sentences of their own."""

import pytest

from dateline.capture.pipeline import capture_article
from dateline.model import Article, Meeting

_PUBLISHED = "2024-10-09"  # a Wednesday


def _meetings(text: str) -> list[Meeting]:
    article = capture_article(Article(id="test", text=text, published=_PUBLISHED))
    return [record for record in article.records if isinstance(record, Meeting)]


def _names(meeting: Meeting) -> list[str]:
    return [actor.name for actor in meeting.participants]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "French President Emmanuel Macron met German Chancellor Olaf Scholz.",
            ["Emmanuel Macron", "Olaf Scholz"],
        ),
        ("Macron and Scholz met in Paris on Monday.", ["Macron", "Scholz"]),
        ("Zelensky sat down with Biden at the White House.", ["Zelensky", "Biden"]),
        (
            "President Andrzej Duda hosted Prime Minister Petr Fiala in Warsaw.",
            ["Andrzej Duda", "Petr Fiala"],
        ),
        (
            "King Abdullah received Foreign Minister Hakan Fidan in Amman.",
            ["Abdullah", "Hakan Fidan"],
        ),
        ("Merkel phoned Lukashenko on Sunday.", ["Merkel", "Lukashenko"]),
        (
            "Putin held talks with Turkish President Recep Tayyip Erdogan.",
            ["Putin", "Recep Tayyip Erdogan"],
        ),
        ("Talks between Iran and the United States in Geneva ended.", ["Iran", "United States"]),
        ("A meeting between Putin and Zelensky took place.", ["Putin", "Zelensky"]),
        ("Biden's meeting with Xi lasted four hours.", ["Biden", "Xi"]),
        ("The US-China talks in Alaska ended on Friday.", ["United States", "China"]),
        ("The leaders of Armenia and Azerbaijan met in Prague.", ["Armenia", "Azerbaijan"]),
        (
            "Ministers from Turkey, Syria and Russia held a trilateral meeting.",
            ["Turkey", "Syria", "Russia"],
        ),
        (
            "Israeli and Palestinian officials met in Aqaba.",
            ["Israeli officials", "Palestinian officials"],
        ),
        (
            "Hamas leaders held negotiations with Egyptian mediators.",
            ["Hamas leaders", "Egyptian mediators"],
        ),
        (
            "Qatar hosted talks between the Taliban and the United States.",
            ["Taliban", "United States"],
        ),
        (
            "In a phone call with Macron, Netanyahu said that it would go on.",
            ["Netanyahu", "Macron"],
        ),
        (
            "Olaf Scholz and Emmanuel Macron took part in a meeting hosted by Andrzej Duda.",
            ["Olaf Scholz", "Emmanuel Macron", "Andrzej Duda"],
        ),
        ("The UN Security Council met on Tuesday.", ["United Nations Security Council"]),
        (
            "Sherman met with Bjoern Seibert, Ettore Sequi, and James Cleverly.",
            ["Sherman", "Bjoern Seibert", "Ettore Sequi", "James Cleverly"],
        ),
        (
            "President Gitanas Nauseda was received by King Frederik in Copenhagen.",
            ["Gitanas Nauseda", "Frederik"],
        ),
        ("Maia Sandu consulted opposition leaders.", ["Maia Sandu", "opposition leaders"]),
        (
            "Chancellor Karl Nehammer discussed gas with President Alexander Stubb.",
            ["Karl Nehammer", "Alexander Stubb"],
        ),
        ("Maia Sandu and Karl Nehammer shook hands in Vienna.", ["Maia Sandu", "Karl Nehammer"]),
        (
            "Ambassador Jane Doe paid a visit to Prime Minister John Roe.",
            ["Jane Doe", "John Roe"],
        ),
        (
            "A delegation led by Finance Minister Jane Doe met with President John Roe.",
            ["Jane Doe", "John Roe"],
        ),
        (
            "Jane Doe, accompanied by Foreign Minister Mary Major, met President John Roe.",
            ["Jane Doe", "Mary Major", "John Roe"],
        ),
        (
            "Jane Doe was joined by Mary Major for talks with President John Roe.",
            ["Jane Doe", "Mary Major", "John Roe"],
        ),
        (
            "Jane Doe held separate meetings with President John Roe and Mary Major.",
            ["Jane Doe", "John Roe", "Mary Major"],
        ),
        (
            "Speaking after a meeting with President John Roe, Jane Doe said it was settled.",
            ["Jane Doe", "John Roe"],
        ),
        (
            "A late-May meeting between the King of Spain and President John Roe was friendly.",
            ["King of Spain", "John Roe"],
        ),
        (
            "Sudan and Chad attended a conference hosted by Kenya.",
            ["Sudan", "Chad", "Kenya"],
        ),
        ("The Latvian cabinet met on Monday.", ["Latvian cabinet"]),
        (
            "The deal was signed by Jane Doe and John Roe after two days of talks in Rome.",
            ["Jane Doe", "John Roe"],
        ),
        ("Jane Doe hosted a dinner for President John Roe.", ["Jane Doe", "John Roe"]),
        (
            '"We agree," said Minister Jane Doe after talks with John Roe.',
            ["Jane Doe", "John Roe"],
        ),
        (
            "Jane Doe spoke to reporters at the end of two days of talks with John Roe.",
            ["Jane Doe", "John Roe"],
        ),
        (
            "Jane Doe hosted the foreign ministers of Chad and Sudan.",
            ["Jane Doe", "Chad", "Sudan"],
        ),
        (
            "Jane Doe met her Quad counterparts, Minister John Roe and Minister Mary Smith.",
            ["Jane Doe", "John Roe", "Mary Smith"],
        ),
        ("US–China talks resumed in Geneva.", ["United States", "China"]),
        ("The US-North Korea summit ended.", ["United States", "North Korea"]),
        (
            "Jane Doe and John Roe signed it after two days of talks in Rome.",
            ["Jane Doe", "John Roe"],
        ),
        ("Jane Doe walked out of talks with John Roe.", ["Jane Doe", "John Roe"]),
        (
            "Peace talks in Rome led to a ceasefire between Chad and rebel forces.",
            ["Chad", "rebel forces"],
        ),
        (
            "On Monday, a meeting of six countries chaired by Italy and Spain agreed on a fund.",
            ["Italy", "Spain"],
        ),
        (
            "At a meeting in Rome, Tuesday, President Jane Doe and John Roe agreed on it.",
            ["Jane Doe", "John Roe"],
        ),
        ("A NATO meeting called by Turkey took place in May.", ["NATO", "Turkey"]),
        ("A conference of EU foreign ministers ended.", ["EU foreign ministers"]),
        (
            "Jane Doe will fly to Riga, the capital of Latvia, to meet John Roe.",
            ["Jane Doe", "John Roe"],
        ),
        (
            "Jane Doe discussed issues facing the region with John Roe.",
            ["Jane Doe", "John Roe"],
        ),
        ("They discussed Jane Doe's meeting with John Roe.", ["Jane Doe", "John Roe"]),
        ("May met with Corbyn.", ["May", "Corbyn"]),
        ("Jane Doe and Mary Major signed it after talks in Rome.", ["Jane Doe", "Mary Major"]),
        (
            "Union leaders and the military council met on Monday.",
            ["Union leaders", "military council"],
        ),
        ("A NATO summit in Vilnius ended on Monday.", ["NATO"]),
        (
            "An emergency session of the Security Council was held on Monday.",
            ["United Nations Security Council"],
        ),
        (
            "Jane Doe is due at a Security Council meeting.",
            ["Jane Doe", "United Nations Security Council"],
        ),
        (
            "They welcomed a meeting between the Estonian and Latvian Foreign Ministers.",
            ["Estonian ministers", "Latvian Foreign Ministers"],
        ),
    ],
)
def test_those_who_meet_are_named(text: str, names: list[str]) -> None:
    found = _meetings(text)
    assert [_names(meeting) for meeting in found] == [names]


@pytest.mark.parametrize(
    "text",
    [
        "Biden refused to meet Putin.",
        "Biden has not met Kim Jong Un.",
        "Sanchez and Torra have yet to meet.",
        "President Trump has no plans to meet Maduro.",
        "Djokovic and Nadal met in the final in Paris.",
        "Spain will meet England in the semi-finals on Sunday.",
        "The proposal met with criticism from Republicans.",
        "The law meets the requirements of the treaty.",
        "The government said it would meet the demands of protesters.",
        "Macron visited the museum in Berlin.",
        "Netanyahu spoke with reporters in Jerusalem.",
        "Zelensky spoke to the BBC.",
        "Biden spoke about Ukraine in Warsaw.",
        "The minister received an award from the president.",
        "Trump called Biden a liar.",
        "Protesters gathered in Tbilisi.",
        "Smith had spoken with his lawyer.",
        "Maduro called for talks with the United States.",
        "The two rivers meet near Basra.",
        "General John Roe spoke of the town, called Fort Jane Doe.",
        "Jane Doe welcomed the talks.",
        "Mary Major bought a house on the sidelines of the NATO summit.",
        "Jane Doe may take part in its meetings.",
        "Both men spoke of Iran.",
        "Jane Doe spoke with Reuters reporter John Roe.",
        "Chad said it was ready for talks with Sudan.",
        "Jane Doe said a meeting of NATO was possible.",
        "John Roe met his wife Jane in May.",
        "Jane Doe received the Roe Prize in Oslo.",
        "The talks come amid tension between Chad and Sudan.",
        "Jane Doe discussed ties with Japan.",
    ],
)
def test_what_is_no_meeting(text: str) -> None:
    assert _meetings(text) == []


@pytest.mark.parametrize(
    ("text", "format"),
    [
        ("Macron met Scholz.", "in_person"),
        ("Macron spoke with Scholz.", "phone"),
        ("Macron spoke with Scholz in Paris.", "in_person"),
        ("Macron and Scholz spoke over the phone.", "phone"),
        ("Austin had a video call with Israeli Defense Minister Yoav Gallant.", "virtual"),
        ("Blinken met virtually with Fidan.", "virtual"),
        ("Macron held consultations with Scholz.", None),
        ("Macron held talks with Scholz.", "in_person"),
        ("Macron held talks with Scholz in Berlin.", "in_person"),
        ("Macron and Scholz held a video conference.", "virtual"),
    ],
)
def test_format(text: str, format: str | None) -> None:
    assert [meeting.format for meeting in _meetings(text)] == [format]


@pytest.mark.parametrize(
    ("text", "place", "date"),
    [
        ("Xi met Putin in Beijing on Tuesday.", "Beijing", "2024-10-08"),
        ("In Rome, Macron met Meloni.", "Rome", None),
        ("Macron met Scholz to discuss the war in Ukraine.", None, None),
        ("Stoltenberg visited Kyiv, where he met Zelensky.", "Kyiv", None),
        (
            "Lavrov arrived in Ankara for talks with Turkish Foreign Minister Hakan Fidan.",
            "Ankara",
            None,
        ),
        ("On the sidelines of the summit in New York, Lula met Zelensky.", "New York", None),
        (
            "The Kremlin said on Friday that Putin would meet Erdogan in Sochi on Monday.",
            "Sochi",
            "2024-10-14",
        ),
        (
            "Putin and Erdogan will meet in Sochi on Monday, the Kremlin said on Friday.",
            "Sochi",
            "2024-10-14",
        ),
        (
            "Negotiators from Iran and France met in Vienna to revive the 2015 nuclear deal.",
            "Vienna",
            None,
        ),
        ("Macron travelled to Warsaw to meet Duda.", "Warsaw", None),
        ("While in Warsaw, Macron met Duda.", "Warsaw", None),
        ("Poland agreed on Tuesday after Macron met Duda in Warsaw.", "Warsaw", "2024-10-08"),
        ("Macron looked forward to seeing Minister John Roe in Warsaw.", "Warsaw", None),
        ("Macron looked forward to welcoming Minister John Roe to Paris.", "Paris", None),
        ("Macron met Duda during his visit to Warsaw.", "Warsaw", None),
        ("Macron visited Poland and met Duda.", "Poland", None),
        ("Macron is in Warsaw meeting Duda.", "Warsaw", None),
        ("Talks between Iran and France resumed in Vienna on Monday.", "Vienna", "2024-10-07"),
        ("Macron is to travel to Warsaw on Friday to meet Duda.", "Warsaw", "2024-10-11"),
        ("They discussed the next NATO summit, to be held in Riga in May.", "Riga", "2025-05"),
        ("Macron, on Tuesday, spoke of plans for the October 20 NATO summit.", None, "2024-10-20"),
    ],
)
def test_place_and_date_are_those_of_the_meeting(
    text: str, place: str | None, date: str | None
) -> None:
    (meeting,) = _meetings(text)
    assert [item.name for item in meeting.places] == ([place] if place else [])
    assert meeting.date == date


@pytest.mark.parametrize(
    ("text", "place", "date"),
    [
        ("Jane Doe flew to Riga on Monday. She met President John Roe.", "Riga", "2024-10-07"),
        ("Jane Doe sang during her visit to Riga. Doe met President John Roe.", "Riga", None),
        ("Jane Doe flew to Riga. Doe spoke by phone with John Roe.", None, None),
        ("Jane Doe will fly to Riga. Doe met John Roe.", None, None),
        ("Mary Major flew to Riga. Jane Doe met John Roe.", None, None),
    ],
)
def test_place_where_they_had_gone(text: str, place: str | None, date: str | None) -> None:
    (meeting,) = _meetings(text)
    assert [item.name for item in meeting.places] == ([place] if place else [])
    assert meeting.date == date


@pytest.mark.parametrize("verb", ["held", "had", "hosted"])
def test_what_was_held_is_over_whichever_monday_is_nearer(verb: str) -> None:
    text = f"China and Russia {verb} talks on Monday."
    article = capture_article(Article(id="test", text=text, published="2024-05-03"))  # a Friday
    (meeting,) = (record for record in article.records if isinstance(record, Meeting))
    assert (meeting.status, meeting.date) == ("occurred", "2024-04-29")


def test_topics() -> None:
    (meeting,) = _meetings("Macron met Scholz in Paris on Monday to discuss the war in Ukraine.")
    assert meeting.topics == ("the war in Ukraine",)


def test_outcome() -> None:
    (meeting,) = _meetings("Erdogan and Putin agreed at a meeting in Sochi to resume the deal.")
    assert meeting.outcome == "agreed to resume the deal"


def test_what_is_told_again_is_evidence_of_the_same_meeting() -> None:
    (meeting,) = _meetings(
        "Biden met Xi in Lima on Saturday. The two leaders discussed trade. "
        "They agreed to resume military talks. The meeting lasted two hours."
    )
    assert len([item for item in meeting.evidence if item.field is None]) == 4
    assert meeting.topics == ("trade",)
    assert meeting.outcome == "agreed to resume military talks"


def test_people_meet_for_their_countries() -> None:
    (meeting,) = _meetings(
        "Latvia and Estonia agreed to meet. Latvian Minister Jane Doe and Estonian Minister "
        "John Roe will meet in Riga."
    )
    assert len(meeting.evidence) > 1


def test_talks_that_somebody_led_are_those_told_before() -> None:
    first, *others = _meetings("Chad and Sudan held talks in Rome. The talks were led by Kenya.")
    assert (_names(first), others) == (["Chad", "Sudan"], [])


def test_others_met_elsewhere() -> None:
    found = _meetings("Jane Doe met John Roe in Rome and Prime Minister Mary Smith in Paris.")
    assert sorted((_names(one)[1], one.places[0].name) for one in found) == [
        ("John Roe", "Rome"),
        ("Mary Smith", "Paris"),
    ]


def test_others_met_apart() -> None:
    found = _meetings(
        "Jane Doe met John Roe and Mary Major on Sunday. Doe met Major in Rome on Saturday."
    )
    assert [len(meeting.participants) for meeting in found] == [3, 2]


def test_a_summit_told_beside_a_meeting_is_not_what_they_went_on_about() -> None:
    first, second = _meetings(
        "Jane Doe met John Roe on Monday to build on the August 21 summit between Presidents "
        "Xi and Biden. They discussed trade."
    )
    assert (first.date, second.date) == ("2024-10-07", "2024-08-21")
    assert len([item for item in first.evidence if item.field is None]) == 2


def test_what_stands_beside_is_no_topic() -> None:
    (meeting,) = _meetings("Biden's meeting with Sunak followed the attack on Israel.")
    assert meeting.topics == ()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Macron will travel to Warsaw for talks with Duda.", "planned"),
        ("Macron is to fly to Warsaw to meet Duda.", "planned"),
        ("Macron arrived in Warsaw ahead of a summit with Duda.", "planned"),
        ("They reviewed plans for the upcoming NATO summit.", "planned"),
        ("Macron thanked Latvia before the October 20 NATO summit.", "planned"),
        ("Macron called off talks with the Taliban.", "denied"),
        ("Macron and Duda cancelled a meeting.", "denied"),
        ("Macron accepted an invitation to meet Duda.", "planned"),
        ("Macron intends to meet Duda.", "planned"),
        ("Macron allegedly met Duda.", "alleged"),
        ("Talks between Chad and Sudan are to be held in Rome.", "planned"),
        ("Macron will hold a round of talks with Duda.", "planned"),
        ("The Baltic leaders meet in Riga on Friday.", "planned"),
        ("They discussed the next NATO summit, to be held in Vilnius in May.", "planned"),
        ("They discussed the next round of US-China talks.", "planned"),
        ("Macron backed the ongoing talks between Chad and Sudan.", "ongoing"),
        ("A Turkish cabinet meeting is due on Monday.", "planned"),
        ("A meeting between Macron and Duda was postponed.", "planned"),
        ("Macron has been holding talks with the Taliban.", "ongoing"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert [meeting.status for meeting in _meetings(text)] == [status]
