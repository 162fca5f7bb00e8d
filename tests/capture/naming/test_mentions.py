import pytest

from dateline.capture.reading import read


def mention_in(text):
    (passage, *_) = read(text, 0, None)
    index = next(i for i, phrase in enumerate(passage.phrases) if phrase.kind == "noun")
    return passage.mention(index)


@pytest.mark.parametrize(
    ("text", "name", "kind", "office", "country"),
    [
        ("US Secretary of State Mike Pompeo said so.", "Mike Pompeo", "person",
         "Secretary of State", "USA"),
        ("Omani Foreign Minister Sayyid Badr al-Busaidi left.", "Sayyid Badr al-Busaidi", "person",
         "Foreign Minister", "OMN"),
        ("Former US Ambassador to the United Nations Nikki Haley wrote it.", "Nikki Haley",
         "person", "Former US Ambassador to the United Nations", "USA"),
        ("Somali President Hassan Sheikh Mohamud left.", "Hassan Sheikh Mohamud", "person",
         "President", "SOM"),
        ("Police spokesman Mariusz Ciarka said so.", "Mariusz Ciarka", "person",
         "Police spokesman", None),
        ("Attorney Laila King spoke.", "Laila King", "person", "Attorney", None),
        ("King Zahir Shah spoke.", "Zahir Shah", "person", "King", None),
        ("Dr. Tomasz Stefaniak spoke.", "Tomasz Stefaniak", "person", None, None),
        ("Jordan Henderson said so.", "Jordan Henderson", "name", None, None),
        ("Player Chad Smith said so.", "Chad Smith", "person", "Player", None),
        ("The Iraqi military said so.", "Iraqi military", "military", None, "IRQ"),
        ("The United Nations said so.", "United Nations", "organization", None, None),
        ("The US said so.", "United States", "government", None, "USA"),
        ("The Kremlin said so.", "Kremlin", "government", None, "RUS"),
        ("Reuters reported it.", "Reuters", "organization", None, "GBR"),
        ("The Interior Ministry said so.", "Interior Ministry", "government", None, None),
        ("Protesters marched.", "Protesters", "population", None, None),
        ("About 5,000 US troops left.", "US troops", "military", None, "USA"),
        ("Iran-backed militias attacked.", "Iran-backed militias", "group", None, None),
        ("The Bank of England said so.", "Bank of England", "organization", None, None),
    ],
)  # fmt: skip
def test_names(text, name, kind, office, country):
    found = mention_in(text)
    assert (found.name, found.kind, found.office, found.country) == (name, kind, office, country)


def test_what_stands_before_a_genitive():
    found = mention_in("Saudi Arabia's oil minister Ali Naimi left.")
    assert found.name == "Ali Naimi"
    assert found.owner is not None
    assert (found.owner.name, found.country) == ("Saudi Arabia", "SAU")


@pytest.mark.parametrize(
    ("text", "definite"), [("The minister left.", True), ("A minister left.", False)]
)
def test_what_points_back(text, definite):
    assert mention_in(text).definite is definite
