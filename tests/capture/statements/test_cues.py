# ruff: noqa: E501 (sentences as the news has them)
"""Cues that report statements: who said it, the cue as written, and what was said."""

import pytest

from dateline.capture.pipeline import capture_article
from dateline.model import Article, Statement


def told(text: str) -> list[tuple[list[str], str | None, str | None]]:
    """Speakers, cue and content of each statement of a text."""
    article = capture_article(Article(id="x", text=text, published="2019-09-10"))
    return [
        ([actor.name for actor in record.speakers], record.verb, record.content)
        for record in article.records
        if isinstance(record, Statement)
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # The present, where the verb can be a noun.
        ("Hospital officials report that ten people were hurt.",
         [(["Hospital officials"], "report", "ten people were hurt")]),
        ("Doctors in Zagreb report that ten people were hurt.",
         [(["Doctors"], "report", "ten people were hurt")]),
        ("One Maltese soldier claims that the road was mined.",
         [(["Maltese soldier"], "claims", "the road was mined")]),
        ("A police report that was lost is found.", []),
        # Objects with an infinitive, feelings, "to" and "on".
        ("Minister Jane Doe welcomed efforts to end the war.",
         [(["Jane Doe"], "welcomed", "efforts to end the war")]),
        ("Minister Jane Doe noted with regret the delay.",
         [(["Jane Doe"], "noted", "with regret the delay")]),
        ("Minister Jane Doe committed to rebuilding the school.",
         [(["Jane Doe"], "committed to", "rebuilding the school")]),
        ("Minister Jane Doe helped Malta defend itself against the storm.", []),
        # Verbs on which another hangs.
        ("Minister Jane Doe went on to say that the bridge was safe.",
         [(["Jane Doe"], "say", "the bridge was safe")]),
        ("Minister Jane Doe was keen to stress that the bridge was safe.",
         [(["Jane Doe"], "stress", "the bridge was safe")]),
        ("Minister Jane Doe held a press conference to announce that the bridge was safe.",
         [(["Jane Doe"], "announce", "the bridge was safe")]),
        ("Minister Jane Doe wants to announce that the bridge is safe.", []),
        # Clauses within.
        ("An official who asked not to be named said the talks had failed.",
         [(["official"], "said", "the talks had failed")]),
        ("General Jane Doe, who leads the force, says the fight for the town — called Operation Dawn — is over.",
         [(["Jane Doe"], "says", "the fight for the town — called Operation Dawn — is over")]),
        ("Envoy Jane Doe met John Roe, who leads the talks, and said they had agreed.",
         [(["Jane Doe"], "said", "they had agreed")]),
        ("Minister Jane Doe said the force must be sent and urged states to help.",
         [(["Jane Doe"], "said", "the force must be sent"), (["Jane Doe"], "urged", "states to help")]),
        ("Troops tried to push back the rebels, and Maltese officials reported progress.",
         [(["Maltese officials"], "reported", "progress")]),
        # Together.
        ("Minister Jane Doe, together with Mayor John Roe, called for calm.",
         [(["Jane Doe", "John Roe"], "called for", "calm")]),
        ("The Taliban as well as Hezbollah condemned the raid.",
         [(["Taliban", "Hezbollah"], "condemned", "the raid")]),
        # Documents and what else speaks.
        ("The report, put out by the Red Cross, said five had died.",
         [(["Red Cross"], "said", "five had died")]),
        ("A new study said five had died.", [(["new study"], "said", "five had died")]),
        ("“There were no casualties,” read a statement by the mission.",
         [(["mission"], "read", "There were no casualties")]),
        ("Five had died, per the Red Cross.", [(["Red Cross"], "per", "Five had died")]),
        # Who speaks, where clauses lie between.
        ("Jane Doe, who writes about wars for a newspaper said the talks had failed.",
         [(["Jane Doe"], "said", "the talks had failed")]),
        ("A letter sent on Friday said the talks had failed.",
         [(["letter"], "said", "the talks had failed")]),
        ("Malta and Italy both denied the links.", [(["Malta", "Italy"], "denied", "the links")]),
        ("Minister Jane Doe backed Malta as it rebuilds its port and praised the workers.",
         [(["Jane Doe"], "praised", "the workers")]),
        ("Minister Jane Doe believes that not all the boats were found, stating, “Some must have sunk.”",
         [(["Jane Doe"], "stating", "Some must have sunk.")]),
        ("Minister John Roe left on Monday. Mayor Jane Doe did not go, and she said it was over.",
         [(["Jane Doe"], "said", "it was over")]),
        ("Singer and party leader Jane Doe called on voters to stay calm.",
         [(["Jane Doe"], "called on", "voters to stay calm")]),
        ("The director of the hospital, Ali Doe, said ten had died.",
         [(["Ali Doe"], "said", "ten had died")]),
        # Relative clauses.
        ("The rebels, who claim that the treaty was broken, left the town.",
         [(["rebels"], "claim", "the treaty was broken")]),
        ("Despite criticism from Maltese officials, who said the vote was late, Minister Jane Doe was happy.",
         [(["Maltese officials"], "said", "the vote was late")]),
        (
            "The raid was condemned by Mayor Jane Doe, who said ten people, among them a child, had died.",
            [
                (["Jane Doe"], "condemned", "The raid"),
                (["Jane Doe"], "said", "ten people, among them a child, had died"),
            ],
        ),
        ("Minister Jane Doe told leaders during her visit there that they bear responsibility.",
         [(["Jane Doe"], "told", "they bear responsibility")]),
        # Quotations of several paragraphs, words about a source, what a relative clause denies.
        ("Mayor Jane Doe told the BBC: “We are safe.\n“The school will open soon.”",
         [(["Jane Doe"], "told", "We are safe. The school will open soon.")]),
        ("The Kremlin said it regretted the decision.", [(["Kremlin"], "said", "it regretted the decision")]),
        ("According to the Red Cross, an aid group, five had died.",
         [(["Red Cross"], "according to", "five had died")]),
        ("Mayor Jane Doe accused Mayor John Roe of theft, an accusation he denies.",
         [(["Jane Doe"], "accused", "Mayor John Roe of theft, an accusation"), (["John Roe"], "denies", "an accusation")]),
        ("It is the economy that matters more, said Mayor Jane Doe in a speech on Friday.",
         [(["Jane Doe"], "said", "It is the economy that matters more")]),
        ("Mayor Jane Doe made it clear that the bridge was safe.",
         [(["Jane Doe"], "made it clear", "the bridge was safe")]),
        ("A Red Cross report released Thursday states that five died.", [(["Red Cross"], "states", "five died")]),
        ("Mayor Jane Doe made these remarks in Rome.", []),
        ("Two officials familiar with the matter told Reuters that the deal was off.",
         [(["officials"], "told", "the deal was off")]),
        ("Lawyers for the family say they will appeal.", [(["Lawyers"], "say", "they will appeal")]),
        ("In a joint statement, Malta and Italy urged Iran to wait.",
         [(["Malta", "Italy"], "urged", "Iran to wait")]),
        ("A joint statement by Malta, Italy and the United Kingdom urged Iran to wait.",
         [(["Malta", "Italy", "United Kingdom"], "urged", "Iran to wait")]),
        ("Both Jane Doe and her rival, John Roe, have called for a recount.",
         [(["Jane Doe", "John Roe"], "called for", "a recount")]),
        # What is no statement of its own.
        ("Minister Jane Doe spoke of what she called a war.",
         [(["Jane Doe"], "spoke of", "what she called a war")]),
        ("Minister Jane Doe remarked.", []),
        ("The doctors blame Minister Jane Doe for encouraging farmers to burn their fields.",
         [(["doctors"], "blame", "Minister Jane Doe for encouraging farmers to burn their fields")]),
        # Quotations without a verb of saying, and sentences without one.
        ("Minister Jane Doe was in no doubt: “The bridge is safe and it will stay.”",
         [(["Jane Doe"], None, "The bridge is safe and it will stay.")]),
        ("Minister Jane Doe said it was over. Further adding, “We will rebuild all of it.”",
         [(["Jane Doe"], "said", "it was over"), (["Jane Doe"], "adding", "We will rebuild all of it.")]),
        ("He had left, said Jane Doe, as reported by Reuters.", [(["Jane Doe"], "said", "He had left")]),
    ],
)  # fmt: skip
def test_cues(sentence: str, expected: list[tuple[list[str], str | None, str | None]]) -> None:
    assert told(sentence) == expected
