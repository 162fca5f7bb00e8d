"""Where places are and what countries are called: packaged data, read when it is first asked for.

Towns come from GeoNames, country outlines from Natural Earth, the rest from tables written by hand
(``seeds/gazetteer``). The country of a place is that of its row; no outline decides it.
"""

from dateline.gazetteer._gazetteer import Gazetteer, gazetteer
from dateline.gazetteer._outlines import outline
from dateline.gazetteer._toponyms import Country, Toponym, ToponymKind

__all__ = ["Country", "Gazetteer", "Toponym", "ToponymKind", "gazetteer", "outline"]
