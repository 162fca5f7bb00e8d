"""How often each rule of the capture is right: the figures of capture/tables/confidence.tsv.

    python tests/benchmarks/confidence.py GOLD.jsonl ARTICLES.jsonl

Prints the rows of the table. A rule's figure is (right + 1) / (all + 2), to a hundredth, where
right means that every slot agrees which gold fills. The addition keeps a rule that was seen seldom
from being certain.
"""

import sys
from collections import Counter

import dateline
from dateline.evaluation import outcomes, read_gold


def main() -> None:
    """Print a row for each rule that made a record."""
    gold, articles = sys.argv[1:]
    made: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for outcome in outcomes(read_gold(gold), dateline.read_all(articles, capture=True)):
        for record in outcome.article.records:
            made[record.extractor or ""] += 1
        for pair in outcome.pairs:
            right[pair.record.extractor or ""] += pair.strict
    for rule, count in sorted(made.items()):
        share = (right[rule] + 1) / (count + 2)
        print(f"{rule.removeprefix('rules:')}\t{share:.2f}\t{right[rule]} of {count}")


if __name__ == "__main__":
    main()
