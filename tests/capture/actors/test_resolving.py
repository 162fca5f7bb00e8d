# ruff: noqa: E501 (sentences as the news has them)
"""Who is who in an article: names, their short forms, offices, pronouns, bodies."""

import pytest

from dateline.capture.pipeline import capture_article
from dateline.model import Actor, Article, Incident, Statement


def speakers(text: str) -> list[list[Actor]]:
    article = capture_article(Article(id="x", text=text, published="2019-09-10"))
    return [list(record.speakers) for record in article.records if isinstance(record, Statement)]


def last_speakers(text: str) -> list[str]:
    return [one.name for one in speakers(text)[-1]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # Forms of names.
        ("Sheikh Tamim bin Hamad Al Thani arrived. Al Thani said he was glad.", "Tamim bin Hamad Al Thani"),
        ("General Abdel Fattah al-Burhan left. Burhan said no.", "Abdel Fattah al-Burhan"),
        ("General Abdel Fattah al-Burhan left. Al-Burhan said no.", "Abdel Fattah al-Burhan"),
        ("Chinese President Xi Jinping left. Xi said it was over.", "Xi Jinping"),
        ("South Korean President Moon Jae-in left. Moon said it was over.", "Moon Jae-in"),
        ("Álvaro Uribe Vélez left. Uribe said it was over.", "Álvaro Uribe Vélez"),
        ("Ursula von der Leyen left. Von der Leyen said it was over.", "Ursula von der Leyen"),
        ("Marine Le Pen left. Le Pen said it was over.", "Marine Le Pen"),
        ("Jean-Yves Le Drian left. Le Drian said it was over.", "Jean-Yves Le Drian"),
        ("Michelle O'Neill left. O'Neill said it was over.", "Michelle O'Neill"),
        ("Prime Minister NARENDRA MODI left. Modi said it was over.", "NARENDRA MODI"),
        ("Gen. Kenneth F. McKenzie Jr. left. McKenzie said it was over.", "Kenneth F. McKenzie Jr."),
        ("Jose\u0301 Mari\u0301a Aznar left. Aznar said it was over.", "Jose\u0301 Mari\u0301a Aznar"),
        # A body before the noun for it, and that noun alone.
        ("The Reform Party left. The Islamic State group said it was over.", "Islamic State"),
        ("The Hezbollah movement left. The movement said it was over.", "Hezbollah"),
        # A place that is a last name too.
        ("Defense Secretary Lloyd Austin left. Austin said it was over.", "Lloyd Austin"),
        ("Resident Chad Lincoln left. Lincoln said it was over.", "Chad Lincoln"),
        ("Officer Jane Houston left. Houston said it was over.", "Jane Houston"),
        # The same last name.
        ("Hillary Clinton met Bill Clinton. Hillary Clinton said it was over.", "Hillary Clinton"),
        ("Hillary Clinton met Bill Clinton. Bill Clinton said it was over.", "Bill Clinton"),
        # Offices.
        ("Israel's prime minister, Benjamin Netanyahu, left. The Israeli leader said it was over.", "Benjamin Netanyahu"),
        ("Finance Minister Anna Kowalska left. The minister said it was over.", "Anna Kowalska"),
        ("President Emmanuel Macron met Chancellor Angela Merkel. The chancellor urged calm.", "Angela Merkel"),
        ("Erdogan's spokesman left. The spokesman said it was over.", "Erdogan's spokesman"),
        ("Secretary of State Jane Doe called NATO Secretary General Ole Berg. The Secretary urged calm.", "Jane Doe"),
        ("Secretary of State Jane Doe called NATO Secretary General Ole Berg. The secretary general said NATO was ready.", "Ole Berg"),
        ("Secretary of State Jane Doe met Ole Berg. The Secretary and President Berg left. The Secretary urged calm.", "Jane Doe"),
        # Roles beside a name, the second comma left out.
        ("Ana Prado, another resident said it was over.", "Ana Prado"),
        ("Ana Prado, spokeswoman for the Peruvian army said it was over.", "Ana Prado"),
        # Of another country, of another man.
        ("Iranian President Ali Karimi left. The Greek president said it was over.", "Greek president"),
        ("Ana Prado met Ole Berg. His lawyer said it was over.", "lawyer"),
        ("Abel Osman, a director, left. The director of Hope Hospital, Ana Prado, said it was over.", "Ana Prado"),
        ("Shiite cleric and party leader Ali Karim said it was over.", "Ali Karim"),
        ("Actor, director and producer Ana Prado said it was over.", "Ana Prado"),
        ("Briton Mary Prado said it was over.", "Mary Prado"),
        ("A spokesman for the EU's naval mission, Commander Jon Berg, said it was over.", "Jon Berg"),
        # Epithets.
        ("Singer Ana Prado left Lima. The Peruvian singer said it was over.", "Ana Prado"),
        # Pronouns.
        ("Chancellor Angela Merkel met President Emmanuel Macron. He urged calm.", "Emmanuel Macron"),
        ("President Emmanuel Macron met Chancellor Angela Merkel. She urged calm.", "Angela Merkel"),
        # Bodies.
        ("The International Atomic Energy Agency left. The agency said it was over.", "International Atomic Energy Agency"),
        ("The Free Harbour Front (FHF) left. The FHF said it was over.", "Free Harbour Front"),
        ("The High Office for Good Roads (HOGR) left. HOGR said it was over.", "High Office for Good Roads"),
        ("South Korea's Joint Chiefs of Staff said it was over.", "Joint Chiefs of Staff"),
        ("Northern Rights Watch left. The rights group said it was over.", "Northern Rights Watch"),
        ("The Ministry of Roads left. The MoR said it was over.", "Ministry of Roads"),
        ("Facebook left. The company said it was over.", "Facebook"),
        ("Boko Haram fighters fled. The group said it was over.", "Boko Haram"),
        ("Kata'ib Hezbollah fired. The militia said it was over.", "Kataib Hezbollah"),
        ("Boris Johnson's office said it was over.", "Boris Johnson's office"),
        ("A spokesman for the Health Ministry said it was over.", "spokesman for the Health Ministry"),
    ],
)  # fmt: skip
def test_who_is_meant(text: str, name: str) -> None:
    assert last_speakers(text) == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Angela Merkel met Emmanuel Macron. The two leaders urged calm.", ["Angela Merkel", "Emmanuel Macron"]),
        ("Iran and Saudi Arabia spoke. Both countries said it was over.", ["Iran", "Saudi Arabia"]),
        ("Foreign Minister Ana Prado met Foreign Minister Ole Berg in Washington, D.C.  The Foreign Ministers urged calm.", ["Ana Prado", "Ole Berg"]),
        ("Foreign Minister Ana Prado and Foreign Minister Ole Berg met. The ministers urged calm.", ["Ana Prado", "Ole Berg"]),
        ("Protesters marched from the West Bank. They urged calm.", ["Protesters"]),
        ("Ana Prado met Ole Berg after talks with the G7. They urged calm.", ["Ana Prado", "Ole Berg"]),
        ("Oxfam and Greenpeace wrote. Both organisations urged calm.", ["Oxfam", "Greenpeace"]),
        ("Officials in Kyiv and Moscow confirmed the swap.", ["Officials"]),
    ],
)  # fmt: skip
def test_several(text: str, names: list[str]) -> None:
    assert last_speakers(text) == names


def test_whose_it_is_what_one_is_blamed_for() -> None:
    text = "France and Malta met. France blamed Malta for its attack on Rome."
    [record] = (
        one
        for one in capture_article(Article(id="x", text=text, published="2019-09-10")).records
        if isinstance(one, Incident)
    )

    assert [one.name for one in record.actors] == ["Malta"]


def test_iran_backed_is_not_iran() -> None:
    [[one]] = speakers("Iran-backed militias said they would go on.")

    assert one.name == "Iran-backed militias"
    assert one.country is None


def test_ministries_of_two_countries() -> None:
    [[one], [other]] = speakers(
        "Syria's Defence Ministry said it was over. Russia's Defence Ministry denied the claim."
    )

    assert (one.country, other.country) == ("SYR", "RUS")
