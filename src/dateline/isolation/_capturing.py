"""Capture engines of plugins, at work."""

from collections.abc import Coroutine, Generator

from dateline.engines import CaptureContext, Engine
from dateline.errors import CaptureError, MissingPackageError, PluginError
from dateline.isolation._blame import WorkingFolder, is_ours, raise_attributed
from dateline.messages import shown
from dateline.model import Article, fields

__all__ = ["captured"]

_MEANT_BY_ENGINES = (CaptureError, MissingPackageError, PluginError)
_MAY_CHANGE = frozenset(("dateline", "records"))


def captured(
    engine: Engine[object],
    owner: str,
    article: Article,
    options: object,
    context: CaptureContext,
) -> Article:
    """What an engine captures.

    Args:
        engine: The engine.
        owner: Its package.
        article: The article, without records.
        options: An instance of its options.
        context: What it is given beside them.

    Returns:
        The article with its records.

    Raises:
        CaptureError: The engine cannot take the article.
        PluginError: The engine fails, or returns something else than the same article.
    """
    folder = WorkingFolder(owner)
    try:
        returned = engine.capture(article, options, context)
        folder.check()
        if not is_ours(owner):
            _check(returned, article, owner, engine.name, context)
    except BaseException as error:
        raise_attributed(error, owner, f"capturing with {engine.name}", None, _MEANT_BY_ENGINES)
    finally:
        folder.restore()
    return returned


def _check(
    returned: object, article: Article, owner: str, name: str, context: CaptureContext
) -> None:
    what = f"{name}: its capture"
    if type(returned) is not Article:
        advice = ""
        if isinstance(returned, Generator | Coroutine):
            advice = "; it must not yield or be async: nothing of it has run"
            returned.close()
        raise PluginError(owner, f"{what} returned {shown(returned)}, which is no Article{advice}")
    for field in fields(Article):
        before, after = getattr(article, field.name), getattr(returned, field.name)
        filled = before not in (None, "", ()) or field.name == "text"
        if filled and field.name not in _MAY_CHANGE and after != before:
            raise PluginError(
                owner,
                f"{what} changed the article's {field.name} from {shown(before)} to "
                f"{shown(after)}; it may fill in what is missing, and add records",
            )
    for record in returned.records:
        kind = getattr(record, "type", None)
        if not isinstance(kind, str) or context.record_types.get(kind) is not type(record):
            raise PluginError(
                owner,
                f"{what} returned a record of type {shown(kind)}, which no package has registered",
            )
    # It was checked when it was made; what was done to it since, nobody has seen.
    returned.check()
