"""News agencies, by the names with which they sign."""

__all__ = ["is_agency"]

_NAMES = """
    aa abna adn afp agence_france-presse agerpres aki aljazeera anadolu anadolu_agency ani anp ansa
    antara ap apa app armenpress associated_press belga belta bernama bloomberg bns bta cna cnn cp
    canadian_press dpa dow_jones efe epa europa_press fars france24 hina interfax iqna irna isna
    itar-tass interfax-ukraine jiji jiji_press kcna kurdistan24 kuna kyodo kyodo_news lusa mehr
    mena mna mtva ntb nna npr novosti ots pa pa_media pap petra press_association press_tv pti qna
    reuters ria ria_novosti ritzau rudaw saba sana sda spa sputnik sta stt tanjug tasnim tass tap
    tt ukrinform uni united_press_international un_news unian upi vna voa voice_of_america wafa wam
    xinhua xinhua_news_agency yonhap bbc bbc_news rfe/rl radio_free_europe/radio_liberty ians
"""
_AGENCIES = frozenset(_NAMES.split())


def is_agency(name: str) -> bool:
    """Whether a name is that of a news agency.

    Args:
        name: Such as ``"AP"``, ``"the Associated Press"`` or ``"Reuters Staff"``.

    Returns:
        True for those that are known here, in any case.
    """
    plain = name.strip(" .").casefold().removeprefix("the ").removesuffix(" staff")
    return "_".join(plain.split()) in _AGENCIES
