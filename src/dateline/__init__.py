"""dateline turns a news article into typed, sourced facts, and writes them as your tools read.

>>> import dateline
>>> article = dateline.read("article.json")
>>> dateline.write(article, "events.geojson")
"""

from dateline._version import __version__
from dateline.convert import (
    Conversion,
    Converter,
    convert,
    dumps,
    loads,
    loads_all,
    read,
    read_all,
    write,
)
from dateline.errors import (
    AmbiguousFormatError,
    ArticleCountError,
    CitationError,
    DatelineError,
    DuplicateArticleError,
    ExportError,
    GoldError,
    InvalidArticleError,
    LossCount,
    LossError,
    ModelError,
    OptionError,
    ParseError,
    PluginError,
    SourceError,
    TargetError,
    UnknownFormatError,
    UnknownRecordTypeError,
)
from dateline.formats import (
    ExportContext,
    Exporter,
    FileExporter,
    NoOptions,
    ReadContext,
    Reader,
)
from dateline.hookspecs import hookimpl
from dateline.losses import Loss
from dateline.model import (
    Actor,
    Article,
    Deployment,
    Evidence,
    Incident,
    Meeting,
    Place,
    Quantity,
    Record,
    Statement,
    describe,
)
from dateline.registry import Registry

__all__ = [
    "Actor",
    "AmbiguousFormatError",
    "Article",
    "ArticleCountError",
    "CitationError",
    "Conversion",
    "Converter",
    "DatelineError",
    "Deployment",
    "DuplicateArticleError",
    "Evidence",
    "ExportContext",
    "ExportError",
    "Exporter",
    "FileExporter",
    "GoldError",
    "Incident",
    "InvalidArticleError",
    "Loss",
    "LossCount",
    "LossError",
    "Meeting",
    "ModelError",
    "NoOptions",
    "OptionError",
    "ParseError",
    "Place",
    "PluginError",
    "Quantity",
    "ReadContext",
    "Reader",
    "Record",
    "Registry",
    "SourceError",
    "Statement",
    "TargetError",
    "UnknownFormatError",
    "UnknownRecordTypeError",
    "__version__",
    "convert",
    "describe",
    "dumps",
    "hookimpl",
    "loads",
    "loads_all",
    "read",
    "read_all",
    "write",
]
