"""Markdown (CommonMark with the tables of GFM), UTF-8: a brief of each article for people.

Whatever the data holds, a parser finds in it only words: no HTML, no link, no mark-up. White space
within a text becomes one space; any other control character (C0, DEL, C1) becomes U+FFFD.

GitHub's own parser, cmark-gfm, makes links of e-mail addresses however they are escaped; of
nothing else.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, cast

import attrs

from dateline.exporters._markdown_text import date_words, escaped, link, listed, quantity_words
from dateline.formats import ExportContext, Exporter
from dateline.hookspecs import hookimpl
from dateline.model import (
    Actor,
    Article,
    Deployment,
    Evidence,
    Field,
    Incident,
    Meeting,
    Place,
    Quantity,
    Record,
    Statement,
    describe,
    fields,
)

__all__ = ["MarkdownExporter", "MarkdownOptions"]

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

    def export(
        self, articles: Iterator[Article], options: MarkdownOptions, context: ExportContext
    ) -> Iterator[bytes]:
        """Write articles; see ``Exporter.export``."""
        order = [(name, name) for name in _KNOWN]
        order += [(name, "") for name in context.record_types if name not in _KNOWN]
        before = ""
        for article in articles:
            brief = "\n\n".join(_article(article, order, options.passages))
            yield f"{before}{brief}\n".encode()
            before = "\n---\n\n"
        if not before:
            yield b"No articles.\n"


def _article(article: Article, order: Sequence[tuple[str, str]], passages: Passages) -> list[str]:
    """The blocks of an article, without the empty lines between them."""
    blocks = [f"# {escaped(article.headline or '') or 'Untitled article'}"]
    blocks.append(_source(article))
    sections: dict[tuple[str, str], list[Record]] = {key: [] for key in order}
    for record in article.records:
        sections.setdefault((record.type, _kind(record)), []).append(record)
    for (_, kind), records in sections.items():
        if records:
            blocks.append(f"## {escaped(records[0].plural) or 'Records'}")
            markers = ["- "] * len(records)
            if kind == "deployment":
                blocks.append(_deployments(records))
                markers = [f"{number}. " for number in range(1, len(records) + 1)]
            items = zip(records, markers, strict=True)
            lines = (line for each, marker in items for line in _item(each, marker, passages))
            blocks.append("\n".join(lines))
    if not article.records:
        blocks.append("No records.")
    places = list(dict.fromkeys(_places(article)))
    if places:
        blocks += ["## Places", _place_table(places)]
    return blocks


def _kind(record: Record) -> str:
    """The record's type where its fields are those of the core's type of that name."""
    return record.type if isinstance(record, _KNOWN.get(record.type, ())) else ""


def _source(article: Article) -> str:
    """Where the article comes from, in a line."""
    parts = [
        escaped(article.publisher or ""),
        date_words(article.published) if article.published else "",
        _after("by ", listed([name for name in map(escaped, article.byline) if name])),
        link(article.url) if article.url and article.url.strip() else "",
        f"filed from {escaped(article.dateline.name)}" if article.dateline else "",
    ]
    known = {"headline", "text", "records"} | {"publisher", "published", "byline", "url"}
    parts += _rest(article, known | {"dateline", "id"})
    parts.append(_after("id: ", escaped(article.id)))
    return " · ".join(part for part in parts if part)


def _item(record: Record, marker: str, passages: Passages) -> list[str]:
    """A record as an item of a list."""
    opening, quotation, summary = _opening(record)
    status = "" if record.status in ("occurred", "ongoing") else f"**{_words(record.status)}:** "
    indent = " " * len(marker)
    lines = [f"{marker}{status}{opening}"]
    if quotation:
        lines.append(f"{indent}> {quotation}")
    details = [("In short", summary), *_details(record)]
    if passages != "none":
        details += _passages(record.evidence[: 1 if passages == "first" else None])
    note = [escaped(record.id), "" if status else record.status]
    note.append(_after("recorded by ", escaped(record.extractor or "")))
    note.append("" if record.confidence is None else f"confidence {record.confidence}")
    details.append(("Record", ", ".join(part for part in note if part)))
    return lines + [f"{indent}- {label}: {text}" for label, text in details if text]


def _opening(record: Record) -> tuple[str, str, str]:
    """What a record's item opens with, the speech behind it, and the summary if still unsaid."""
    summary = escaped(record.summary or "")
    if isinstance(record, Statement) and _kind(record):
        content = escaped(record.content or "")
        verb = escaped(record.verb or "") or "said"
        speakers = listed([_actor(actor, "**") for actor in record.speakers])
        speakers = speakers or "An unnamed speaker"
        if not content:
            return f"{speakers} {verb}", "", summary
        if record.direct:
            return f"{speakers} {verb}:", content, summary
        if verb.lower() == "according to":
            return _sentence(f"According to {speakers}, {content}"), "", summary
        return _sentence(f"{speakers} {verb} {content}"), "", summary
    return summary or _words(record.type), "", ""


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…", '."', ".”")) else f"{text}."


