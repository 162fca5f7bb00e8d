"""The country codes of ISO 3166-1 alpha-3."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.countries import COUNTRIES, is_country


def test_there_are_249_assigned_codes_and_kosovo() -> None:
    assert len(COUNTRIES) == 249 + 1


def test_codes_are_three_capital_letters() -> None:
    assert all(len(code) == 3 and code.isascii() and code.isupper() for code in COUNTRIES)


@pytest.mark.parametrize(
    "code",
    [
        *("AFG", "ALA", "ATA", "BES", "CHE", "COD", "CUW", "CZE", "DEU", "ESH", "FRA", "GBR"),
        *("GGY", "HKG", "IDN", "IMN", "IND", "JEY", "MMR", "MNE", "PSE", "ROU", "SRB", "SSD"),
        *("SWZ", "SXM", "TLS", "TWN", "UKR", "UMI", "USA", "VAT", "XKX", "ZWE"),
    ],
)
def test_codes_in_use(code: str) -> None:
    assert is_country(code)


@pytest.mark.parametrize(
    "code",
    [
        # Withdrawn.
        *("ANT", "BUR", "CSK", "DDR", "ROM", "SCG", "SUN", "TMP", "YUG", "ZAR"),
        # Reserved, or left to users.
        *("EUE", "UKR ", "ASC", "TAA", "XXX", "XAA", "QQQ", "ZZZ", "AAA"),
        # Of other lists: the two-letter and the numeric code, the Olympic and the football code.
        *("DE", "276", "GER", "SUI", "ENG"),
        *("", "usa", "Usa", "USA\n", "USAGBR", "\N{FULLWIDTH LATIN CAPITAL LETTER U}SA"),
    ],
)
def test_other_texts_are_refused(code: str) -> None:
    assert not is_country(code)


@given(st.text(max_size=4) | st.sampled_from(sorted(COUNTRIES)))
def test_is_country_is_membership(code: str) -> None:
    assert is_country(code) is (code in COUNTRIES)
