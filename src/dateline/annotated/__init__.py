"""An article as it is read on a screen: its text with the passages marked, and the records.

Lines of spans come out, each with what it is; how that looks is for others to choose. No control
character of the data is left in them.
"""

from dateline.annotated._facts import words
from dateline.annotated._page import annotated
from dateline.annotated._wrapping import TIE, Line, Role, Span, wrapped

__all__ = ["TIE", "Line", "Role", "Span", "annotated", "words", "wrapped"]
