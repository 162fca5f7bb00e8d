"""Country codes: the three-letter codes of ISO 3166-1, and XKX for Kosovo.

The 249 alpha-3 codes that ISO 3166-1 assigns today, without withdrawn ones (such as YUG) and
without reserved ones. XKX is not among them: it is one of the elements that the standard leaves to
its users (XAA to XZZ), and it is in wide use for Kosovo, which has no assigned code.
"""

from __future__ import annotations

__all__ = ["COUNTRIES", "is_country"]

_CODES = """
    ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE
    BDI BEL BEN BES BFA BGD BGR BHR BHS BIH BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA
    CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CUW CXR CYM CYP CZE
    DEU DJI DMA DNK DOM DZA
    ECU EGY ERI ESH ESP EST ETH
    FIN FJI FLK FRA FRO FSM
    GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY
    HKG HMD HND HRV HTI HUN
    IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA
    JAM JEY JOR JPN
    KAZ KEN KGZ KHM KIR KNA KOR KWT
    LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA
    MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT
    NAM NCL NER NFK NGA NIC NIU NLD NOR NPL NRU NZL
    OMN
    PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF
    QAT
    REU ROU RUS RWA
    SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR
    TCA TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA
    UGA UKR UMI URY USA UZB
    VAT VCT VEN VGB VIR VNM VUT
    WLF WSM
    XKX
    YEM
    ZAF ZMB ZWE
"""

COUNTRIES: frozenset[str] = frozenset(_CODES.split())
"""The codes assigned in ISO 3166-1 alpha-3, and XKX."""


def is_country(code: str) -> bool:
    """Whether a text is a three-letter country code in use.

    Args:
        code: Any text. Codes are upper case.

    Returns:
        True for the codes assigned in ISO 3166-1 alpha-3 and for XKX.
    """
    return code in COUNTRIES
