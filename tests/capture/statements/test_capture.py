# ruff: noqa: E501 (sentences as the news has them)
"""Statements of sentences in the style of many kinds of news; each expected record in one line."""

import pytest

from dateline.capture.pipeline import capture_article
from dateline.model import Article, Statement

#: Speakers, the cue as written, whether words are quoted, what was said.
Expected = tuple[list[str], str | None, bool, str | None]

PUBLISHED = "2019-09-10"  # a Tuesday


def captured(text: str) -> tuple[Statement, ...]:
    article = capture_article(Article(id="x", text=text, published=PUBLISHED))
    return tuple(record for record in article.records if isinstance(record, Statement))


SAID: list[tuple[str, list[Expected]]] = [
    (
        '"The harbour," Putin said, "is open."',
        [(["Putin"], "said", True, "The harbour is open.")],
    ),
    (
        '"If they leave," Macron said, "we stay." ',
        [(["Macron"], "said", True, "If they leave, we stay.")],
    ),
    (
        '"The ferry is late," Macron said. "I am not."',
        [(["Macron"], "said", True, "The ferry is late. I am not.")],
    ),
    (
        '"We will not yield," Finance Minister Anna Kowalska told reporters on Tuesday. "The budget will pass."',
        [(["Anna Kowalska"], "told", True, "We will not yield. The budget will pass.")],
    ),
    (
        '"The strike was a mistake," the spokesman, John Marlowe, said, adding that an inquiry had begun.',
        [
            (["John Marlowe"], "said", True, "The strike was a mistake"),
            (["John Marlowe"], "adding", False, "an inquiry had begun"),
        ],
    ),
    (
        "Jane Doe, a spokeswoman for the World Food Programme, said the convoy was delayed.",
        [(["Jane Doe"], "said", False, "the convoy was delayed")],
    ),
    (
        'The rebels, said Colonel Ahmed Sabri, "have no place to hide."',
        [(["Ahmed Sabri"], "said", True, "have no place to hide.")],
    ),
    (
        '"It was chaos," recalled witness Maria Lopez. "People were running everywhere."',
        [(["Maria Lopez"], "recalled", True, "It was chaos. People were running everywhere.")],
    ),
    (
        "Kenyan police said two officers were killed. They blamed al-Shabab for the attack.",
        [
            (["Kenyan police"], "said", False, "two officers were killed"),
            (["Kenyan police"], "blamed", False, "al-Shabab for the attack"),
        ],
    ),
    (
        "President Emmanuel Macron and Chancellor Angela Merkel said in a joint statement that they supported the deal.",
        [(["Emmanuel Macron", "Angela Merkel"], "said", False, "they supported the deal")],
    ),
    (
        "The two leaders also called for restraint and urged Iran to return to talks.",
        [
            (["leaders"], "called for", False, "restraint"),
            (["leaders"], "urged", False, "Iran to return to talks"),
        ],
    ),
    (
        "The ministry said in a statement that the ship was safe. The statement said the crew were unharmed.",
        [
            (["ministry"], "said", False, "the ship was safe"),
            (["ministry"], "said", False, "the crew were unharmed"),
        ],
    ),
    (
        'In a letter to Congress, Senator Lindsey Graham wrote that the plan was "deeply flawed".',
        [(["Lindsey Graham"], "wrote", True, 'the plan was "deeply flawed"')],
    ),
    (
        "Amnesty International accused the army of killing civilians.",
        [(["Amnesty International"], "accused", False, "the army of killing civilians")],
    ),
    (
        "The group claimed responsibility for the bombing in a message on Telegram.",
        [(["group"], "claimed", False, "responsibility for the bombing")],
    ),
    (
        'Russia has denied involvement, and the Kremlin dismissed the report as "absurd".',
        [
            (["Russia"], "denied", False, "involvement"),
            (["Kremlin"], "dismissed", True, 'the report as "absurd"'),
        ],
    ),
    (
        "Prime Minister Shinzo Abe is reported to have said that he would resign.",
        [(["Shinzo Abe"], "said", False, "he would resign")],
    ),
    (
        "State media reported that three people were killed, citing officials.",
        [(["State media"], "reported", False, "three people were killed, citing officials")],
    ),
    (
        "Residents said they heard explosions. One witness told AFP that he saw smoke.",
        [
            (["Residents"], "said", False, "they heard explosions"),
            (["witness"], "told", False, "he saw smoke"),
        ],
    ),
    (
        "UN Secretary-General António Guterres expressed concern over the violence and called on all parties to show restraint.",
        [
            (["António Guterres"], "expressed", False, "concern over the violence"),
            (["António Guterres"], "called on", False, "all parties to show restraint"),
        ],
    ),
    (
        'Iran\'s foreign minister, Mohammad Javad Zarif, tweeted: "We do not seek war." He added that Tehran would defend itself.',
        [
            (["Mohammad Javad Zarif"], "tweeted", True, "We do not seek war."),
            (["Mohammad Javad Zarif"], "added", False, "Tehran would defend itself"),
        ],
    ),
    (
        "Kim Jong Un vowed to continue. The North Korean leader said the United States must choose.",
        [
            (["Kim Jong Un"], "vowed", False, "to continue"),
            (["North Korean leader"], "said", False, "the United States must choose"),
        ],
    ),
    (
        "A White House official, who spoke on condition of anonymity, said no decision had been made.",
        [(["White House official"], "said", False, "no decision had been made")],
    ),
    (
        "According to the UN refugee agency, 40,000 people have fled.",
        [(["UN refugee agency"], "according to", False, "40,000 people have fled")],
    ),
    (
        "Turkey will not step back, President Recep Tayyip Erdogan warned.",
        [(["Recep Tayyip Erdogan"], "warned", False, "Turkey will not step back")],
    ),
    (
        'Opposition leader Juan Guaidó urged supporters to march, while Maduro called him a "puppet".',
        [
            (["Juan Guaidó"], "urged", False, "supporters to march"),
            (["Maduro"], "called", True, 'him a "puppet"'),
        ],
    ),
    (
        '"You can\'t do that!" shouted a protester.',
        [(["protester"], "shouted", True, "You can't do that!")],
    ),
    (
        "Asked whether he would run again, Biden said he had not decided.",
        [(["Biden"], "said", False, "he had not decided")],
    ),
    (
        "Prosecutors say Smith stole the money; his lawyer, Tom Brown, says he is innocent.",
        [
            (["Prosecutors"], "say", False, "Smith stole the money"),
            (["Tom Brown"], "says", False, "he is innocent"),
        ],
    ),
    (
        "Hillary Clinton and Bill Clinton attended. Hillary Clinton said the party would unite. Bill Clinton said he agreed.",
        [
            (["Hillary Clinton"], "said", False, "the party would unite"),
            (["Bill Clinton"], "said", False, "he agreed"),
        ],
    ),
    (
        '"The army has told us that the border is closed," the governor said.',
        [(["governor"], "said", True, "The army has told us that the border is closed")],
    ),
    (
        "Prime Minister Boris Johnson's office said the meeting was cancelled.",
        [(["Boris Johnson's office"], "said", False, "the meeting was cancelled")],
    ),
    (
        'The judge ruled that the ban was illegal. "This is a disgrace," Trump tweeted.',
        [
            (["judge"], "ruled", False, "the ban was illegal"),
            (["Trump"], "tweeted", True, "This is a disgrace"),
        ],
    ),
    (
        "Zelensky thanked Poland for its help and asked NATO for more tanks.",
        [(["Zelensky"], "thanked", False, "Poland for its help and asked NATO for more tanks")],
    ),
    (
        "In a tweet saying the deal was dead, Trump blamed Tehran.",
        [(["Trump"], "blamed", False, "Tehran")],
    ),
    (
        "The minister told parliament on Monday that the army would leave Mali by June 2020.",
        [(["minister"], "told", False, "the army would leave Mali by June 2020")],
    ),
    (
        "MOSCOW: Russia's Defence Ministry said its aircraft had hit targets in Idlib.",
        [(["Defence Ministry"], "said", False, "its aircraft had hit targets in Idlib")],
    ),
    ('Lavrov: "We are ready."', [(["Lavrov"], None, True, "We are ready.")]),
    (
        "«Nous sommes prêts», said President Macron.",
        [(["Macron"], "said", True, "Nous sommes prêts")],
    ),
    (
        "‘We are not afraid,’ said Mayor Sadiq Khan.",
        [(["Sadiq Khan"], "said", True, "We are not afraid")],
    ),
    (
        'Police chief Rosa Martínez said two men were held. She said the suspects, both in their 20s, had confessed. "They told us everything," Martínez added.',
        [
            (["Rosa Martínez"], "said", False, "two men were held"),
            (["Rosa Martínez"], "said", False, "the suspects, both in their 20s, had confessed"),
            (["Rosa Martínez"], "added", True, "They told us everything"),
        ],
    ),
    (
        'Chancellor Angela Merkel met President Emmanuel Macron in Berlin on Friday. She said the talks were "constructive". He urged patience.',
        [
            (["Angela Merkel"], "said", True, 'the talks were "constructive"'),
            (["Emmanuel Macron"], "urged", False, "patience"),
        ],
    ),
    (
        "Erdogan's spokesman said the operation would go on. The spokesman warned that Turkey would not wait.",
        [
            (["Erdogan's spokesman"], "said", False, "the operation would go on"),
            (["Erdogan's spokesman"], "warned", False, "Turkey would not wait"),
        ],
    ),
    (
        "Syria's Defence Ministry said it had shot down a jet. Russia's Defence Ministry denied the claim.",
        [
            (["Defence Ministry"], "said", False, "it had shot down a jet"),
            (["Defence Ministry"], "denied", False, "the claim"),
        ],
    ),
    (
        "The International Atomic Energy Agency (IAEA) published a report on Monday. The report said Iran had stopped its work. The agency urged Iran to answer questions.",
        [
            (["International Atomic Energy Agency"], "said", False, "Iran had stopped its work"),
            (["International Atomic Energy Agency"], "urged", False, "Iran to answer questions"),
        ],
    ),
    (
        "The foreign ministers of France and Germany said they would meet. The two ministers called for talks.",
        [
            (["foreign ministers"], "said", False, "they would meet"),
            (["ministers"], "called for", False, "talks"),
        ],
    ),
    (
        '"There were bodies everywhere," said Ahmed, a 34-year-old shopkeeper who asked that his last name not be used.',
        [(["Ahmed"], "said", True, "There were bodies everywhere")],
    ),
    (
        "Mr Johnson's opponents accused him of lying. He has denied the claims.",
        [(["Johnson's opponents"], "accused", False, "him of lying")],
    ),
    (
        "A spokesman for the U.S.-led coalition, Colonel Myles Caggins, said the base was not hit.",
        [(["Myles Caggins"], "said", False, "the base was not hit")],
    ),
    (
        "U.S. Central Command said in a statement Tuesday that USS Carney had shot down two drones.",
        [(["U.S. Central Command"], "said", False, "USS Carney had shot down two drones")],
    ),
    (
        "Defense Secretary Lloyd Austin said the U.S. would respond. Austin added that troops were ready.",
        [
            (["Lloyd Austin"], "said", False, "the U.S. would respond"),
            (["Lloyd Austin"], "added", False, "troops were ready"),
        ],
    ),
    (
        "In Austin, Texas, Governor Greg Abbott said the law would stand.",
        [(["Greg Abbott"], "said", False, "the law would stand")],
    ),
    (
        "South Korean President Moon Jae-in told a cabinet meeting that Seoul would not give in. Moon said the people deserved better.",
        [
            (["Moon Jae-in"], "told", False, "Seoul would not give in"),
            (["Moon Jae-in"], "said", False, "the people deserved better"),
        ],
    ),
    (
        'Ursula von der Leyen, president of the European Commission, welcomed the vote. Von der Leyen said it was "a good day for Europe".',
        [
            (["Ursula von der Leyen"], "welcomed", False, "the vote"),
            (["Ursula von der Leyen"], "said", True, 'it was "a good day for Europe"'),
        ],
    ),
    (
        "Opposition senator Álvaro Uribe Vélez rejected the ruling. Uribe said he would appeal.",
        [
            (["Álvaro Uribe Vélez"], "rejected", False, "the ruling"),
            (["Álvaro Uribe Vélez"], "said", False, "he would appeal"),
        ],
    ),
    (
        "Sheikh Tamim bin Hamad Al Thani, the emir of Qatar, said his country wanted dialogue.",
        [(["Tamim bin Hamad Al Thani"], "said", False, "his country wanted dialogue")],
    ),
    (
        "NEW DELHI — Prime Minister NARENDRA MODI said India would not be cowed.",
        [(["NARENDRA MODI"], "said", False, "India would not be cowed")],
    ),
    (
        'A Taliban spokesman, Zabihullah Mujahid, said the group had nothing to do with it. "We deny it," he said.',
        [
            (["Zabihullah Mujahid"], "said", False, "the group had nothing to do with it"),
            (["Zabihullah Mujahid"], "said", True, "We deny it"),
        ],
    ),
    (
        "Iran-backed militias threatened to attack U.S. forces, according to two officials.",
        [
            (["Iran-backed militias"], "threatened", False, "to attack U.S. forces"),
            (
                ["officials"],
                "according to",
                False,
                "Iran-backed militias threatened to attack U.S. forces",
            ),
        ],
    ),
    (
        "\"I don't think he said that,\" Biden told CNN's Jake Tapper.",
        [(["Biden"], "told", True, "I don't think he said that")],
    ),
    (
        'The mayor opened the bridge. "It is a great day."',
        [(["mayor"], None, True, "It is a great day.")],
    ),
    (
        "Pope Francis on Sunday appealed for peace in Sudan, and prayed for the victims.",
        [(["Francis"], "appealed for", False, "peace in Sudan, and prayed for the victims")],
    ),
    (
        'Human rights groups have condemned the arrests, calling them "arbitrary".',
        [
            (["Human rights groups"], "condemned", False, "the arrests"),
            (["Human rights groups"], "calling", True, 'them "arbitrary"'),
        ],
    ),
    (
        "The strike was announced by the Pentagon on Thursday.",
        [(["Pentagon"], "announced", False, "The strike")],
    ),
    (
        "Officials in Kyiv and Moscow confirmed the swap.",
        [(["Officials"], "confirmed", False, "the swap")],
    ),
    (
        'Hours later, the Foreign Ministry in Beijing issued a statement saying it was "gravely concerned".',
        [(["Foreign Ministry"], "issued a statement", True, 'saying it was "gravely concerned"')],
    ),
    (
        "Trump has called for the release of the hostages, and Hamas has threatened to kill them.",
        [
            (["Trump"], "called for", False, "the release of the hostages"),
            (["Hamas"], "threatened", False, "to kill them"),
        ],
    ),
    (
        "Sudan's army chief, General Abdel Fattah al-Burhan, has ruled out talks with the RSF. Burhan called the RSF leader a traitor.",
        [
            (["Abdel Fattah al-Burhan"], "ruled out", False, "talks with the RSF"),
            (["Abdel Fattah al-Burhan"], "called", False, "the RSF leader a traitor"),
        ],
    ),
    (
        "The firefighters' union described the response as chaotic.",
        [(["union"], "described", False, "the response as chaotic")],
    ),
    (
        "The company said, however, that no data had been lost.",
        [(["company"], "said", False, "however, that no data had been lost")],
    ),
    ('"No comment," said the minister.', [(["minister"], "said", True, "No comment")]),
    (
        "The White House press secretary, Sarah Sanders, released a statement on Sunday night. The statement said Turkey would soon move into northern Syria.",
        [
            (["Sarah Sanders"], "released a statement", False, None),
            (["Sarah Sanders"], "said", False, "Turkey would soon move into northern Syria"),
        ],
    ),
    (
        'Asked by reporters about the incident, Peskov replied: "We have no information."',
        [(["Peskov"], "replied", True, "We have no information.")],
    ),
    (
        "Jordan's King Abdullah II urged restraint. The king spoke with Putin by phone.",
        [(["Abdullah II"], "urged", False, "restraint")],
    ),
    (
        "Sydney resident Chad Lincoln said he heard a bang. Lincoln told the ABC he ran outside.",
        [
            (["Chad Lincoln"], "said", False, "he heard a bang"),
            (["Chad Lincoln"], "told", False, "he ran outside"),
        ],
    ),
    (
        "Chancellor Angela Merkel met President Emmanuel Macron in Berlin on Friday. The two leaders called for calm.",
        [(["Angela Merkel", "Emmanuel Macron"], "called for", False, "calm")],
    ),
    (
        "Presidents Moon Jae-in and Donald Trump met in Seoul. Both leaders said talks would go on.",
        [(["Moon Jae-in", "Donald Trump"], "said", False, "talks would go on")],
    ),
    (
        "Iran and Saudi Arabia agreed to reopen embassies. The two countries said in a joint statement that they would respect each other.",
        [
            (["Iran", "Saudi Arabia"], "agreed", False, "to reopen embassies"),
            (["Iran", "Saudi Arabia"], "said", False, "they would respect each other"),
        ],
    ),
    (
        "A spokesman for the Health Ministry said two people had died. The spokesman said more were ill.",
        [
            (["spokesman for the Health Ministry"], "said", False, "two people had died"),
            (["spokesman for the Health Ministry"], "said", False, "more were ill"),
        ],
    ),
    (
        "Marine Le Pen said she would run. Le Pen said France needed change.",
        [
            (["Marine Le Pen"], "said", False, "she would run"),
            (["Marine Le Pen"], "said", False, "France needed change"),
        ],
    ),
    (
        "The protest was condemned by the United Nations, the EU and Amnesty International.",
        [
            (
                ["United Nations", "European Union", "Amnesty International"],
                "condemned",
                False,
                "The protest",
            )
        ],
    ),
    (
        'Hamza bin Laden was killed, Trump said. Bin Laden\'s father, Osama bin Laden, died in 2011. "He is dead," Trump told Fox News.',
        [
            (["Trump"], "said", False, "Hamza bin Laden was killed"),
            (["Trump"], "told", True, "He is dead"),
        ],
    ),
    (
        'North Korean state media said leader Kim Jong Un had watched the launch. KCNA quoted Kim as saying that the test was "a warning".',
        [
            (
                ["North Korean state media"],
                "said",
                False,
                "leader Kim Jong Un had watched the launch",
            ),
            (["Kim Jong Un"], "saying", True, 'the test was "a warning"'),
        ],
    ),
    (
        "Gen. Kenneth F. McKenzie Jr., the head of U.S. Central Command, told reporters that Iran was behind the attack. McKenzie declined to give details.",
        [(["Kenneth F. McKenzie Jr."], "told", False, "Iran was behind the attack")],
    ),
    (
        'A senior administration official said the plan "may involve" sanctions. The official said no decision was made.',
        [
            (["senior administration official"], "said", True, 'the plan "may involve" sanctions'),
            (["senior administration official"], "said", False, "no decision was made"),
        ],
    ),
    (
        "Israel's prime minister, Benjamin Netanyahu, thanked Trump. The Israeli leader said it was a historic day. The prime minister also called on Europe to follow.",
        [
            (["Benjamin Netanyahu"], "thanked", False, "Trump"),
            (["Benjamin Netanyahu"], "said", False, "it was a historic day"),
            (["Benjamin Netanyahu"], "called on", False, "Europe to follow"),
        ],
    ),
    (
        "French President Emmanuel Macron and German Chancellor Angela Merkel disagreed. The French president said Europe must act. The chancellor urged caution. She said haste was dangerous.",
        [
            (["Emmanuel Macron"], "said", False, "Europe must act"),
            (["Angela Merkel"], "urged", False, "caution"),
            (["Angela Merkel"], "said", False, "haste was dangerous"),
        ],
    ),
    (
        "Kata'ib Hezbollah denied that it had fired rockets. The militia said it was not responsible.",
        [
            (["Kataib Hezbollah"], "denied", False, "it had fired rockets"),
            (["Kataib Hezbollah"], "said", False, "it was not responsible"),
        ],
    ),
    (
        "O'Neill said Sinn Féin would not yield. Michelle O'Neill later told RTÉ it was over.",
        [
            (["Michelle O'Neill"], "said", False, "Sinn Féin would not yield"),
            (["Michelle O'Neill"], "told", False, "it was over"),
        ],
    ),
    (
        'Jean-Yves Le Drian, France\'s foreign minister, said Paris was worried. Le Drian added: "Time is short."',
        [
            (["Jean-Yves Le Drian"], "said", False, "Paris was worried"),
            (["Jean-Yves Le Drian"], "added", True, "Time is short."),
        ],
    ),
    (
        "Officials from the World Bank said growth slowed. They warned that debts were rising.",
        [
            (["Officials"], "said", False, "growth slowed"),
            (["Officials"], "warned", False, "debts were rising"),
        ],
    ),
    (
        "Smoke rose over Khartoum on Sunday, witnesses said.",
        [(["witnesses"], "said", False, "Smoke rose over Khartoum on Sunday")],
    ),
    (
        "Two people were killed in Gaza, the Palestinian health ministry said, as Israel carried out strikes.",
        [(["Palestinian health ministry"], "said", False, "Two people were killed in Gaza")],
    ),
    (
        '"This," said Obama, "is what change looks like."',
        [(["Obama"], "said", True, "This is what change looks like.")],
    ),
    (
        "The president, who took office in May, said that he “will not rest”.",
        [(["president"], "said", True, "he “will not rest”")],
    ),
    (
        "The army said it had killed 12 militants and that three soldiers had died.",
        [(["army"], "said", False, "it had killed 12 militants and that three soldiers had died")],
    ),
    (
        "The U.N. Security Council condemned the coup and demanded the release of detainees.",
        [
            (["United Nations Security Council"], "condemned", False, "the coup"),
            (["United Nations Security Council"], "demanded", False, "the release of detainees"),
        ],
    ),
    (
        "The Foreign Office advised against all travel to Mali.",
        [(["Foreign Office"], "advised against", False, "all travel to Mali")],
    ),
    (
        'Ms Ardern announced her resignation. Ardern, 42, said she had "no more in the tank".',
        [
            (["Ardern"], "announced", False, "her resignation"),
            (["Ardern"], "said", True, 'she had "no more in the tank"'),
        ],
    ),
    (
        "Gen. Kenneth F. McKenzie Jr., the head of U.S. Central Command, told reporters that Iran was behind the attack. McKenzie said more.",
        [
            (["Kenneth F. McKenzie Jr."], "told", False, "Iran was behind the attack"),
            (["Kenneth F. McKenzie Jr."], "said", False, "more"),
        ],
    ),
    (
        'Two witnesses told Reuters they saw the blast. "It shook the house," one of them said.',
        [
            (["witnesses"], "told", False, "they saw the blast"),
            (["witnesses"], "said", True, "It shook the house"),
        ],
    ),
    (
        "Opposition leader Alexei Navalny's team said he was ill. His doctor, Anastasia Vasilyeva, said she was barred from seeing him.",
        [
            (["Alexei Navalny's team"], "said", False, "he was ill"),
            (["Anastasia Vasilyeva"], "said", False, "she was barred from seeing him"),
        ],
    ),
    (
        "Police in Delhi were quoted by the Press Trust of India as saying that the man had fled.",
        [(["Police"], "saying", False, "the man had fled")],
    ),
    (
        '"The truth," the bishop wrote in an op-ed for The Times, "will come out."',
        [(["bishop"], "wrote", True, "The truth will come out.")],
    ),
    (
        'Speaking in Parliament, Trudeau accused India of involvement; New Delhi called the claim "absurd" and expelled a diplomat.',
        [
            (["Trudeau"], "accused", False, "India of involvement"),
            (["India"], "called", True, 'the claim "absurd" and expelled a diplomat'),
        ],
    ),
    (
        'The U.S. State Department urged both sides to show restraint, while China\'s Foreign Ministry voiced "grave concern".',
        [
            (["State Department"], "urged", False, "both sides to show restraint"),
            (["Foreign Ministry"], "voiced", True, "grave concern"),
        ],
    ),
    (
        "The father of the victim, who was not named, said his son loved football.",
        [(["father of the victim"], "said", False, "his son loved football")],
    ),
    (
        "It was not clear who fired first, the report by the U.N. mission said.",
        [(["U.N. mission"], "said", False, "It was not clear who fired first")],
    ),
    (
        'In his speech, Xi Jinping said: "China will never seek hegemony. We will never expand." He told delegates that peace was the goal.',
        [
            (["Xi Jinping"], "said", True, "China will never seek hegemony. We will never expand."),
            (["Xi Jinping"], "told", False, "peace was the goal"),
        ],
    ),
    (
        "Mexico's president said he would not attend. López Obrador, who has clashed with Washington, said all countries should be invited.",
        [
            (["Mexico's president"], "said", False, "he would not attend"),
            (["López Obrador"], "said", False, "all countries should be invited"),
        ],
    ),
    (
        "The prosecutor, who declined to be named, said that charges would follow.",
        [(["prosecutor"], "said", False, "charges would follow")],
    ),
    (
        "After the vote, the speaker, Nancy Pelosi, said: “No one is above the law.”\n\n“He gave us no choice,” she added.",
        [
            (["Nancy Pelosi"], "said", True, "No one is above the law."),
            (["Nancy Pelosi"], "added", True, "He gave us no choice"),
        ],
    ),
    (
        '"We urge all parties to halt.\n\n"We also urge donors to help," the agency said in a statement.',
        [(["agency"], "said", True, "We urge all parties to halt. We also urge donors to help")],
    ),
    (
        "China warned Taiwan against declaring independence on Monday.",
        [(["China"], "warned", False, "Taiwan against declaring independence on Monday")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SAID, ids=[text[:40] for text, _ in SAID])
def test_who_said_what(text: str, expected: list[Expected]) -> None:
    found = captured(text)

    assert [
        ([one.name for one in record.speakers], record.verb, record.direct, record.content)
        for record in found
    ] == expected
    for record in found:
        for evidence in record.evidence:
            assert text[evidence.start : evidence.end] == evidence.exact


NOTHING = [
    "Police did not comment on the case.",
    "The law says that nobody can be held for more than 48 hours.",
    "Figures show that exports fell by 3%.",
    "The so-called safe zone is said to be large.",
    "The company did not immediately respond to a request for comment.",
    "The United States supported the rebels during the war.",
    "It is believed that the man fled.",
    "Would he say yes? Nobody knows what the president might say.",
    "The opposition is expected to call for a vote on Monday.",
    "If Washington says no, the deal is dead.",
    "The defendant pleaded not guilty.",
    "Neither side has commented.",
    '"We were never told," she said.',
    "The court heard that Brown had threatened his wife.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_statement(text: str) -> None:
    assert captured(text) == ()


@pytest.mark.parametrize(
    ("text", "addressees"),
    [
        ("The minister told Reuters that talks had failed.", ["Reuters"]),
        ("The pope urged world leaders to act.", ["world leaders"]),
        ("Jane Doe said the bridge was safe.", []),
    ],
)
def test_to_whom_it_was_said(text: str, addressees: list[str]) -> None:
    [record] = captured(text)

    assert [one.name for one in record.addressees] == addressees


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("On Monday, Jane Doe said the vote would be held on October 8.", "2019-09-09"),
        ("Jane Doe said on Monday that the bridge would open in 2021.", "2019-09-09"),
        ('"We are ready to talk at any time," Jane Doe told reporters on Monday.', "2019-09-09"),
        ("Jane Doe said the bridge collapsed on Monday.", None),
        ("The president, who took office in May, said the law would change.", None),
    ],
)
def test_the_date_is_that_of_the_saying(text: str, date: str | None) -> None:
    [record] = captured(text)

    assert record.date == date


def test_passages_of_one_speaker_do_not_overlap() -> None:
    one, other = captured("The pope urged restraint and emphasized the need for talks.")

    assert one.evidence[0].end <= other.evidence[0].start
