"""Every error that dateline raises on purpose, in one tree.

::

    DatelineError
    ├── ModelError (ValueError)        a value that the model refuses
    │   └── CitationError              a quotation found nowhere, or more than once
    ├── SourceError                    an input that cannot be opened or read
    ├── ParseError (ValueError)        an input that is not in its format
    ├── InvalidArticleError (ValueError)  well-formed input that is not an article
    ├── GoldError (ValueError)         gold that an evaluation cannot be measured with
    ├── ArticleCountError (ValueError) one article was asked for, another number found
    ├── DuplicateArticleError (ValueError) two articles of one conversion share an id
    ├── UnknownFormatError (LookupError) no reader or exporter answers to the name
    ├── UnknownEngineError (LookupError) no capture engine answers to the name
    ├── UnknownRecordTypeError (LookupError) no record type has the name
    ├── AmbiguousFormatError (LookupError) two packages supply one name
    ├── PluginError                    a plugin that cannot be loaded or misbehaves
    ├── OptionError (ValueError)       an option that a format does not have, or a wrong value
    ├── CaptureError                   an article that a capture engine cannot take
    ├── MissingPackageError (ImportError) a library that an extra of dateline brings is not there
    ├── ExportError                    an article that a format cannot write
    ├── LossError                      a format that cannot carry all, where all was wanted
    └── TargetError                    an output that cannot be written

The facts are attributes; the sentence is in ``str(error)``. A sentence says what failed, where
(file, line, JSON path, plugin) and, where it is not plain, what to do next.
"""

from dateline.errors._articles import (
    ArticleCountError,
    CitationError,
    DuplicateArticleError,
    EvidenceProblem,
    GoldError,
    InvalidArticleError,
    ModelError,
    Problem,
)
from dateline.errors._base import (
    DatelineError,
)
from dateline.errors._files import (
    CaptureError,
    ExportError,
    LossCount,
    LossError,
    ParseError,
    SourceError,
    TargetError,
)
from dateline.errors._formats import (
    AmbiguousFormatError,
    MissingPackageError,
    OptionError,
    PluginError,
    UnknownEngineError,
    UnknownFormatError,
    UnknownRecordTypeError,
)

__all__ = [
    "AmbiguousFormatError",
    "ArticleCountError",
    "CaptureError",
    "CitationError",
    "DatelineError",
    "DuplicateArticleError",
    "EvidenceProblem",
    "ExportError",
    "GoldError",
    "InvalidArticleError",
    "LossCount",
    "LossError",
    "MissingPackageError",
    "ModelError",
    "OptionError",
    "ParseError",
    "PluginError",
    "Problem",
    "SourceError",
    "TargetError",
    "UnknownEngineError",
    "UnknownFormatError",
    "UnknownRecordTypeError",
]
