import pytest

from dateline.capture.reading import read


def clauses_of(text):
    """What each verb of a sentence has for subjects and objects, as words."""
    (passage, *_) = read(text, 0, None)
    words = [text[phrase.start : phrase.end] for phrase in passage.phrases]
    return {
        words[verb]: (
            [words[noun] for noun in passage.clauses.subjects(verb)],
            [words[noun] for noun in passage.clauses.objects(verb)],
        )
        for verb in passage.clauses.verbs()
    }


@pytest.mark.parametrize(
    ("text", "verb", "subjects"),
    [
        ("Officials in Baghdad said that it was over.", "said", ["Officials"]),
        ("Jane Doe, the mayor of Paris, said no.", "said", ["Jane Doe"]),
        ("Joe Biden and Ali Khan met the press.", "met", ["Joe Biden", "Ali Khan"]),
        ("The minister condemned it and urged calm.", "urged", ["The minister"]),
        ("US forces stationed near Erbil played a role.", "played", ["US forces"]),
        ("US forces stationed near Erbil played a role.", "stationed", ["US forces"]),
        ("The group that attacked the base fled.", "attacked", ["The group"]),
        ("The man, who shot the guard, fled.", "shot", ["The man"]),
        ("They deployed a battery to intercept a missile.", "to intercept", ["They"]),
        ("She urged them to leave.", "to leave", ["them"]),
        ("Talks between Iran and Iraq have resumed.", "have resumed", ["Talks"]),
        ("The Taliban are accused of killing a priest.", "killing", ["The Taliban"]),
        ("He blamed the rebels for killing a priest.", "killing", ["the rebels"]),
        ("Reuters, citing sources, reported a blast.", "reported", ["Reuters"]),
        ("The attacker is reported to have jumped.", "to have jumped", ["The attacker"]),
        ("Troops were killed by rebels who fled.", "fled", ["rebels"]),
        ("Soldiers serving in Mali went home.", "serving", ["Soldiers"]),
        ("The council voted to cut spending.", "to cut", ["The council"]),
        ("The last of the soldiers left.", "left", ["The last"]),
        ("The Taliban wants foreign help.", "wants", ["The Taliban"]),
        ("They all agreed to leave.", "agreed", ["They"]),
        ("Doe and Roe both told Reuters so.", "told", ["Doe", "Roe"]),
        ("They have each urged calm.", "have each urged", ["They"]),
        # Nouns that end as adjectives and adverbs do.
        ("The official said troops had left.", "said", ["The official"]),
        ("The general ordered troops to leave.", "ordered", ["The general"]),
        ("Jane Doe's family told Reuters nothing.", "told", ["Jane Doe's family"]),
        ("The military killed three men.", "killed", ["The military"]),
        ("A secretary called police.", "called", ["A secretary"]),
    ],
)
def test_subjects(text, verb, subjects):
    assert clauses_of(text)[verb][0] == subjects


@pytest.mark.parametrize(
    ("text", "verb", "objects"),
    [
        ("The rebels killed five soldiers and two civilians.", "killed",
         ["five soldiers", "two civilians"]),
        ("Rebels killed a soldier and officials condemned it.", "killed", ["a soldier"]),
        ("He met Turkish, Iraqi and Syrian leaders.", "met", ["Turkish, Iraqi and Syrian leaders"]),
    ],
)  # fmt: skip
def test_objects(text, verb, objects):
    found = clauses_of(text)[verb][1]
    assert found == objects or len(found) > len(objects)


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        ("The mayor was stabbed last night.", "was stabbed", True),
        ("The mayor has stabbed nobody.", "has stabbed", False),
        ("A statement released by the army said so.", "released", True),
        ("The army released a statement.", "released", False),
        ("The town, captured by rebels, fell silent.", "captured", True),
    ],
)
def test_passives(text, verb, passive):
    (passage, *_) = read(text, 0, None)
    (index,) = [
        index
        for index in passage.clauses.verbs()
        if text[passage.phrases[index].start : passage.phrases[index].end] == verb
    ]
    assert passage.clauses.is_passive(index) is passive


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Troops left Iraq for Kuwait in 2011.", [("for", "Kuwait")]),
        ("He met with Jane Doe in Paris.", [("with", "Jane Doe"), ("in", "Paris")]),
    ],
)
def test_complements(text, expected):
    (passage, *_) = read(text, 0, None)
    verb = next(passage.clauses.verbs())
    found = [
        (item.preposition, text[passage.phrases[noun].start : passage.phrases[noun].end])
        for item in passage.clauses.complements(verb)
        for noun in item.nouns
    ]
    assert found == expected
