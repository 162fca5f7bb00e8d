"""Deployments: what sentences tell together, places and forces pointed back to, status."""

import pytest

from dateline.capture.pipeline import capture_article
from dateline.model import Article, Deployment


def _deployments(text: str) -> list[Deployment]:
    article = capture_article(Article(id="test", text=text, published="2024-10-09"))
    return [record for record in article.records if isinstance(record, Deployment)]


def _told(deployment: Deployment) -> tuple[str, int | None, str, str | None]:
    count = deployment.personnel.best if deployment.personnel else None
    name = deployment.force.name if deployment.force else ""
    return name, count, deployment.places[0].name, deployment.movement


def test_two_numbers_are_two_records() -> None:
    first, second = _deployments(
        "The United States has about 2,500 troops in Iraq and 900 in Syria."
    )
    assert _told(first) == ("US troops", 2500, "Iraq", "present")
    assert _told(second) == ("US troops", 900, "Syria", "present")
    assert second.evidence[0].exact == "900 in Syria"


def test_the_country_points_back() -> None:
    (found,) = _deployments(
        "Lawmakers met in Iraq. There are about 5,000 US troops in the country."
    )
    assert _told(found) == ("US troops", 5000, "Iraq", "present")


def test_it_stands_for_the_place_before() -> None:
    (found,) = _deployments("Mokha lies on the coast. It is host to 300 Saudi troops.")
    assert _told(found) == ("Saudi troops", 300, "Mokha", "present")


def test_a_second_movement_happens_where_the_first_did() -> None:
    left, back = _deployments("U.S. troops left Iraq in 2011, then returned in 2014.")
    assert (left.movement, left.date) == ("withdraw", "2011")
    assert (back.movement, back.date, back.places[0].name) == ("deploy", "2014", "Iraq")


def test_a_weapon_is_deployed_where_its_force_stands() -> None:
    _, battery = _deployments(
        "US forces stationed near Erbil countered it by deploying a Patriot battery."
    )
    assert battery.equipment == ("Patriot battery",)
    assert battery.force is not None
    assert battery.force.name == "US forces"
    assert battery.places[0].name == "Erbil"


def test_mission_and_origin() -> None:
    (found,) = _deployments("Kenya sent 400 police officers from Nairobi to Haiti to fight gangs.")
    assert found.mission == "fight gangs"
    assert found.origin is not None
    assert found.origin.name == "Nairobi"


def test_several_places() -> None:
    (found,) = _deployments("France ordered 3,000 troops to Poland and Germany.")
    assert [place.name for place in found.places] == ["Poland", "Germany"]


def test_each_force_goes_where_its_own_words_say() -> None:
    (troops,) = _deployments("Sweden sent 200 missiles to Ukraine and 500 troops to Estonia.")
    assert _told(troops) == ("Swedish troops", 500, "Estonia", "deploy")


def test_what_goes_together_is_one_record() -> None:
    (found,) = _deployments("Chad sent tanks and troops to Gao.")
    assert found.force is not None
    assert found.force.name == "Chadian troops"
    assert found.equipment == ("tanks",)


def test_a_base_and_what_it_lies_in() -> None:
    (found,) = _deployments("US fighter jets arrived at Aviano Air Base in Italy.")
    assert [place.name for place in found.places] == ["Aviano Air Base", "Italy"]


def test_they_are_the_force_told_before() -> None:
    sent, leaving = _deployments("Ghana deployed 600 soldiers in Liberia. They will leave in May.")
    assert leaving.force == sent.force
    assert (leaving.movement, leaving.status, leaving.places) == (
        "withdraw",
        "planned",
        sent.places,
    )


def test_no_place_is_needed_where_a_force_is_called_up() -> None:
    (found,) = _deployments("The governor activated 500 National Guard troops on Monday.")
    assert (found.movement, found.places) == ("deploy", ())


def test_told_again_with_the_number() -> None:
    (again,) = _deployments("Italy sent more troops to Mali. The 300 soldiers arrived in Mali.")
    assert again.personnel is not None
    assert again.personnel.best == 300


def test_mission_on_an_exercise_and_the_date_ahead() -> None:
    (found,) = _deployments("On Monday, France sent a frigate to Oman on a training mission.")
    assert found.mission == "a training mission"
    assert found.date == "2024-10-07"


def test_each_place_of_a_list() -> None:
    (found,) = _deployments("NATO sent battalions to Poland, Estonia, Latvia and Lithuania.")
    assert [place.name for place in found.places] == ["Poland", "Estonia", "Latvia", "Lithuania"]


def test_where_it_was_going_on_before() -> None:
    (found,) = _deployments("There were difficulties in Iraq when the president sent in troops.")
    assert [place.name for place in found.places] == ["Iraq"]


def test_what_it_was_sent_for_is_its_mission_alone() -> None:
    (found,) = _deployments("Kenya sent 45 soldiers to Juba to protect the embassy.")
    assert found.movement == "deploy"
    assert found.mission == "protect the embassy"


def test_who_will_stay_is_there() -> None:
    (found,) = _deployments("Turkish troops will remain in Qatar.")
    assert (found.movement, found.status) == ("present", "ongoing")


def test_a_ship_leaves_its_own_country() -> None:
    (found,) = _deployments("HMS Norfolk left Portsmouth for Gibraltar.")
    assert found.movement == "deploy"
    assert [place.name for place in found.places] == ["Gibraltar"]
    assert found.origin is not None
    assert found.origin.name == "Portsmouth"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Officials denied that Egyptian soldiers had entered Libya.", "denied"),
        ("A law allows troops to be sent to Iraq.", "hypothetical"),
        ("Togo offered to send 600 troops to Mali.", "hypothetical"),
        ("Lawmakers voted to send troops to Mali.", "planned"),
        ("Critics said that the troops would have left Iraq.", "hypothetical"),
        ("The council should meet and send troops to Gao.", "hypothetical"),
        ("The king agreed to free him and withdraw troops from Aden.", "planned"),
        ("Togo pledged 600 troops for Mali.", "planned"),
    ],
)
def test_status(text: str, status: str) -> None:
    (found,) = _deployments(text)
    assert found.status == status


def test_only_the_number_is_said_again() -> None:
    french, german = _deployments(
        "France has 500 soldiers in Niger, while Germany has 110 in Mali."
    )
    assert _told(german) == ("German soldiers", 110, "Mali", "present")
    assert _told(french) == ("French soldiers", 500, "Niger", "present")


def test_where_the_article_is_set() -> None:
    text = "Chad is poor. Chad has no coast. Mining is growing in Chad. " + "It rained. " * 9
    (found,) = _deployments(text + "Foreign troops pulled out.")
    assert [place.name for place in found.places] == ["Chad"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The envoys spoke of the withdrawal of the allied coalition from Iraq.", None),
        ("Fifty soldiers from Senegal were deployed in Mali.", "SEN"),
    ],
)
def test_where_a_force_leaves_is_not_its_home(text: str, country: str | None) -> None:
    (record,) = _deployments(text)
    assert record.force is not None
    assert record.force.country == country
