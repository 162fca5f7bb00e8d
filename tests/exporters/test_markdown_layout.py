"""Markdown: how a brief reads: sentence, details, quotation, and what is left out."""

from pathlib import Path
from typing import Any

import attrs
import pytest
from markdown_it import MarkdownIt

from dateline.codec import Codec
from dateline.exporters.markdown import MarkdownExporter, MarkdownOptions, Passages
from dateline.formats import ExportContext
from dateline.model import (
    RECORD_TYPES,
    Actor,
    Article,
    Deployment,
    Evidence,
    Meeting,
    Place,
    Record,
    Statement,
    describe,
)

ROOT = Path(__file__).resolve().parents[2]


def written(article: Article, passages: Passages = "first") -> str:
    context = ExportContext(record_types={owner.record_type: owner for owner in RECORD_TYPES})
    options = MarkdownOptions(passages=passages)
    return b"".join(MarkdownExporter().export(iter([article]), options, context)).decode()


def items(*records: Record, passages: Passages = "first", text: str = "a") -> str:
    """The only section of a brief, below its heading."""
    brief = written(Article(text=text, records=records), passages=passages)
    return brief.split("\n\n", 2)[2]


SPEECH = "“No. Never,” he said: it will\n not happen at home, a friend claimed."


def speech(content: str | None, passage: str = "", **values: Any) -> Statement:
    start = SPEECH.index(passage)
    cited = Evidence(start=start, end=start + len(passage), exact=passage) if passage else None
    said = Statement(
        speakers=[Actor(name="Joe Biden", office="President", country="USA")],
        verb="said",
        content=content,
        evidence=[cited] if cited else [],
    )
    return attrs.evolve(said, **values)


WHO = "**Joe Biden** (President, USA)"
CLAUSE = "it will\n not happen"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        # Direct speech is the quotation; what follows is in its order.
        (speech("No.\nNever.", direct=True), f"- {WHO} said:\n  > No. Never.\n"),
        (
            speech("No. Never", "“No. Never,” he said", direct=True),
            f"- {WHO} said:\n  > No. Never\n",
        ),
        (
            speech("No. Never", "a friend", direct=True, date="2024"),
            f"- {WHO} said:\n  > No. Never\n  >\n  > In the article: “a friend”\n  - When: 2024\n",
        ),
        (
            speech("No. Never", "“No. Never,” he said", direct=True, summary="He will not."),
            f"- He will not.\n  - {WHO} said:\n  > No. Never\n",
        ),
        (
            speech(
                "No. Never", "“No. Never,” he said", direct=True, summary="He said: “No. Never”."
            ),
            "- He said: “No. Never”.\n  - Who: Joe Biden (President, USA)\n",
        ),
        (
            speech("No. Never", direct=True, summary="He repeated: “No. Never”."),
            f"- He repeated: “No. Never”.\n  - {WHO} said:\n  > No. Never\n",
        ),
        # Other content: in the sentence, or in the passage that has it word for word.
        (speech("it will not happen"), f"- {WHO} said it will not happen.\n"),
        (speech("it will not happen", CLAUSE), f"- {WHO} said it will not happen.\n"),
        (
            speech("it won't", CLAUSE),
            f"- {WHO} said it won't.\n  > “it will not happen”\n",
        ),
        (
            speech("it will not happen", f"said: {CLAUSE}", summary="He will not.", date="2024"),
            "- He will not.\n  - Who: Joe Biden (President, USA)\n  - When: 2024\n"
            "  > “said: it will not happen”\n",
        ),
        (
            speech("it will not happen", CLAUSE, summary="He will not.", date="2024"),
            f"- He will not.\n  - When: 2024\n  - {WHO} said:\n  > “it will not happen”\n",
        ),
        (
            speech("it won't", f"said: {CLAUSE}", summary="He will not.", date="2024"),
            f"- He will not.\n  - {WHO} said it won't.\n  - When: 2024\n"
            "  > “said: it will not happen”\n",
        ),
        (
            speech(None, "a friend", summary="He will not."),
            f"- He will not.\n  - {WHO} said.\n  > “a friend”\n",
        ),
        (speech(None), f"- {WHO} said.\n"),
        (
            speech("it won't", verb="according to"),
            f"- According to {WHO}, it won't.\n",
        ),
    ],
)
def test_a_statement_says_what_was_said_once(said: Statement, expected: str) -> None:
    assert items(said, text=SPEECH) == expected


