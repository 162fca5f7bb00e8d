"""Summaries read as sentences."""

import pytest

from dateline.capture.pipeline import capture_article
from dateline.capture.summaries.words import when
from dateline.model import Article


def _summaries(text: str, type: str) -> list[str | None]:
    article = capture_article(Article(id="test", text=text, published="2024-10-09"))
    return [record.summary for record in article.records if record.type == type]


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        (
            "Zelensky sat down with Biden at the White House.",
            "Zelensky and Biden met at the White House.",
        ),
        ("Xi met Putin in Beijing on Tuesday.", "Xi and Putin met in Beijing on 8 October 2024."),
        ("Modi and Putin spoke over the phone.", "Modi and Putin spoke by phone."),
        ("Lavrov will meet Wang Yi in Moscow.", "Lavrov and Wang Yi are to meet in Moscow."),
        ("Trump cancelled a meeting with Kim Jong Un.", "Trump and Kim Jong Un did not meet."),
        (
            "Talks between Iran and the United States in Geneva ended.",
            "Iran and the United States met in Geneva.",
        ),
        (
            "Macron met Scholz in Paris to discuss the war in Ukraine.",
            "Macron and Scholz met in Paris and discussed the war in Ukraine.",
        ),
    ],
)
def test_of_meetings(text: str, summary: str) -> None:
    assert _summaries(text, "meeting") == [summary]


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        ("The US has about 2,500 troops in Iraq.", "US troops (about 2,500) are in Iraq."),
        (
            "Britain deployed a destroyer to the Red Sea.",
            "A British destroyer was deployed to the Red Sea.",
        ),
        (
            "Germany will station 4,800 soldiers in Lithuania.",
            "German soldiers (4,800) are to be deployed to Lithuania.",
        ),
        (
            "Turkey will send more troops to northern Syria.",
            "More Turkish troops are to be sent to northern Syria.",
        ),
        ("Russia withdrew its troops from Kherson.", "Russian troops were withdrawn from Kherson."),
        (
            "US troops were deployed near Mosul in northern Iraq.",
            "US troops were deployed near Mosul in northern Iraq.",
        ),
        (
            "Turkey sent troops to Mosul and northern Syria.",
            "Turkish troops were deployed to Mosul and northern Syria.",
        ),
        (
            "Russia withdrew its troops from near Kyiv.",
            "Russian troops were withdrawn from near Kyiv.",
        ),
        ("France could deploy troops to Poland.", "French troops may be deployed to Poland."),
    ],
)
def test_of_deployments(text: str, summary: str) -> None:
    assert _summaries(text, "deployment") == [summary]


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        ("Minister Jane Doe said the jets had returned.", "Jane Doe said the jets had returned."),
        (
            "Minister Jane Doe told Reuters that the jets had returned.",
            "Jane Doe told Reuters that the jets had returned.",
        ),
        ("The jets had returned, Minister Jane Doe told reporters.",
         "Jane Doe told reporters the jets had returned."),
        ("“The jets have all returned,” the mayor said.",
         "The mayor said: “The jets have all returned”."),
        ("Minister Jane Doe was quoted as saying the jets had returned.",
         "Jane Doe said the jets had returned."),
        ("Three men were detained, according to police.",
         "According to the police, three men were detained."),
        ("The raid was condemned by the United Nations.",
         "The United Nations condemned the raid."),
        ("Minister Jane Doe thanked Malta for its help.", "Jane Doe thanked Malta for its help."),
        ("Police urged residents to stay away.", "The police urged residents to stay away."),
        ("Kenyan police called the raid “a disgrace”.",
         "The Kenyan police called the raid “a disgrace”."),
        ("The jets, the official said, “have gone”.", "The official said the jets “have gone”."),
        ("A ferry sank, police said.", "The police said a ferry sank."),
        ("Suspected smugglers fled, police said.", "The police said suspected smugglers fled."),
        ("President Sisi fled, police said.", "The police said President Sisi fled."),
        ("Islamic State fighters fled, police said.",
         "The police said Islamic State fighters fled."),
        ("“The harbour,” the mayor said, “is open.”", "The mayor said: “The harbour is open.”"),
        ("The main aim, as described by Minister Jane Doe, is to reopen the port.",
         "Jane Doe said that the main aim is to reopen the port."),
    ],
)  # fmt: skip
def test_of_statements(text: str, summary: str) -> None:
    assert _summaries(text, "statement") == [summary]


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        ("Suspected rebels attacked a mill in Mali.",
         "Attack by suspected rebels against the mill in Mali."),
        ("Gunmen attacked a mill in Mali.", "Attack by gunmen against the mill in Mali."),
        ("Pirates attacked a ferry off the coast of Yemen.",
         "Attack by pirates against the ferry off Yemen."),
        ("Rebels attacked a convoy near Mosul in northern Iraq.",
         "Attack by rebels against the convoy near Mosul."),
        ("Police arrested four fishermen in Lagos.",
         "Arrest by the police of four fishermen in Lagos."),
        ("Dozens of miners were arrested in Lagos.", "Arrest of dozens of miners in Lagos."),
        ("USS Mason intercepted two missiles in the Red Sea.",
         "Interception by USS Mason of two missiles in the Red Sea."),
        ("A drone strike hit a mill near Mosul.", "Drone strike against the mill near Mosul."),
    ],
)  # fmt: skip
def test_of_incidents(text: str, summary: str) -> None:
    assert _summaries(text, "incident") == [summary]


def test_of_what_is_told_around_a_statement() -> None:
    text = (
        "Minister Jane Doe issued a statement. "
        "The main aim, as outlined in the statement, is to reopen the port."
    )
    assert "Jane Doe said that the main aim is to reopen the port." in _summaries(text, "statement")


@pytest.mark.parametrize(
    ("date", "words"),
    [
        (None, ""),
        ("2024-10-05", "on 5 October 2024"),
        ("2024-04", "in April 2024"),
        ("2014", "in 2014"),
        ("2024-04~", "around April 2024"),
        ("2024-10-07/2024-10-13", "between 7 and 13 October 2024"),
        ("2024-10-07/..", "since 7 October 2024"),
        ("2024-21", "(2024-21)"),
    ],
)
def test_dates_in_words(date: str | None, words: str) -> None:
    assert when(date) == words
