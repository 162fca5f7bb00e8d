"""dateline turns a news article into typed, sourced facts, and writes them as your tools read.

>>> import dateline
>>> article = dateline.read("article.json")
>>> dateline.write(article, "events.geojson")
"""

import dateline.capture as _capture  # noqa: F401 - first: it would take the verb's name later
from dateline._version import __version__
from dateline.convert import (
    Conversion,
    Converter,
    capture,
    convert,
    dumps,
    loads,
    loads_all,
    read,
    read_all,
    write,
)
from dateline.engines import CaptureContext, Engine
from dateline.errors import (
    AmbiguousFormatError,
    ArticleCountError,
    CaptureError,
    CitationError,
    DatelineError,
    DuplicateArticleError,
    ExportError,
    InvalidArticleError,
    LossCount,
    LossError,
    MissingPackageError,
    ModelError,
    OptionError,
    ParseError,
    PluginError,
    SourceError,
    TargetError,
    UnknownEngineError,
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
    "CaptureContext",
    "CaptureError",
    "CitationError",
    "Conversion",
    "Converter",
    "DatelineError",
    "Deployment",
    "DuplicateArticleError",
    "Engine",
    "Evidence",
    "ExportContext",
    "ExportError",
    "Exporter",
    "FileExporter",
    "Incident",
    "InvalidArticleError",
    "Loss",
    "LossCount",
    "LossError",
    "Meeting",
    "MissingPackageError",
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
    "UnknownEngineError",
    "UnknownFormatError",
    "UnknownRecordTypeError",
    "__version__",
    "capture",
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
