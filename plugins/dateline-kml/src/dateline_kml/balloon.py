"""What a balloon shows of a record: HTML in which all data is text, and nothing is live."""

from collections.abc import Mapping, Sequence

from dateline.table import Cell, Column
from dateline_kml.markup import html_text
from dateline_kml.schema import cell_text, words

__all__ = ["balloon"]

# Shown elsewhere in the balloon, or of use to programs only.
_APART = frozenset(
    (
        "type", "id", "status", "summary", "date_start", "date_end", "latitude", "longitude",
        "geonames_id", "confidence", "extractor", "evidence_exact", "evidence_start",
        "evidence_end",
    )
)  # fmt: skip
_LABELS = {"place_name": "Place", "admin1": "Division"}


def balloon(columns: Sequence[Column], cells: Mapping[str, Cell]) -> str:
    """The balloon of one record.

    Args:
        columns: The columns of its type, those of the article first, up to ``type``.
        cells: Its cells by the names of their columns.

    Returns:
        HTML, not yet escaped for XML: what it is, its summary, the passage that reports it, its
        fields, and the article that it comes from.
    """
    shown = {column.name: _shown(column, cells.get(column.name)) for column in columns}
    kind = words(shown["type"])
    parts = [f"<p><b>{html_text(kind)}</b>, {html_text(shown['status'])}</p>"]
    if shown["summary"]:
        parts.append(f"<p>{html_text(shown['summary'])}</p>")
    if shown["evidence_exact"]:
        parts.append(f"<blockquote>“{html_text(shown['evidence_exact'])}”</blockquote>")
    names = list(shown)
    rows = [
        (_LABELS.get(name) or words(name), shown[name])
        for name in names[names.index("type") :]
        if name not in _APART
    ]
    rows += [("Confidence", shown["confidence"]), ("Recorded by", shown["extractor"])]
    table = "".join(
        f'<tr valign="top"><td>{html_text(label)}</td><td>{html_text(text)}</td></tr>'
        for label, text in rows
        if text
    )
    if table:
        parts.append(f"<table>{table}</table>")
    publication = [text for name in ("publisher", "published") if (text := shown[name])]
    source = (shown["headline"], shown["byline"], ", ".join(publication), shown["url"])
    # A line of its own each: the direction of one's text cannot turn the others round.
    lines = "<br>".join(html_text(line) for line in source if line)
    if lines:
        parts.append(f"<p><small>{lines}</small></p>")
    return "\n".join(parts)


def _shown(column: Column, cell: Cell) -> str:
    """A cell as people read it; empty where there is nothing to say."""
    if cell is None or cell is False:
        return ""
    if cell is True:
        return "yes"
    if isinstance(cell, Sequence) and not isinstance(cell, str):
        return "; ".join(text for item in cell if (text := cell_text(item).strip()))
    text = cell_text(cell).strip()
    return text.replace("_", " ") if column.kind == "choice" else text