def _details(record: Record) -> Iterator[tuple[str, str]]:
    """The fields of a record that have no other place, each with its label."""
    kind = _kind(record)
    leading = _LEADING.get(kind, ())
    apart = _APART | _OPENING.get(kind, frozenset())
    every = {field.name: field for field in fields(type(record)) if field.name not in apart}
    for name in dict.fromkeys((*leading, *every)):
        label = _LABELS.get((kind, name)) or _LABELS.get(("", name)) or _words(name)
        yield label, _value(every[name], getattr(record, name))


def _passages(evidence: Sequence[Evidence]) -> Iterator[tuple[str, str]]:
    for passage in evidence:
        text = escaped(passage.exact)
        label = f"Passage on {_words(passage.field).lower()}" if passage.field else "Passage"
        rest = _rest(passage, {"start", "end", "exact", "field"})
        yield label, f"“{text}”{_in_brackets(rest)}" if text else ""


def _deployments(records: Sequence[Record]) -> str:
    rows: list[dict[str, str]] = []
    for number, record in enumerate(records, 1):
        deployment = cast("Deployment", record)
        rows.append(
            {
                "No.": str(number),
                "Force": _actor(deployment.force) if deployment.force else "",
                "Personnel": _quantity(deployment.personnel) if deployment.personnel else "",
                "Where": ", ".join(escaped(place.name) for place in deployment.places),
                "Movement": _choice(deployment.movement or ""),
                "Status": deployment.status,
                "Date": date_words(deployment.date) if deployment.date else "",
            }
        )
    return _table(rows)


def _place_table(places: Sequence[Place]) -> str:
    rows: list[dict[str, str]] = []
    for place in places:
        known = place.latitude is not None
        rows.append(
            {
                "Place": escaped(place.name),
                "Country": place.country or "",
                "Division": escaped(place.admin1 or ""),
                "Precision": _choice(place.precision or ""),
                "Latitude, longitude": f"{place.latitude}, {place.longitude}" if known else "",
                "GeoNames": str(place.geonames_id or ""),
                "Further": ", ".join(_rest(place, _PLACE_COLUMNS)),
            }
        )
    return _table(rows)


_PLACE_COLUMNS = {
    "name", "country", "admin1", "precision", "latitude", "longitude", "geonames_id"
}  # fmt: skip


def _table(rows: Sequence[dict[str, str]]) -> str:
    """A table without the columns in which nothing stands; the cells are escaped already."""
    columns = [name for name in rows[0] if any(row[name] for row in rows)]
    lines = [columns, ["---"] * len(columns), *([row[name] for name in columns] for row in rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _value(field: Field, value: object) -> str:
    """The value of any field as Markdown; empty where there is none."""
    if field.many:
        items = (_one(field, item) for item in cast("Sequence[object]", value or ()))
        return "; ".join(item for item in items if item)
    return _one(field, value)


def _one(field: Field, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        if field.format == "edtf":
            return date_words(value)
        return _choice(value) if field.choices else escaped(value)
    return _object(value) if field.nested else str(value)


def _object(value: object) -> str:
    if isinstance(value, Actor):
        return _actor(value)
    if isinstance(value, Quantity):
        return _quantity(value)
    if isinstance(value, Place):
        return escaped(value.name)
    label = next((field for field in fields(type(value)) if field.label), None)
    if label is None:
        return ", ".join(_rest(value, set()))
    named = _value(label, getattr(value, label.name))
    return f"{named}{_in_brackets(_rest(value, {label.name}))}".strip()


def _actor(actor: Actor, mark: str = "") -> str:
    """An actor's name and who that is: ``Joe Biden (President, USA)``."""
    office = escaped(actor.office or "")
    kind = "" if actor.kind is None or (office and actor.kind == "person") else actor.kind
    about = [part for part in (office, kind, actor.country) if part]
    about += _rest(actor, {"name", "kind", "office", "country"})
    return f"{mark}{escaped(actor.name)}{mark}{_in_brackets(about)}"


def _quantity(quantity: Quantity) -> str:
    rest = _rest(quantity, {"low", "best", "high", "approximate"})
    return quantity_words(quantity) + _in_brackets(rest)


def _rest(value: object, known: set[str]) -> list[str]:
    """The fields of an object that are not shown otherwise: ``rank: General``."""
    shown = (
        (field.name, _value(field, getattr(value, field.name)))
        for field in fields(type(value))
        if field.name not in known
    )
    return [f"{_words(name).lower()}: {text}" for name, text in shown if text]


def _places(value: object) -> Iterator[Place]:
    """Every place that an object holds, at any depth, in order."""
    if isinstance(value, Place):
        yield value
    for field in fields(type(value)):
        if field.nested:
            held = getattr(value, field.name)
            for item in held if field.many else () if held is None else (held,):
                yield from _places(item)


def _words(name: str) -> str:
    """A name in code as words: ``other_side`` is "Other side"."""
    words = name.replace("_", " ").strip()
    return escaped(words[:1].upper() + words[1:])


def _choice(value: str) -> str:
    return escaped(value.replace("_", " "))


def _after(words: str, text: str) -> str:
    return f"{words}{text}" if text else ""


def _in_brackets(parts: Sequence[str]) -> str:
    return f" ({', '.join(parts)})" if parts else ""


@hookimpl
def dateline_exporters() -> Iterable[Exporter[MarkdownOptions]]:
    """The Markdown exporter."""
    return [MarkdownExporter()]
