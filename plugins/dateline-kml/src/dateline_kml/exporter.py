"""KML 2.3 (OGC 12-007r2): a Folder an article, a Folder a record type, a Placemark a record."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import attrs

from dateline import Article, ExportContext, Exporter, Loss, Record, describe
from dateline.codec import encode
from dateline.losses import WITHOUT_RECORDS
from dateline.model.edtf import parse
from dateline.table import Cell
from dateline_kml.balloon import balloon
from dateline_kml.markup import NAMESPACE, json_text, one_line, unwritable, xml_text
from dateline_kml.schema import RecordLayout, cell_text, layouts, words

__all__ = ["KmlExporter", "KmlOptions"]

_LABEL_LENGTH = 80
_UNLOCATED = Loss("records without coordinates")
_UNWRITABLE = Loss("control characters")


@attrs.frozen(kw_only=True)
class KmlOptions:
    """Options of the KML exporter.

    Attributes:
        unlocated: What becomes of a record without coordinates.
        read_back: Whether the file holds the articles too, and not only what it shows of them.
        version: The version of KML.
    """

    unlocated: Literal["keep", "drop"] = attrs.field(
        default="keep",
        metadata=describe("Keep records without coordinates, off the map, or drop them"),
    )
    read_back: bool = attrs.field(
        default=True,
        metadata=describe("Carry the articles whole, with their text, so that it reads back"),
    )
    version: Literal["2.3", "2.2"] = attrs.field(
        default="2.3",
        metadata=describe("Version of KML; OpenLayers and Cesium know none after 2.2"),
    )


class KmlExporter(Exporter[KmlOptions]):
    """Writes a Document of Placemarks, each a record at its first place."""

    name = "kml"
    suffixes = (".kml",)
    description = "KML: a placemark a record, for Google Earth and GIS tools"
    media_type = "application/vnd.google-earth.kml+xml"
    options = KmlOptions

    def losses(self, options: KmlOptions, context: ExportContext) -> Sequence[Loss]:
        """Nothing, unless options ask for it; see ``Exporter.losses``."""
        dropped = (_UNLOCATED,) if options.unlocated == "drop" else ()
        if options.read_back:
            return dropped
        return (*context.table.losses, *dropped, _UNWRITABLE)

    def export(
        self, articles: Iterator[Article], options: KmlOptions, context: ExportContext
    ) -> Iterator[bytes]:
        """Write articles; see ``Exporter.export``."""
        styles = layouts(context.record_types, context.table)
        yield _head(styles, options).encode()
        for article in articles:
            yield "".join(_article(article, styles, options, context)).encode()
        yield b"</Document>\n</kml>\n"


def _head(styles: Mapping[str, RecordLayout], options: KmlOptions) -> str:
    # The version is an attribute from 2.3 on.
    version = f' version="{options.version}"' if options.version != "2.2" else ""
    # Order matters within a Document (and in every other element), and not only to validators.
    return "".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>\n',
            f'<kml xmlns="http://www.opengis.net/kml/{options.version}"',
            f' xmlns:dateline="{NAMESPACE}"{version}>\n',
            "<Document>\n<name>Facts from news articles</name>\n<open>1</open>\n",
            *(layout.style() for layout in styles.values()),
            "<ExtendedData><dateline:holds>",
            "articles" if options.read_back else "facts",
            "</dateline:holds></ExtendedData>\n",
            *(layout.schema() for layout in styles.values()),
        )
    )


def _article(
    article: Article,
    styles: Mapping[str, RecordLayout],
    options: KmlOptions,
    context: ExportContext,
) -> Iterator[str]:
    """The Folder of an article."""
    folders: dict[str, list[str]] = {name: [] for name in styles}
    kept: list[Record] = []
    for record, cells in context.table.properties(article):
        if options.unlocated == "keep" or cells["longitude"] is not None:
            kept.append(record)
            placemark = _placemark(record, cells, styles[record.type])
            folders[record.type].append(placemark)
            if not options.read_back and "\ufffd" in placemark:
                # It may be the article's own.
                lost = sum(unwritable(cell_text(cell)) for cell in cells.values())
                context.lose(_UNWRITABLE.name, lost)
    dropped = len(article.records) - len(kept)
    if dropped:
        context.lose(_UNLOCATED.name, dropped)
        article = attrs.evolve(article, records=kept)
    yield f"<Folder>\n<name>{_label(article.headline, 'Untitled article')}</name>\n"
    if options.read_back:
        yield "<ExtendedData><dateline:article>"
        yield json_text(encode(article))
        yield "</dateline:article></ExtendedData>\n"
    elif not article.records and not dropped:
        context.lose(WITHOUT_RECORDS.name)
    for name, placemarks in folders.items():
        if placemarks:
            yield f"<Folder>\n<name>{_label(styles[name].heading, 'Records')}</name>\n"
            yield from placemarks
            yield "</Folder>\n"
    yield "</Folder>\n"


def _placemark(record: Record, cells: Mapping[str, Cell], layout: RecordLayout) -> str:
    html = balloon(tuple(layout.columns.values()), cells)
    return "".join(
        (
            f"<Placemark>\n<name>{_label(record.summary, words(record.type))}</name>\n",
            f"<description>{xml_text(html)}</description>\n",
            _time(record.date, cells["date_start"], cells["date_end"]),
            f"<styleUrl>#{layout.identifier}-style</styleUrl>\n",
            f"<ExtendedData>{layout.data(cells)}</ExtendedData>\n",
            _point(cells["longitude"], cells["latitude"]),
            "</Placemark>\n",
        )
    )


def _label(text: str | None, otherwise: str) -> str:
    return xml_text(one_line(text or "", _LABEL_LENGTH) or otherwise)


def _time(date: str | None, first: Cell, last: Cell) -> str:
    """The days that a date can mean, always in full: Google Earth takes a month for its first day.

    Args:
        date: The date, EDTF.
        first: Its first day, ``YYYY-MM-DD``, or None.
        last: Its last day, ``YYYY-MM-DD``, or None.

    Returns:
        A TimeStamp for a single day; else a TimeSpan, without an end that is open or unknown;
        nothing where neither is known.
    """
    if date is None or (first is None and last is None):
        return ""
    meant = parse(date)
    if (first is None) != (meant.first is None) or (last is None) != (meant.last is None):
        # An end that is known, but beyond the years 1 to 9999, is not the open end it would be.
        return ""
    if first == last:
        return f"<TimeStamp><when>{first}</when></TimeStamp>\n"
    begin = f"<begin>{first}</begin>" if first else ""
    end = f"<end>{last}</end>" if last else ""
    return f"<TimeSpan>{begin}{end}</TimeSpan>\n"


def _point(longitude: Cell, latitude: Cell) -> str:
    if longitude is None or latitude is None:
        return ""
    coordinates = ",".join(_degrees(str(degrees)) for degrees in (longitude, latitude))
    return f"<Point><coordinates>{coordinates}</coordinates></Point>\n"


def _degrees(text: str) -> str:
    # Not every reader of coordinates knows exponents; what is cut off is below a micrometre.
    return f"{float(text):.12f}" if "e" in text else text
