"""Markdown (CommonMark with the tables of GFM), UTF-8: a brief of each article for people.

Whatever the data holds, a parser finds in it only words: no HTML, no link, no mark-up. White space
within a text becomes one space; any other control character (C0, DEL, C1) becomes U+FFFD.

A brief names people and things, never records: it does not carry the ``id`` of an article or of a
record, nor the offsets of a passage. A statement's words stand in it once: a passage is left out
where the brief has already given what was said in the passage's own words.

GitHub's own parser, cmark-gfm, makes links of e-mail addresses however they are escaped; of
nothing else.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import attrs

from dateline.exporters._markdown_text import (
    SUBSTITUTE,
    after,
    date_words,
    escaped,
    in_brackets,
    link,
    listed,
    name_words,
    plain,
    sentence,
    stands_in,
)
from dateline.exporters._markdown_values import (
    actor_words,
    deployment_table,
    further_fields,
    place_table,
    places_of,
    value_words,
)
from dateline.formats import ExportContext, Exporter
from dateline.hookspecs import hookimpl
from dateline.losses import Loss
from dateline.model import (
    Article,
    Deployment,
    Evidence,
    Incident,
    Meeting,
    Record,
    Statement,
    describe,
    fields,
)

__all__ = ["MarkdownExporter", "MarkdownOptions"]

_LOSSES = (
    Loss("text", ("article.text",)),
    Loss("ids", ("article.id", "record.id")),
    Loss("offsets of evidence", ("record.evidence.start", "record.evidence.end")),
)
_CONTROL = Loss("control characters")

# What becomes of the passages that are not quoted, by the option.
_LEFT_OUT = {
    "first": ("further evidence", "record.evidence[1:]"),
    "all": ("", ""),
    "none": ("evidence", "record.evidence"),
}

Passages = Literal["first", "all", "none"]

# The types whose sections come first; others follow, in the order of registration.
_KNOWN = {owner.record_type: owner for owner in (Meeting, Statement, Deployment, Incident)}

# Fields that every record shows elsewhere than in the list of its fields.
_APART = frozenset(("type", "id", "status", "summary", "confidence", "extractor", "evidence"))
# Fields that a type shows in its opening sentence, or in a table.
_OPENING: dict[str, frozenset[str]] = {
    "statement": frozenset(("speakers", "verb", "content", "direct")),
    "deployment": frozenset(("force", "personnel", "movement", "places", "date")),
}
# Fields that a type lists before its others.
_LEADING: dict[str, tuple[str, ...]] = {
    "meeting": ("participants", "places", "date"),
    "incident": ("kind", "actors", "targets", "places", "date"),
}
_LABELS: dict[tuple[str, str], str] = {
    ("", "date"): "When",
    ("", "places"): "Where",
    ("meeting", "participants"): "Who",
    ("statement", "addressees"): "To",
    ("incident", "actors"): "By",
    ("incident", "targets"): "Against",
    ("deployment", "origin"): "From",
}


@attrs.frozen(kw_only=True)
class MarkdownOptions:
    """Options of the Markdown exporter.

    Attributes:
        passages: Which passages of the article are quoted.
    """

    passages: Passages = attrs.field(
        default="first",
        metadata=describe("Quote the passage that reports each fact, all its passages, or none"),
    )


class MarkdownExporter(Exporter[MarkdownOptions]):
    """Writes a brief: a heading an article, a section a record type."""

    name = "markdown"
    suffixes = (".md", ".markdown")
    description = "Markdown: a brief to read and to send on"
    media_type = "text/markdown"
    options = MarkdownOptions

    def losses(self, options: MarkdownOptions, context: ExportContext) -> Sequence[Loss]:
        """Ids, the text, passages not quoted, control characters; see ``Exporter.losses``."""
        name, left_out = _LEFT_OUT[options.passages]
        passages = tuple(f"{left_out}.{part}" for part in ("exact", "field"))
        further = (Loss(name, passages),) if left_out else ()
        return (*_LOSSES, *further, _CONTROL)

    def export(
        self, articles: Iterator[Article], options: MarkdownOptions, context: ExportContext
    ) -> Iterator[bytes]:
        """Write articles; see ``Exporter.export``."""
        order = [(name, name) for name in _KNOWN]
        order += [(name, "") for name in context.record_types if name not in _KNOWN]
        before = ""
        for article in articles:
            brief = "\n\n".join(_article(article, order, options.passages))
            controls = brief.count(SUBSTITUTE)
            if controls:
                context.lose(_CONTROL.name, controls)
                brief = brief.replace(SUBSTITUTE, "\N{REPLACEMENT CHARACTER}")
            yield f"{before}{brief}\n".encode()
            before = "\n---\n\n"
        if not before:
            yield b"No articles.\n"


def _article(article: Article, order: Sequence[tuple[str, str]], passages: Passages) -> list[str]:
    """The blocks of an article, without the empty lines between them."""
    blocks = [f"# {escaped(article.headline or '') or 'Untitled article'}"]
    source = _source(article)
    if source:
        blocks.append(source)
    sections: dict[tuple[str, str], list[Record]] = {key: [] for key in order}
    for record in article.records:
        sections.setdefault((record.type, _kind(record)), []).append(record)
    extractors = {escaped(record.extractor or "") for record in article.records}
    shared = len(extractors) == 1
    for (_, kind), records in sections.items():
        if records:
            blocks.append(f"## {escaped(records[0].plural) or 'Records'}")
            markers = ["- "] * len(records)
            if kind == "deployment":
                blocks.append(deployment_table(records))
                markers = [f"{number}. " for number in range(1, len(records) + 1)]
            lines: list[str] = []
            for record, marker in zip(records, markers, strict=True):
                lines += _item(record, marker, passages, _note(record, shared))
            blocks.append("\n".join(lines))
    if not article.records:
        blocks.append("No records.")
    places = list(dict.fromkeys(places_of(article)))
    if places:
        blocks += ["## Places", place_table(places)]
    extractor = extractors.pop() if shared else ""
    if extractor:
        count = len(article.records)
        blocks.append(f"*{count:,} record{'s' * (count > 1)}, recorded by {extractor}.*")
    return blocks


def _kind(record: Record) -> str:
    """The record's type where its fields are those of the core's type of that name."""
    return record.type if isinstance(record, _KNOWN.get(record.type, ())) else ""


def _source(article: Article) -> str:
    """Where the article comes from, in a line."""
    parts = [
        escaped(article.publisher or ""),
        date_words(article.published) if article.published else "",
        after("by ", listed([name for name in map(escaped, article.byline) if name])),
        link(article.url) if article.url and article.url.strip() else "",
        f"filed from {escaped(article.dateline.name)}" if article.dateline else "",
    ]
    known = {"headline", "text", "records"} | {"publisher", "published", "byline", "url"}
    parts += further_fields(article, known | {"dateline", "id"})
    return " · ".join(part for part in parts if part)


def _item(record: Record, marker: str, passages: Passages, note: str) -> list[str]:
    """A record as an item of a list: a sentence, details, a quotation."""
    chosen = record.evidence[: {"first": 1, "all": None, "none": 0}[passages]]
    if isinstance(record, Statement) and _kind(record):
        opening, details, quotations = _statement(record, chosen)
    else:
        opening = escaped(record.summary or "") or name_words(record.type)
        details, quotations = _labelled(record), _passages(chosen)
    status = (
        "" if record.status in ("occurred", "ongoing") else f"**{name_words(record.status)}:** "
    )
    indent = " " * len(marker)
    listing = [f"{indent}- {detail}" for detail in details]
    # The paragraphs of one block quote: an empty line between two would space out the whole list.
    quoting = f"\n{indent}>\n".join(f"{indent}> {text}" for text in quotations).splitlines()
    if isinstance(record, Statement) and _kind(record) and _introduces(record):
        return [f"{marker}{status}{opening}{note}:", *quoting, *listing]
    return [f"{marker}{status}{opening}{note}", *listing, *quoting]


def _note(record: Record, shared: bool) -> str:
    """What is to be known about the record itself, behind its sentence."""
    # The table of deployments has a column for the status.
    ongoing = record.status == "ongoing" and _kind(record) != "deployment"
    confidence = record.confidence
    parts = [
        "ongoing" if ongoing else "",
        "" if confidence is None else f"confidence {round(confidence * 100, 1):g}%",
        "" if shared else after("recorded by ", escaped(record.extractor or "")),
    ]
    noted = ", ".join(part for part in parts if part)
    return f" *({noted})*" if noted else ""


def _introduces(record: Statement) -> bool:
    """Whether the opening sentence leads into the speech, which then follows at once."""
    return record.direct and bool(plain(record.content or "")) and not plain(record.summary or "")


def _statement(record: Statement, chosen: Sequence[Evidence]) -> tuple[str, list[str], list[str]]:
    """What a statement opens with, its details, and its quotations: what was said, once."""
    content, summary = escaped(record.content or ""), escaped(record.summary or "")
    details = _labelled(record)
    reporting = [each for each in chosen if stands_in(record.content or "", each.exact)]
    others = [each for each in chosen if each not in reporting]
    who = "; ".join(actor_words(actor) for actor in record.speakers)
    named = [f"Who: {who}"] if who else []
    verb = plain(record.verb or "")
    if content and record.direct and _tells_all(record, verb):
        return summary, [*named, *details], _passages(others, "In the article")
    if content and record.direct:
        quotations = [content, *_passages(others, "In the article")]
        said = _attribution(record, "")
        return (
            (summary, [*details, f"{said}:"], quotations)
            if summary
            else (said, details, quotations)
        )
    if not summary:
        return sentence(_attribution(record, content)), details, _passages(others)
    quotations = _passages(chosen)
    told = stands_in((record.content or "").lower(), (record.summary or "").lower())
    if content and not reporting and not told:
        return summary, [sentence(_attribution(record, content)), *details], quotations
    if told or not verb or any(stands_in(verb, each.exact) for each in chosen):
        return summary, [*named, *details], quotations
    said = _attribution(record, "")
    if reporting:
        return summary, [*details, f"{said}:"], quotations
    return summary, [sentence(said), *details], quotations


def _tells_all(record: Statement, verb: str) -> bool:
    """Whether the summary has what was said, and the verb: ``Jane Doe said: "We go."``."""
    summary = record.summary or ""
    said = stands_in(record.content or "", summary)
    return said and (not verb or stands_in(verb, summary))


def _attribution(record: Statement, content: str) -> str:
    """Who said it, in the article's own verb, and what."""
    speakers = (
        listed([actor_words(actor, "**") for actor in record.speakers]) or "An unnamed speaker"
    )
    verb = escaped(record.verb or "") or "said"
    if verb.lower() == "according to":
        return f"According to {speakers}{after(', ', content)}"
    return f"{speakers} {verb}{after(' ', content)}"


