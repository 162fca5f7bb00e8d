# STUB
import re

import attrs


@attrs.frozen
class DateMention:
    start: int
    end: int
    edtf: str | None
    kind: str = ""
    edtf_future: str | None = None


M = "January|February|March|April|May|June|July|August|September|October|November|December"
R = re.compile(
    rf"\b((?:last |next |early |late )?(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)|(?:{M})(?: \d{{1,2}})?(?:, \d{{4}})?|(?<=in )(?:19|20)\d\d|yesterday|today|tomorrow|last (?:week|month|year|night)|(?:earlier )?this (?:week|month|year|evening|morning|weekend)|later this week)\b",
    re.I,
)


def find_dates(text, start, end, published):
    return tuple(DateMention(m.start(), m.end(), None) for m in R.finditer(text, start, end))
