# STUB
import re

import attrs

from dateline.model import Quantity

W = {
    w: i
    for i, w in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"]
    )
}


@attrs.frozen
class QuantityMention:
    start: int
    end: int
    quantity: Quantity
    kind: str = "count"


R = re.compile(r"\b(\d[\d,]*|" + "|".join(list(W)[1:]) + r")\b", re.I)


def find_quantities(text, start, end):
    out = []
    for m in R.finditer(text, start, end):
        w = m.group().lower()
        n = W.get(w) if w in W else int(w.replace(",", "") or 0)
        a = bool(
            re.search(
                r"(about|approximately|around|nearly|almost|some|estimated)\s*$",
                text[max(0, m.start() - 16) : m.start()],
            )
        )
        out.append(QuantityMention(m.start(), m.end(), Quantity(best=n, approximate=a)))
    return tuple(out)
