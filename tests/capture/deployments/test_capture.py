"""Deployments: rules of the language, told by sentences of their own."""

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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The US has 2,500 troops stationed in Iraq.", ("US troops", 2500, "Iraq", "present")),
        ("France sent 400 soldiers to Niger.", ("French soldiers", 400, "Niger", "deploy")),
        (
            "Britain deployed a destroyer to the Red Sea.",
            ("British destroyer", None, "Red Sea", "deploy"),
        ),
        (
            "The aircraft carrier USS Nimitz left the Red Sea.",
            ("USS Nimitz", None, "Red Sea", "withdraw"),
        ),
        (
            "Russia withdrew its troops from Kherson.",
            ("Russian troops", None, "Kherson", "withdraw"),
        ),
        (
            "Ethiopian troops pulled out of Addis Ababa.",
            ("Ethiopian troops", None, "Addis Ababa", "withdraw"),
        ),
        ("Turkey will send more troops to Syria.", ("Turkish troops", None, "Syria", "reinforce")),
        ("Qatar is home to about 10,000 US troops.", ("US troops", 10_000, "Qatar", "present")),
        ("Djibouti hosts 4,000 French troops.", ("French troops", 4000, "Djibouti", "present")),
        (
            "About 1,000 North Korean soldiers have been deployed to Kursk.",
            ("North Korean soldiers", 1000, "Kursk", "deploy"),
        ),
        ("US soldiers are deployed in Kuwait.", ("US soldiers", None, "Kuwait", "present")),
        (
            "Kenya sent 400 police officers to Haiti.",
            ("Kenyan police officers", 400, "Haiti", "deploy"),
        ),
        (
            "The Pentagon is sending a THAAD battery to Israel.",
            ("US THAAD battery", None, "Israel", "deploy"),
        ),
        (
            "The presence of Russian troops in Armenia is unpopular.",
            ("Russian troops", None, "Armenia", "present"),
        ),
        (
            "The withdrawal of French forces from Mali was completed.",
            ("French forces", None, "Mali", "withdraw"),
        ),
        (
            "Trump ordered the withdrawal of US troops from Syria.",
            ("US troops", None, "Syria", "withdraw"),
        ),
        (
            "The UN mission has 10,000 peacekeepers in Lebanon.",
            ("peacekeepers", 10_000, "Lebanon", "present"),
        ),
        (
            "A contingent of 200 German soldiers remains in Iraq.",
            ("German soldiers", 200, "Iraq", "present"),
        ),
        (
            "The last soldiers returned home to Germany from Mali.",
            ("soldiers", None, "Mali", "withdraw"),
        ),
        ("US forces patrol Deir ez-Zor.", ("US forces", None, "Deir ez-Zor", "present")),
        ("Turkey is moving into Syria.", ("Turkey", None, "Syria", "deploy")),
        (
            "NATO has reinforced its flank with four battalions in Poland.",
            ("battalions", None, "Poland", "reinforce"),
        ),
        (
            "South Korea, with 320 soldiers in Lebanon, voted against it.",
            ("South Korean soldiers", 320, "Lebanon", "present"),
        ),
        ("Egypt rotated its troops in Sinai.", ("Egyptian troops", None, "Sinai", "rotate")),
        (
            "The 8,000-member UN peacekeeping mission in Haiti was extended.",
            ("UN peacekeeping mission", 8000, "Haiti", "present"),
        ),
        (
            "Lawmakers authorized a 900-strong peacekeeping force for Darfur.",
            ("peacekeeping force", 900, "Darfur", "deploy"),
        ),
        (
            "Nigeria sent 300 more soldiers to Borno.",
            ("Nigerian soldiers", 300, "Borno", "reinforce"),
        ),
        (
            "Poland moved 2,000 troops to the border with Belarus.",
            ("Polish troops", 2000, "border with Belarus", "deploy"),
        ),
        (
            "Turkey sent tanks to the Syrian border.",
            ("Turkish tanks", None, "Syrian border", "deploy"),
        ),
        ("Soldiers were flown in to Jakarta.", ("Soldiers", None, "Jakarta", "deploy")),
        ("Troops were deployed on the streets of Beirut.", ("Troops", None, "Beirut", "deploy")),
        (
            "Danish soldiers will be stationed in Latvia.",
            ("Danish soldiers", None, "Latvia", "deploy"),
        ),
        (
            "The port of Aden is guarded by Saudi soldiers.",
            ("Saudi soldiers", None, "Aden", "present"),
        ),
        ("Soldiers stood guard in Kabul.", ("Soldiers", None, "Kabul", "present")),
        (
            "More than 3,000 troops are taking part in an exercise in Latvia.",
            ("troops", None, "Latvia", "present"),
        ),
        (
            "Protests went on over the 900 US troops in Syria.",
            ("US troops", 900, "Syria", "present"),
        ),
        (
            "Hundreds of riot police were deployed in Tbilisi.",
            ("riot police", None, "Tbilisi", "deploy"),
        ),
        (
            "The king sent in more troops from Bahrain to Mali.",
            ("troops", None, "Mali", "reinforce"),
        ),
        (
            "Thailand called up 2,000 reservists in Bangkok.",
            ("Thai reservists", 2000, "Bangkok", "deploy"),
        ),
        (
            "The last of the 700 Ukrainian soldiers serving in Liberia came home.",
            ("Ukrainian soldiers", 700, "Liberia", "withdraw"),
        ),
        (
            "There is a need for 500 more foreign troops in Chad.",
            ("foreign troops", 500, "Chad", "reinforce"),
        ),
        (
            "He flew to Bahrain, home to the Fifth Fleet.",
            ("Fifth Fleet", None, "Bahrain", "present"),
        ),
        (
            "Norwegian forces completed a series of exercises in Iceland, involving 900 sailors.",
            ("Norwegian forces", 900, "Iceland", "present"),
        ),
        (
            "He spoke to a crowd of 300 US troops at an air base in Kuwait.",
            ("US troops", 300, "Kuwait", "present"),
        ),
        (
            "He is the commander of the NATO force in Kosovo.",
            ("NATO force", None, "Kosovo", "present"),
        ),
        (
            "French soldiers were deployed in Chad to reinforce the mission.",
            ("French soldiers", None, "Chad", "reinforce"),
        ),
        (
            "Some 2,000 Chadian and Ghanaian soldiers are deployed in Gao.",
            ("Chadian and Ghanaian soldiers", 2000, "Gao", "present"),
        ),
        ("The 40 New Zealand troops left Dili.", ("New Zealand troops", 40, "Dili", "withdraw")),
        ("The rebels have 300 men near Goma.", ("men", 300, "Goma", "present")),
        ("Two frigates are on patrol in the Red Sea.", ("frigates", None, "Red Sea", "present")),
        (
            "Up to 4,000 police will be on duty in Hamburg.",
            ("police", 4000, "Hamburg", "present"),
        ),
        (
            "Tens of thousands of Turkish troops are massed on the border with Iraq.",
            ("Turkish troops", None, "border with Iraq", "present"),
        ),
        (
            "Peru sent a UN force of 600 to Haiti.",
            ("UN force", 600, "Haiti", "deploy"),
        ),
        (
            "The soldiers that Kenya sent to Haiti are well.",
            ("Kenyan soldiers", None, "Haiti", "deploy"),
        ),
        (
            "Leaders ordered the deployment of a standby force to restore order in Niger.",
            ("standby force", None, "Niger", "deploy"),
        ),
        ("She saw tanks near the airport in Sanaa.", ("tanks", None, "Sanaa", "present")),
        (
            "Eritrea has withdrawn its forces from Badme, officials said.",
            ("Eritrean forces", None, "Badme", "withdraw"),
        ),
        (
            "They reached Gao, where the king had stationed 300 troops.",
            ("troops", 300, "Gao", "deploy"),
        ),
        (
            "Talks go on in Chad, with French troops expected to pull out by May.",
            ("French troops", None, "Chad", "withdraw"),
        ),
        (
            "They discussed Chad's military buildup in and around Niger.",
            ("Chadian military", None, "Niger", "reinforce"),
        ),
        (
            "He condemned the presence of the Wagner Group in Mali.",
            ("Wagner", None, "Mali", "present"),
        ),
        (
            "Tanks and armoured vehicles surrounded the palace in Nouakchott.",
            ("Tanks", None, "Nouakchott", "present"),
        ),
        ("Soldiers took to the streets of Lima.", ("Soldiers", None, "Lima", "deploy")),
        (
            "She visited the 150 German soldiers based in Erbil.",
            ("German soldiers", 150, "Erbil", "present"),
        ),
        (
            "The Nordic Mission in Chad has 300 soldiers on the ground.",
            ("soldiers", 300, "Chad", "present"),
        ),
        (
            "A battalion of 600 Ghanaian soldiers was sent to Bangui.",
            ("Ghanaian soldiers", 600, "Bangui", "deploy"),
        ),
        (
            "The first 100 of 500 US Marines arrived in Norway.",
            ("US Marines", 100, "Norway", "deploy"),
        ),
        (
            "Egypt has built up its forces in Sinai.",
            ("Egyptian forces", None, "Sinai", "reinforce"),
        ),
        (
            "Soldiers could be seen in the streets of Istanbul.",
            ("Soldiers", None, "Istanbul", "present"),
        ),
        (
            "He requested 500 more soldiers for Mali.",
            ("soldiers", 500, "Mali", "reinforce"),
        ),
        (
            "Kenya deployed 300 or more soldiers in Juba.",
            ("Kenyan soldiers", None, "Juba", "deploy"),
        ),
        ("Soldiers were sent to Rannik on Monday.", ("Soldiers", None, "Rannik", "deploy")),
        (
            "Kenya sent troops in anticipation of rioting in Juba.",
            ("Kenyan troops", None, "Juba", "deploy"),
        ),
        (
            "He flew to Mali, on top of the 300 German soldiers already there.",
            ("German soldiers", 300, "Mali", "present"),
        ),
        (
            "Peru has sent an extra 450 trainers to Iraq.",
            ("Peruvian trainers", 450, "Iraq", "reinforce"),
        ),
        (
            "Turkey allowed 150 Peshmerga fighters to cross into Kobane.",
            ("Peshmerga fighters", 150, "Kobani", "deploy"),
        ),
        ("The rebels withdrew from Goma.", ("rebels", None, "Goma", "withdraw")),
        (
            "Around 600 Civil Guards were sent to Barcelona.",
            ("Civil Guards", 600, "Barcelona", "deploy"),
        ),
        (
            "Britain sent F-22 fighters to Japan.",
            ("British F-22 fighters", None, "Japan", "deploy"),
        ),
        ("Extra security was deployed in Lima.", ("security", None, "Lima", "reinforce")),
        ("Tanks were seen moving towards Gao.", ("Tanks", None, "Gao", "deploy")),
        (
            "The carrier Admiral Reyes entered the Red Sea.",
            ("Admiral Reyes", None, "Red Sea", "deploy"),
        ),
        (
            "Belgium will send military advisers to help the Libyan army.",
            ("Belgian military advisers", None, "Libya", "deploy"),
        ),
        (
            "The army took up positions around the airport in Bamako.",
            ("army", None, "Bamako", "deploy"),
        ),
    ],
)
def test_force_number_place_and_movement(text: str, told: tuple[str, int | None, str, str]) -> None:
    found = _deployments(text)
    assert [_told(deployment) for deployment in found] == [told]


