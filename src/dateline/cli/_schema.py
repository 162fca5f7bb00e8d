"""``dateline schema``."""

import re

import click
import orjson
from click.shell_completion import CompletionItem

from dateline.cli._console import put_data
from dateline.cli._shared import Command, debug_option
from dateline.convert import default_converter

__all__ = ["schema"]

# JSON escapes the other controls by itself.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def _complete(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    names = ("article", *default_converter().registry.record_types())
    return [CompletionItem(name) for name in names if name.startswith(incomplete)]


_EXAMPLES = """\
\b
Examples:
  dateline schema > articles.schema.json
  dateline schema meeting
"""


@click.command(
    cls=Command, epilog=_EXAMPLES, short_help="Print the JSON Schema of articles or records."
)
@click.argument("record_type", required=False, metavar="[TYPE]", shell_complete=_complete)
@debug_option
def schema(record_type: str | None) -> None:
    """Print the JSON Schema of JSON files, or of one TYPE: article, meeting and so on.

    A file is an article, or an array of several. The schema covers the record types of installed
    plugins too.
    """
    from dateline.schema import article_schema, file_schema, record_schema

    known = default_converter().registry.record_types()
    if record_type is None:
        made = file_schema(known)
    elif record_type == "article":
        made = article_schema(known)
    else:
        made = record_schema(known, record_type)
    text = orjson.dumps(made, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE).decode()
    safe = _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
    put_data(safe.encode())
