"""Markdown: what stands in a brief, and that data never becomes mark-up."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from dateline.codec import Codec
from dateline.exporters._markdown_text import SUBSTITUTE, escaped, link, plain
from dateline.exporters.markdown import MarkdownExporter, MarkdownOptions, Passages
from dateline.formats import ExportContext
from dateline.model import (
    RECORD_TYPES,
    Actor,
    Article,
    Deployment,
    Evidence,
    Incident,
    Meeting,
    Model,
    Place,
    Quantity,
    Record,
    Statement,
    Status,
    describe,
    fields,
)

ROOT = Path(__file__).resolve().parents[2]
SUITES = ROOT.parent / "shared" / "suites"
GFM = MarkdownIt("gfm-like", {"linkify": True})
COMMONMARK = MarkdownIt("commonmark").enable("table")
PARSERS = pytest.mark.parametrize("parser", [GFM, COMMONMARK], ids=["gfm", "commonmark"])


@attrs.frozen(slots=False, kw_only=True)
class Term(Model):
    """An object within a record that is no class of the core."""

    title: str = attrs.field(metadata=describe("Title", label=True))
    notes: Sequence[str] = attrs.field(default=(), metadata=describe("Notes"))


@attrs.frozen(slots=False, kw_only=True)
class Agreement(Record, type="agreement", plural="Agreements"):
    """A record type that the exporter does not know."""

    parties: Sequence[Actor] = attrs.field(default=(), metadata=describe("Who agreed"))
    legal_basis: str | None = attrs.field(default=None, metadata=describe("On what basis"))
    seat: Place | None = attrs.field(default=None, metadata=describe("Where it sits"))
    term: Term | None = attrs.field(default=None, metadata=describe("What was agreed"))
    ratified: str | None = attrs.field(
        default=None, metadata=describe("When it was ratified", format="edtf")
    )
    binding: bool = attrs.field(default=False, metadata=describe("Whether it binds"))
    articles: int | None = attrs.field(default=None, metadata=describe("How many articles"))


@attrs.frozen(slots=False, kw_only=True)
class LongMeeting(Meeting, type="meeting", plural="Meetings"):
    """A known type with a field that the exporter does not know."""

    hours_spent: int | None = attrs.field(default=None, metadata=describe("How long it took"))


def written(*articles: Article, passages: Passages = "first") -> str:
    known: tuple[type[Record], ...] = (*RECORD_TYPES, Agreement)
    types = {owner.record_type: owner for owner in known}
    exported = MarkdownExporter().export(
        iter(articles), MarkdownOptions(passages=passages), ExportContext(record_types=types)
    )
    return b"".join(exported).decode()


def article_of(words: str) -> Article:
    """An article with these words in every field that takes any."""
    place = Place(name=words, admin1=words, country="IRQ", latitude=1.5, longitude=2.5)
    actor = Actor(name=words, office=words, kind="person", country="IRQ")
    passage = Evidence(start=0, end=len(words), exact=words)
    count = Quantity(low=12)

    said = Statement(
        speakers=[actor, actor], verb=words, content=words, direct=True, addressees=[actor]
    )
    term = Term(title=words, notes=[words, words])
    records: list[Record] = [
        Meeting(participants=[actor, actor], topics=[words, words], outcome=words),
        said,
        attrs.evolve(said, direct=False),
        Deployment(force=actor, personnel=count, equipment=[words], origin=place, mission=words),
        Incident(actors=[actor], targets=[actor], weapon=words, killed=count),
        Agreement(parties=[actor], legal_basis=words, seat=place, term=term),
    ]
    records = [
        attrs.evolve(
            record,
            id=f"{words}{number}",
            summary=words,
            places=[place, attrs.evolve(place, precision="city")],
            extractor=words,
            evidence=[passage, attrs.evolve(passage, field="summary")],
        )
        for number, record in enumerate(records)
    ]
    return Article(
        id=words,
        headline=words,
        text=words,
        url=words if not link(words).startswith("<") else None,
        publisher=words,
        byline=[words, words],
        language=words,
        published="2024-04-15",
        dateline=place,
        records=records,
    )


def statements_of(words: str) -> Article:
    """An article with these words in every place that a statement has for them."""
    said = Statement(
        speakers=[Actor(name=words, office=words)],
        verb=words,
        content=words,
        summary=words,
        extractor=words,
        confidence=0.5,
        status="ongoing",
    )
    passage = Evidence(start=0, end=len(words), exact=words)
    said = attrs.evolve(said, evidence=[passage, attrs.evolve(passage, field="verb")])
    records: list[Record] = []
    for direct in (False, True):
        for summary in (words, None):
            shown = attrs.evolve(said, direct=direct, summary=summary)
            # The verb and the content that no passage holds stand next to those that do.
            records += [
                attrs.evolve(shown, verb=f"Zzz {words}"),
                attrs.evolve(shown, content=f"{words} zzz {words}"),
                attrs.evolve(shown, verb="according to", evidence=[]),
            ]
    # Another extractor, so that each record names its own.
    records.append(Meeting(extractor=f"zzz {words}", summary=words))
    return Article(text=words, records=records)


def flat(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from flat(token.children or ())


def read(parser: MarkdownIt, text: str) -> tuple[list[tuple[str, str, str]], str]:
    """The structure that a parser finds, and the words."""
    tokens = list(flat(parser.parse(text)))
    structure = [(token.type, token.tag, token.markup) for token in tokens if token.type != "text"]
    words = "".join(
        token.content if token.type == "text" else " " * (token.type == "inline")
        for token in tokens
    )
    return structure, words


def spec_examples() -> list[str]:
    spec = (SUITES / "commonmark" / "spec.txt").read_text(encoding="utf-8")
    found = re.findall(r"^`{32} example.*?\n(.*?)^\.\n", spec, re.MULTILINE | re.DOTALL)
    return [example.replace("→", "\t") for example in found]


def naughty_strings() -> list[str]:
    path = SUITES / "naughty-strings" / "blns.json"
    return [str(item) for item in json.loads(path.read_text(encoding="utf-8"))]


needs_suites = pytest.mark.skipif(not SUITES.is_dir(), reason="the shared suites are not here")

HOSTILE = (
    "<script>alert(1)</script>", "a\n# b", "a\n\n- b", "| a | b |", "\\|", "\\", "a\\", "`", "```",
    "a ##", "1. a", "12) a", "1.", "-", "---", "- - -", "===", "+ a", "> a", "    a", "\ta", "~~~",
    "~~a~~", "**a**", "__a__", "_", "*", "[a](b)", "![a](b)", "[a]: b", "[a]", "<https://a.com>",
    "www.example.com", "http://example.com", "HTTPS://EXAMPLE.COM", "ftp://a.b/c", "//example.com",
    "///U.S", "mailto:a@b.c", "a@b.com", "xmpp:a@b.c/d", "example.com", "&amp;", "&#35;", "&amp",
    "&#x26;", "AT&T;", "a\u2028# b", "a\u2029b", "a\x00b", "a\x0c- b", "a\rb", "\x85", "\x1b[31m",
    ":--", "|--", "[^1]", "[x] a", "a|", "a  \nb", "<!-- a", "<?a", "<a", "☃.com",
    "localhost:80", "http://localhost", "http://1.2.3.4", "\ufeff# a", "\u200b- a", "$a$", "a://b",
)  # fmt: skip


def assert_harmless(parser: MarkdownIt, strings: Sequence[str]) -> None:
    for article in (article_of, statements_of):
        expected, _ = read(parser, written(article("harmless words"), passages="all"))
        for string in strings:
            words = string if plain(string) else f"a{string}b"
            structure, shown = read(parser, written(article(words), passages="all"))
            assert structure == expected, repr(string)
            assert plain(words).replace(SUBSTITUTE, "\ufffd") in shown, repr(string)


@PARSERS
def test_hostile_data_stays_words(parser: MarkdownIt) -> None:
    assert_harmless(parser, HOSTILE)


@PARSERS
@needs_suites
def test_naughty_strings_stay_words(parser: MarkdownIt) -> None:
    assert_harmless(parser, naughty_strings())


@PARSERS
@needs_suites
def test_examples_of_commonmark_stay_words(parser: MarkdownIt) -> None:
    examples = spec_examples()
    assert len(examples) > 600
    assert_harmless(parser, examples)


@PARSERS
def test_the_harmless_article_has_no_links_and_no_html(parser: MarkdownIt) -> None:
    text = written(article_of("harmless words"), statements_of("harmless words"))
    kinds = {kind for kind, _, _ in read(parser, text)[0]}
    assert not {kind for kind in kinds if kind.startswith(("html", "link", "image", "code"))}


MARKUP = st.text(st.sampled_from("ab1 \t\n.:/@&#;x-+=*_~`|\\<>[]()!w\"'")) | st.sampled_from(
    HOSTILE
)
CONTEXTS = {
    "paragraph": "{}",
    "within a line": "x · {} · y",
    "heading": "# {}",
    "list item": "- {}",
    "numbered item": "1. {}",
    "labelled item": "- a\n  - Label: {}",
    "block quote": "- a\n  > {}\n  - b",
    "quotation": "- “{}”",
    "quotation in a block quote": "- a\n  - b\n  > c\n  >\n  > “{}”\n- d",
    "emphasis": "- **{}** (a)",
    "note": "- a *(ongoing, recorded by {})*:",
    "closing line": "*2 records, recorded by {}.*",
    "brackets": "- a ({})",
    "header cell": "| a | {} |\n| --- | --- |\n| b | c |",
    "cell": "| a | b |\n| --- | --- |\n| {} | c |",
    "last cell": "| a | b |\n| --- | --- |\n| c | {} |",
}


@PARSERS
@pytest.mark.parametrize("context", CONTEXTS.values(), ids=CONTEXTS)
@given(text=st.text() | MARKUP)
def test_parsing_gives_the_words_back(parser: MarkdownIt, context: str, text: str) -> None:
    structure, shown = read(parser, context.replace("{}", escaped(text) or "a"))
    expected, harmless = read(parser, context.replace("{}", "QQ"))
    assert structure == expected
    assert shown == harmless.replace("QQ", plain(text) or "a")


def test_only_a_plain_url_is_a_link() -> None:
    def links(url: str) -> list[object]:
        tokens = flat(GFM.parse(written(Article(text="a", url=url))))
        return [token.attrs["href"] for token in tokens if token.type == "link_open"]

    assert links("https://example.com/a?b=c&d=e") == ["https://example.com/a?b=c&d=e"]
    assert links("javascript:alert(1)") == links("https://a.example@b.example/") == []


def seed() -> Article:
    path = ROOT / "seeds" / "us-iraq-coalition" / "article.json"
    return Codec().decode(path.read_bytes())


def headings(text: str) -> list[tuple[str, str]]:
    tokens = GFM.parse(text)
    return [
        (token.tag, tokens[index + 1].content)
        for index, token in enumerate(tokens)
        if token.type == "heading_open"
    ]


def leaves(value: object) -> Iterator[object]:
    """The texts and numbers that an object holds; choices and dates are put in words."""
    for field in fields(type(value)):
        held = getattr(value, field.name)
        for item in held if field.many else (held,):
            if field.nested and item is not None and field.name != "evidence":
                yield from leaves(item)
            elif isinstance(item, str) and not field.choices and field.format is None:
                yield "" if field.name in ("type", "id") else item


def test_the_seed_has_its_sections_in_order() -> None:
    article = seed()
    names = ["Meetings", "Statements", "Deployments", "Incidents", "Places"]
    expected = [("h1", article.headline), *(("h2", name) for name in names)]
    assert headings(written(article)) == expected


def test_every_text_of_the_seed_stands_in_the_brief() -> None:
    article = seed()
    shown = read(GFM, written(article))[1]
    for record in article.records:
        assert record.evidence[0].exact in shown
        for leaf in leaves(record):
            assert str(leaf) in shown


def test_passages_all_or_none() -> None:
    article = seed()
    everything = read(GFM, written(article, passages="all"))[1]
    assert all(p.exact in everything for record in article.records for p in record.evidence)
    assert "On topics: “" in everything
    none = GFM.parse(written(article, passages="none"))
    assert "blockquote_open" not in {token.type for token in none}


def test_every_field_of_an_unknown_type_is_listed() -> None:
    article = Article(
        id="a",
        text="It was signed.",
        records=[
            Agreement(
                id="x-1",
                date="2024-04",
                status="alleged",
                places=[Place(name="Geneva")],
                confidence=0.25,
                extractor="rules",
                parties=[Actor(name="Iraq", kind="government"), Actor(name="US_2")],
                legal_basis="a treaty",
                seat=Place(name="Basra"),
                term=Term(title="Peace", notes=["one"]),
                ratified="2025",
                binding=True,
                articles=1200,
            )
        ],
    )
    assert written(article) == (
        "# Untitled article\n\n## Agreements\n\n- **Alleged:** Agreement *(confidence 25%)*\n"
        "  - When: April 2024\n  - Where: Geneva\n  - Parties: Iraq (government); US\\_2\n"
        "  - Legal basis: a treaty\n  - Seat: Basra\n"
        "  - Term: Peace (notes: one)\n"
        "  - Ratified: 2025\n  - Binding: yes\n  - Articles: 1200\n"
        "\n## Places\n\n| Place |\n| --- |\n| Geneva |\n| Basra |\n"
        "\n*1 record, recorded by rules.*\n"
    )


def test_a_new_field_of_a_known_type_is_listed() -> None:
    text = written(Article(text="a", records=[LongMeeting(outcome="none", hours_spent=7)]))
    assert "  - Outcome: none\n  - Hours spent: 7\n" in text


@pytest.mark.parametrize("status", ["planned", "alleged", "denied", "hypothetical"])
@pytest.mark.parametrize("owner", [Meeting, Statement, Deployment, Incident, Agreement])
def test_what_did_not_simply_happen_says_so(owner: type[Record], status: Status) -> None:
    record = attrs.evolve(owner(id="x"), status=status)
    assert f"**{status.capitalize()}:** " in written(Article(text="a", records=[record]))


def test_articles_are_separated_by_a_thematic_break() -> None:
    text = written(seed(), Article(headline="Second", text="a"), seed())
    kinds = [token.type for token in GFM.parse(text)]
    assert kinds.count("hr") == 2
    assert [tag for tag, _ in headings(text)].count("h1") == 3
    assert text == written(seed(), Article(headline="Second", text="a"), seed())
    assert text.endswith("|\n\n*19 records, recorded by hand.*\n")
    assert not re.search("\r|\n\n\n", text)


def test_no_article() -> None:
    assert written() == "No articles.\n"


def test_articles_are_written_one_by_one() -> None:
    def endless() -> Iterator[Article]:
        while True:
            yield Article(text="a")

    context = ExportContext(record_types={})
    chunks = MarkdownExporter().export(endless(), MarkdownOptions(), context)
    assert next(chunks).startswith(b"# ")
    assert next(chunks).startswith(b"\n---\n\n# ")


def test_control_characters_are_counted() -> None:
    lost: list[tuple[str, int]] = []
    context = ExportContext(
        record_types={owner.record_type: owner for owner in RECORD_TYPES},
        on_loss=lambda name, count: lost.append((name, count)),
    )
    article = Article(
        text="\x00", headline="a\x1ab\u202e", records=[Meeting(summary="c\ufffd\n\x00")]
    )
    exporter, options = MarkdownExporter(), MarkdownOptions()
    brief = b"".join(exporter.export(iter([article, Article(text="t")]), options, context)).decode()
    assert "# a\ufffdb\ufffd\n" in brief
    assert "- c\ufffd \ufffd" in brief
    assert lost == [("control characters", 3)]
    assert exporter.losses(options, context)[-1].name == "control characters"