@pytest.mark.parametrize(
    "text",
    [
        "Germany sent military and economic aid to Mali.",
        "The ministers spoke about providing further military and humanitarian aid to Mali.",
        "The minister deployed arguments in Geneva.",
        "An army of volunteers cleaned the park in Berlin.",
        "The task force on climate met in Paris.",
        "Police were deployed to a football match in London.",
        "Forces of nature are at work in Iceland.",
        "Air Force Academy students visited Denver.",
        "Troops killed five people in Sagaing.",
        "The unit of a company in Texas was sold.",
        "Ukraine did not send troops to Kursk.",
        "France refused to send troops to Niger.",
        "A cargo ship arrived in Odesa.",
        "The country sent missiles to Ukraine.",
        "A Malaysian plane landed in Doha.",
        "The airline has Iran's largest fleet in Tehran.",
        "Troops pushed a car into a ditch in Gao.",
        "Jets dropped two bombs on a bridge in Basra.",
        "Instead of pulling out of Gao, the soldiers rested.",
        "The mayor does not need more troops in Lima.",
        "The company Samsung moved to Hanoi.",
        "The police force in London arrested him.",
        "The embassy evacuated non-essential personnel from Baghdad.",
        "China sent engineers to Kenya to repair the dam.",
        "It remains unclear how long the troops need.",
        "The foreign company arrived in Lagos.",
        "The pope drew a large crowd with his presence in Israel.",
        "Three soldiers in Gao were killed.",
        "The prime minister ruled out sending troops to Iraq.",
        "Britain withdrew from the race.",
    ],
)
def test_what_is_no_deployment(text: str) -> None:
    assert _deployments(text) == []
