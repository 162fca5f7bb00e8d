# ruff: noqa: E501 (sentences as the news has them)
"""Who speaks: groups named before, offices beside names, bodies named by what they publish."""

import pytest

from dateline.capture.pipeline import capture_article
from dateline.model import Article, Statement


def spoken(text: str) -> list[tuple[list[str], str | None]]:
    """Who speaks and the cue, of each statement of a text."""
    article = capture_article(Article(id="x", text=text, published="2019-09-10"))
    return [
        ([actor.name for actor in record.speakers], record.verb)
        for record in article.records
        if isinstance(record, Statement)
    ]


MET = "Secretary of State Jane Doe met with Maltese Foreign Minister John Roe in Washington, D.C.  "
BOTH = ["Jane Doe", "John Roe"]


@pytest.mark.parametrize(
    ("following", "expected"),
    [
        ("They agreed on the need for peace.", [(BOTH, "agreed on")]),
        ("The two jointly condemned the attack.", [(BOTH, "condemned")]),
        ("Both reaffirmed their friendship.", [(BOTH, "reaffirmed")]),
        ("Both sides expressed concern.", [(BOTH, "expressed")]),
        ("The two strongly condemned the raid.", [(BOTH, "condemned")]),
        ("The participants pledged to meet again.", [(BOTH, "pledged")]),
        ("The Secretary and Foreign Minister welcomed the truce.", [(BOTH, "welcomed")]),
        ("The Secretary and Foreign Minister Roe urged calm. The Secretary thanked Malta.",
         [(BOTH, "urged"), (["Jane Doe"], "thanked")]),
    ],
)  # fmt: skip
def test_those_who_met(following: str, expected: list[tuple[list[str], str | None]]) -> None:
    assert spoken(MET + following) == expected


def test_three_and_those_of_one_office() -> None:
    text = (
        "Special Envoy Ann Doe met in Seoul with Special Envoy Bo Kim and Director Taro Sato. "
        "Special Envoy Doe thanked Korea. The three urged North Korea to talk. "
        "The Special Envoys condemned the launch."
    )
    assert spoken(text) == [
        (["Ann Doe"], "thanked"),
        (["Ann Doe", "Bo Kim", "Taro Sato"], "urged"),
        (["Ann Doe", "Bo Kim"], "condemned"),
    ]


def test_ministers_are_the_minister_and_the_counterpart() -> None:
    text = (
        "Defence Minister Jane Doe spoke by phone with her counterpart, Max Muster. "
        "The ministers condemned the attack."
    )
    assert spoken(text) == [(["Jane Doe", "Max Muster"], "condemned")]


def test_a_secretary_general_is_not_the_secretary() -> None:
    text = (
        "Secretary of State Jane Doe spoke with NATO Secretary General John Roe. "
        "The Secretary stressed the need for unity."
    )
    assert spoken(text) == [(["Jane Doe"], "stressed")]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("General Omar Doe, spokesman for the Maltese army in Gozo said the road was safe.", "Omar Doe"),
        ("Maria Lopez, another resident said: “We heard two explosions in the night.”", "Maria Lopez"),
        ("Head of the Red Cross Hospital Omar Doe said five had died.", "Omar Doe"),
        ("A spokesman for the Ministry of Health Omar Doe said five had died.", "Omar Doe"),
        ("An aide to the mayor said he was ill.", "aide to the mayor"),
        ("A spokesman for the Foreign Ministry said it was over.", "spokesman for the Foreign Ministry"),
        ("An army statement accused the rebels of breaking the truce.", "army"),
        ("The cabinet met on Saturday. “We have decided to leave,” the cabinet statement said.", "cabinet"),
        ("According to a police report, the driver lost control of the bus.", "police"),
    ],
)  # fmt: skip
def test_names_beside_offices_and_bodies_of_statements(sentence: str, speaker: str) -> None:
    assert [speakers for speakers, _ in spoken(sentence)] == [[speaker]]