def test_without_passages_the_content_stands_in_the_sentence() -> None:
    said = speech("it will not happen", f"said: {CLAUSE}", summary="He will not.")
    expected = f"- He will not.\n  - {WHO} said it will not happen.\n"
    assert items(said, text=SPEECH, passages="none") == expected


def test_no_id_stands_in_the_brief() -> None:
    records = [owner(id=f"secret-{owner.record_type}") for owner in RECORD_TYPES]
    assert "secret" not in written(Article(id="secret", text="a", records=records))
    article = Codec().decode((ROOT / "seeds/us-iraq-coalition/article.json").read_bytes())
    text = written(article, passages="all")
    assert article.id not in text
    assert not [record.id for record in article.records if record.id in text]


def test_the_extractor_stands_once_where_all_records_share_it() -> None:
    one, two = Meeting(extractor="by_hand"), Meeting(extractor="rules", confidence=0.8)
    assert items(one, one) == "- Meeting\n- Meeting\n\n*2 records, recorded by by\\_hand.*\n"
    assert items(one, two) == (
        "- Meeting *(recorded by by\\_hand)*\n- Meeting *(confidence 80%, recorded by rules)*\n"
    )
    assert items(one, Meeting()) == "- Meeting *(recorded by by\\_hand)*\n- Meeting\n"
    assert items(Meeting()) == "- Meeting\n"


def test_what_goes_on_says_so_once() -> None:
    assert items(Meeting(status="ongoing")) == "- Meeting *(ongoing)*\n"
    said = Statement(status="ongoing", confidence=0.125, content="No.", direct=True)
    assert items(said) == ("- An unnamed speaker said *(ongoing, confidence 12.5%)*:\n  > No.\n")
    # The status has a column of the table.
    assert items(Deployment(status="ongoing")) == (
        "| No. | Status |\n| --- | --- |\n| 1 | ongoing |\n\n1. Deployment\n"
    )


def test_the_source_line() -> None:
    article = Article(
        id="a",
        text="a",
        headline="H",
        publisher="The Post",
        published="2024-04-15",
        byline=["A", "B"],
        url="https://example.com/",
        dateline=Place(name="Baghdad"),
    )
    assert written(article).startswith(
        "# H\n\nThe Post · 15 April 2024 · by A and B · <https://example.com/> · "
        "filed from Baghdad\n\nNo records.\n"
    )


def test_a_type_that_only_has_a_known_name_is_listed() -> None:
    @attrs.frozen(slots=False, kw_only=True)
    class Other(Record, type="deployment", plural="Other deployments"):
        cargo: str | None = attrs.field(default=None, metadata=describe("Cargo"))

    text = written(Article(text="a", records=[Other(cargo="grain"), Deployment()]))
    assert "## Other deployments\n\n- Deployment\n  - Cargo: grain\n" in text
    assert "## Deployments\n\n| No. | Status |\n" in text


def test_quotations_do_not_space_out_the_list() -> None:
    article = Codec().decode((ROOT / "seeds/us-iraq-coalition/article.json").read_bytes())
    tokens = MarkdownIt("commonmark").enable("table").parse(written(article, passages="all"))
    kinds = [token.type for token in tokens]
    evidence = sum(len(record.evidence) for record in article.records)
    assert kinds.count("blockquote_open") == len(article.records)
    quoting, quoted = False, 0
    for index, token in enumerate(tokens):
        quoting = token.type == "blockquote_open" or (quoting and token.type != "blockquote_close")
        if token.type == "paragraph_open" and token.level:
            assert token.hidden != quoting, tokens[index + 1].content
            quoted += quoting
    assert quoted == evidence
