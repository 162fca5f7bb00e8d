"""How well records were captured: compared with gold, what a careful reader would record.

A captured record and one of gold are paired if they are of one type and their passages overlap by
half of the shorter one, the pairs that agree best first. What is paired is found; where every slot
that gold fills agrees too, the record is strictly right. Precision is the share of the captured
records, duplicates included; recall is the share of the gold records that are not optional.
"""

from dateline.evaluation._gold import SLOTS, GoldArticle, GoldRecord, read_gold
from dateline.evaluation._pairing import Outcome, Pair, compare, outcomes
from dateline.evaluation._report import outcome_lines, total_lines
from dateline.evaluation._totals import Totals, TypeTotals

__all__ = [
    "SLOTS",
    "GoldArticle",
    "GoldRecord",
    "Outcome",
    "Pair",
    "Totals",
    "TypeTotals",
    "compare",
    "outcome_lines",
    "outcomes",
    "read_gold",
    "total_lines",
]
