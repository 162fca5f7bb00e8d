"""The built-in capture engine: rules of the language, offline and without a model."""

from collections.abc import Iterable

from dateline.capture.pipeline import capture_article
from dateline.engines import CaptureContext, Engine
from dateline.formats import NoOptions
from dateline.hookspecs import hookimpl
from dateline.model import Article

__all__ = ["RulesEngine"]


class RulesEngine(Engine[NoOptions]):
    """Captures meetings, statements, deployments and incidents, by rules."""

    name = "rules"
    description = "Rules of the language and a packaged gazetteer, offline"

    def capture(self, article: Article, options: NoOptions, context: CaptureContext) -> Article:
        """Capture the records of one article; see ``Engine.capture``."""
        return capture_article(article)


@hookimpl
def dateline_engines() -> Iterable[Engine[NoOptions]]:
    """The engine of rules."""
    return [RulesEngine()]