def _labelled(record: Record) -> list[str]:
    """The fields of a record that have no other place, each with its label."""
    kind = _kind(record)
    leading = _LEADING.get(kind, ())
    apart = _APART | _OPENING.get(kind, frozenset())
    every = {field.name: field for field in fields(type(record)) if field.name not in apart}
    details: list[str] = []
    for name in dict.fromkeys((*leading, *every)):
        label = _LABELS.get((kind, name)) or _LABELS.get(("", name)) or name_words(name)
        text = value_words(every[name], getattr(record, name))
        if text:
            details.append(f"{label}: {text}")
    return details


def _passages(evidence: Sequence[Evidence], source: str = "") -> list[str]:
    """Passages in quotation marks, each behind what it is about, if that is one field."""
    quotations: list[str] = []
    for passage in evidence:
        text = escaped(passage.exact)
        about = f"on {name_words(passage.field).lower()}" if passage.field else ""
        label = ", ".join(part for part in (source, about) if part)
        rest = in_brackets(further_fields(passage, {"start", "end", "exact", "field"}))
        if text:
            lead = f"{label[:1].upper()}{label[1:]}: " if label else ""
            quotations.append(f"{lead}“{text}”{rest}")
    return quotations


@hookimpl
def dateline_exporters() -> Iterable[Exporter[MarkdownOptions]]:
    """The Markdown exporter."""
    return [MarkdownExporter()]
