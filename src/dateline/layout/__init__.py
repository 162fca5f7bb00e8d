"""What stands around an article's story: headline, byline, date line, dateline.

Only the first lines of a text are looked at, and the last ones for a date that is labelled. What
is not recognized is story. The conventions are those of English-language newsrooms and agencies.
"""

from dateline.layout._page import Layout, Part, PartKind, layout_of
from dateline.layout._wrapping import paragraphs

__all__ = ["Layout", "Part", "PartKind", "layout_of", "paragraphs"]
