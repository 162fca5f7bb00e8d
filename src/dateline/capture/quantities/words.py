"""The words of English around numbers, as tables.

To teach the program a word, add it to a table here, in lower case.
"""

__all__ = [
    "ABOUT_AFTER",
    "APPROXIMATE",
    "AT_LEAST",
    "AT_LEAST_AFTER",
    "AT_MOST",
    "AT_MOST_AFTER",
    "FRACTIONS",
    "HARM",
    "HARMED",
    "LABELS",
    "MEASURES",
    "MONEY",
    "ORDINALS",
    "SIGNS_OF_MONEY",
]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


APPROXIMATE: tuple[str, ...] = (
    *("about", "approximately", "around", "nearly", "almost", "some", "roughly", "close to"),
    *("an estimated", "estimated", "circa", "perhaps", "just under", "just short of", "just about"),
    *("something like", "in the region of", "in the order of", "on the order of", "an approximate"),
    *("a reported", "about some", "virtually", "upward of around"),
)
"""Words in front of a number that hedge it: "about 900"."""

AT_LEAST: tuple[str, ...] = (
    *("at least", "more than", "over", "above", "upwards of", "upward of", "no fewer than"),
    *("no less than", "not fewer than", "not less than", "a minimum of", "well over", "just over"),
    *("greater than", "exceeding", "in excess of", "slightly more than", "slightly over"),
    *("a little over", "a little more than", "at least some", "at least about", "at least around"),
)
"""Words in front of a number that make it the least: "at least 12"."""

AT_MOST: tuple[str, ...] = (
    *("up to", "as many as", "as much as", "fewer than", "less than", "under", "below", "at most"),
    *("no more than", "not more than", "a maximum of", "as few as", "up to about", "up to some"),
    *("up to around", "up to approximately"),
)
"""Words in front of a number that make it the most: "up to 500"."""

AT_LEAST_AFTER: tuple[str, ...] = ("or more", "or above", "at least", "-plus", "+")
"""Words after a number that make it the least: "500 or more"."""

AT_MOST_AFTER: tuple[str, ...] = ("or fewer", "or less", "at most", "at the most")
"""Words after a number that make it the most: "ten or fewer"."""

ABOUT_AFTER: tuple[str, ...] = ("or so", "-odd", "odd", "approximately")
"""Words after a number that hedge it: "20 or so"."""

MEASURES: frozenset[str] = _set(
    """
    acre acres barrel barrels bpd celsius centimeter centimeters centimetre centimetres centuries
    century cm day days decade decades degree degrees fahrenheit feet fold foot fortnight ft gallon
    gallons gigawatt gigawatts gram grams gw ha hectare hectares hour hours hr hrs inch inches
    kilogram kilograms kilometer kilometers kilometre kilometres kilos kiloton kilotons kg km kmh
    knots kph kwh lb lbs liter liters litre litres mbps megawatt megawatts meter meters metre metres
    microseconds mile miles millimeter millimeters millimetre millimetres milliseconds min mins
    minute minutes mm month months mph mw nautical nights ounce ounces pound-mass seconds sec secs
    square cubic metric storey storeys story ton tonne tonnes tons watt watts week weeks weekend
    weekends yard yards year years yr yrs times points o'clock m
    """
)
"""Words after a number that make it a measure of length, time, weight or the like."""

MONEY: frozenset[str] = _set(
    """
    afghanis baht cent cents crore dinar dinars dirham dirhams dollar dollars euro euros franc
    francs hryvnia hryvnias krona kroner lira liras lire naira pence peso pesos pound pounds quid
    rand real reais renminbi rial rials riyal riyals rouble roubles ruble rubles rupee rupees
    rupiah shekel shekels shilling shillings toman won yen yuan zloty usd eur gbp aed
    """
)
"""Words after a number that make it a sum of money."""

SIGNS_OF_MONEY = "$£€¥₹₽₪₩₺₴¢"
"""Signs before a number that make it a sum of money."""

ORDINALS: dict[str, int] = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "thirteenth": 13,
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "thirtieth": 30,
    "fortieth": 40,
    "fiftieth": 50,
    "hundredth": 100,
}
"""Numbers of order."""

FRACTIONS: frozenset[str] = _set(
    """
    half halves third thirds quarter quarters fourth fourths fifth fifths sixth sixths seventh
    sevenths eighth eighths ninth ninths tenth tenths hundredth hundredths
    """
)
"""Words after a number word and a hyphen that make it a fraction: "two-thirds"."""

LABELS: frozenset[str] = _set(
    """
    airbus antonov apollo appendix area article articles band block boeing brexit building camp
    category chapter channel class clause combat day district division embraer exhibit figure
    flight formula gate grade group highway house interstate item kilometre level line lockheed
    mach mark model no number page paragraph part phase platform point protocol resolution
    resolutions room route rule rules section sector series size soyuz stage state step street
    table task terminal tier title track tu type unit version volume vostok ward windows zone
    """
)
"""Words before a number, with a capital letter or not, that make it a name: "Flight 302"."""

HARM: frozenset[str] = _set(
    """
    casualties casualty civilians damage death deaths fatalities fatality harm hostages injured
    injuries injury loss losses people person soldiers survivors troops victims wounded
    """
)
"""What "no" may be in front of to be the number 0: "no casualties"."""

HARMED: frozenset[str] = _set("killed hurt injured wounded harmed")
"""What "no one was" may be in front of."""
