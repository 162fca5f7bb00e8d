"""Text as XML, as HTML within XML, and JSON as XML: whatever it holds, it stays text."""

import re
from xml.sax.saxutils import escape

__all__ = ["NAMESPACE", "html_text", "json_text", "one_line", "unwritable", "xml_text"]

#: The namespace of the elements that are dateline's own; another one would mean another layout.
NAMESPACE = "urn:dateline:kml"

# What no XML 1.0 document can hold, not even as a character reference (XML 1.0 §2.2).
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_REPLACEMENT = "\ufffd"

# A parser turns a carriage return into a line feed, unless it is a reference (XML 1.0 §2.11).
_KEPT = {"\r": "&#13;"}

# Beside what HTML needs: Google Earth makes links of web and e-mail addresses in plain text, and
# puts values in the place of `$[name]`. Written as references, the characters look the same, and
# neither is recognised.
_REFERENCES = {ord(character): f"&#{ord(character)};" for character in "&<>\"'$:@"}
_BARE_ADDRESS = re.compile(r"(?<=[wW])\.")


def xml_text(text: str) -> str:
    """Text as the content of an XML element.

    Args:
        text: Any text.

    Returns:
        The text, escaped; U+FFFD stands for each character that XML cannot hold.
    """
    return escape(_UNWRITABLE.sub(_REPLACEMENT, text), _KEPT)


def unwritable(text: str) -> int:
    """How much of a text XML cannot hold.

    Args:
        text: Any text.

    Returns:
        The number of characters.
    """
    return len(_UNWRITABLE.findall(text))


def html_text(text: str) -> str:
    """Text as the content of an HTML element, before that in turn is escaped for XML.

    Args:
        text: Any text.

    Returns:
        HTML that shows the text, and holds no element, link or script.
    """
    return _BARE_ADDRESS.sub("&#46;", text.translate(_REFERENCES))


def json_text(data: bytes) -> str:
    """JSON as the content of an XML element.

    Args:
        data: JSON, UTF-8, whose control characters are escaped, as RFC 8259 demands.

    Returns:
        The same JSON, escaped for XML; a parser of XML gives back JSON of the same value.
    """
    text = data.decode()
    # They can only stand in a string of the JSON, which has an escape for them.
    return escape(text.replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff"))


def one_line(text: str, length: int) -> str:
    """Text as a label: on one line, cut between words.

    Args:
        text: Any text.
        length: The most characters that it may have.

    Returns:
        The text, with an ellipsis where it was longer.
    """
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    return f"{cut.rpartition(' ')[0] or cut}…"
