"""The toll of a report, as the report tells it."""

from __future__ import annotations

import pytest

from tellings.claims.casualties import Toll, casualties
from tests.claims.reads import read


def _toll(title: str, text: str) -> tuple[int, int]:
    toll = casualties(read(text, title))
    return toll.killed, toll.hurt


@pytest.mark.parametrize(
    ("title", "text", "toll"),
    [
        (
            "8 injured, 2 arrested in Lund",
            "Eight people were injured when fans fought after a match in Lund.",
            (0, 8),
        ),
        (
            "Blast at a Bergen mill",
            "A blast at a flour mill killed three people and injured a fourth.",
            (3, 1),
        ),
        (
            "Ferry crash off Split",
            "A crash claimed two lives and injured four people. Her body shook, a nurse said.",
            (2, 4),
        ),
        (
            "Two dead, three injured in Lund",
            "Two people were killed and three others injured when a tram left the rails.",
            (2, 3),
        ),
        (
            "Man killed in Porto",
            "A 40-year-old man was shot dead on Sunday. He was pronounced dead at the scene.",
            (1, 0),
        ),
        (
            "Farmer kills wife, then himself",
            "A farmer shot and killed his wife before turning the gun on himself, police said.",
            (2, 0),
        ),
        (
            "Crash on the coast road",
            "A mother and her son died when their car hit a lorry near Ancona.",
            (2, 0),
        ),
        (
            "Knife attack in Lodz",
            "Two men died and a 3-year-old boy was wounded in a knife attack on Monday.",
            (2, 1),
        ),
        (
            "Fire in Tampere",
            "A fire claimed the lives of a father and his daughter on Monday.",
            (2, 0),
        ),
        (
            "Baker tells of attack in Aosta",
            "A baker was one of five people wounded in a knife attack in Aosta.",
            (0, 5),
        ),
        (
            "Teenager dies at a farm near Lugo",
            "A teenage boy has died near Lugo. A teenager had shot another teenager by accident.",
            (1, 0),
        ),
        (
            "Gas blast in Oruro",
            "Nobody was killed when a boiler burst on Monday, but five workers were hurt.",
            (0, 5),
        ),
        (
            "Student hurt in school yard",
            "A student was grazed by a bullet on Tuesday. The girl is in stable condition.",
            (0, 1),
        ),
        (
            "Seven shot at the fair",
            "Seven people were shot at the fair on Friday. Two of them died in hospital.",
            (2, 5),
        ),
        (
            "5 stabbed, 1 fatally, at Lund fair",
            "A cook was killed and four people hurt. His wife Ann fled.",
            (1, 4),
        ),
        (
            "Brawl in Porto",
            "One man is in critical condition and three others are injured after the brawl.",
            (0, 4),
        ),
        ("Body found in wreck brings toll to four", "Divers found a body on Monday.", (4, 0)),
        ("Wreck off Split", "Ten died when a boat sank. The death toll rose to 12 later.", (12, 0)),
        ("Nurse dies of burns", "A nurse who was hurt in a fire in Lund has died.", (1, 0)),
        ("Shots in Lund", "A cook was killed and another wounded in Lund.", (1, 1)),
        (
            "Attack in Lund",
            "A locksmith was shot dead. In January, two men were killed in Ystad.",
            (1, 0),
        ),
        ("Assault in Lund", "He is charged with assault with a deadly weapon.", (0, 0)),
        (
            "Two held in Lund",
            "Two men were charged with the killing of the mayor Ann Hill's grandson.",
            (1, 0),
        ),
        ("Blast in Bergen", "The blast killed one man and injured nine more.", (1, 9)),
        ("Fire in Split", "A fire left a family of five dead on Monday.", (5, 0)),
        (
            "Sailor dies in Leith",
            "Ole “Red” Hill, 40, was killed in Leith. The case is tied to an attack last week that "
            "left a woman dead. Four people have been killed this year.",
            (1, 0),
        ),
        (
            "Trial over Bari attack opens",
            "A man is tried in Bari on three counts of murder and two counts of attempted murder.",
            (3, 2),
        ),
        (
            "Father, mother and baby dead in Leith murder-suicide",
            "A father, a mother and a baby were found dead. He killed the baby and himself.",
            (3, 0),
        ),
        (
            "Crash near Split",
            "A man and a girl were taken to a hospital, where they later died.",
            (2, 0),
        ),
        (
            "Woman shot in Bari",
            "A gunman shot a woman on Monday. Early reports of two dead were incorrect.",
            (0, 1),
        ),
        (
            "Clerk found stabbed to death in Tarvik",
            "A clerk was found stabbed to death on Sunday. Officers found the man in a lane "
            "behind the bank.",
            (1, 0),
        ),
        (
            "Two men shot in Osk",
            "Two men were shot to death and a woman and a girl injured in Osk on Friday.",
            (2, 2),
        ),
        (
            "One dead, five hurt in Lom",
            "One man was left dead and at least five others with knife wounds after a brawl "
            "in Lom.",
            (1, 5),
        ),
        (
            "Woman held for shooting at 4 sailors",
            "A woman was held on Monday for shooting at four sailors. Two of them were hurt.",
            (0, 2),
        ),
        (
            "Boy shoots himself in Arven",
            "A boy is recovering from a gunshot wound after he accidentally shot himself in Arven.",
            (0, 1),
        ),
        (
            "Farmer kills three, then himself",
            "Three people were shot dead by a farmer who later shot himself.",
            (4, 0),
        ),
        (
            "Three of four dead named",
            "Police named three of the four people found shot to death in a barn near Lom.",
            (4, 0),
        ),
        (
            "Two girls killed in Osk",
            "Two girls are dead along with their uncle, police said.",
            (3, 0),
        ),
        (
            "Storm claims three lives",
            "A storm claimed three lives and injured nine people in Arven.",
            (3, 9),
        ),
        ("Update: 2 dead, 6 hurt in Lom blast", "A mine exploded in Lom on Monday.", (2, 6)),
        ("Blast in Lom kills 2, hurts 6", "A blast killed two, hurt six on Monday.", (2, 6)),
        (
            "Father's killing of his son shocks Osk",
            "A father's killing of his son shocks Osk.",
            (1, 0),
        ),
        (
            "Toddler, 3 adults hurt in Lom",
            "A toddler and three adults were hurt when a wall fell in Lom.",
            (0, 4),
        ),
        (
            "Five stabbed in Osk",
            "Five people, including a nurse, were stabbed in Osk. All five were taken to a "
            "hospital.",
            (0, 5),
        ),
        ("Girl hurt in Lom dies", "A girl who had been hurt in a fall in Lom has died.", (1, 0)),
        (
            "Man held over murder of Mayor Rand's nephew",
            "A man is held over the murder of Mayor Ole Rand's 19-year-old nephew. The "
            "nephew was shot dead at home.",
            (1, 0),
        ),
        (
            "Boy, 3 others shot in Osk",
            "A boy is in critical condition, and three others were also wounded in Osk.",
            (0, 4),
        ),
        (
            "Teacher passes away after crash",
            "A teacher has passed away after a crash near Lom.",
            (1, 0),
        ),
        ("Four shot, one fatally", "Four people were shot, one fatally, at a bar in Osk.", (1, 3)),
        (
            "Three hurt in Osk fire",
            "Three people were hurt, one critically, in a fire in Osk. A second fire that "
            "night killed nobody.",
            (0, 3),
        ),
        (
            "Bus falls off bridge",
            "The toll rose to 14 on Monday after two more bodies were found. Thirty others "
            "were injured.",
            (14, 30),
        ),
        (
            "Blast toll rises to nine",
            "Nine people have now died, up from seven on Sunday. Twenty were wounded.",
            (9, 20),
        ),
        (
            "Two guards and a driver killed",
            "Two guards and a driver were killed and four passengers, among them a child, "
            "were wounded.",
            (3, 4),
        ),
        (
            "Sheriff's homicide unit called",
            "The sheriff's homicide unit was called after a man was shot dead in Lom.",
            (1, 0),
        ),
        (
            "Seven stabbed in Osk, 2 dead",
            "Seven people were stabbed in Osk. Two of those stabbed were badly wounded.",
            (2, 5),
        ),
        (
            "Boy shoots himself and cousin",
            "A boy found a gun in Lom, hitting himself and his cousin.",
            (0, 2),
        ),
        (
            "Man kills himself after wounding his uncle",
            "A man wounded his uncle in Osk and then killed himself. His body was found in a barn.",
            (1, 1),
        ),
        (
            "Two dead in standoff",
            "A woman and the man suspected of shooting her are dead after a standoff in Osk.",
            (2, 0),
        ),
        (
            "Deaths in Lom house",
            "A mother and her two children were found dead in a house in Lom.",
            (3, 0),
        ),
        (
            "Shots near school",
            "Shots were fired near a school in Arven, but no one was injured.",
            (0, 0),
        ),
        ("Triple stabbing", "All three victims of a triple stabbing in Osk will live.", (0, 3)),
        ("Double homicide in Osk", "Two men were found shot in a double homicide.", (2, 0)),
        (
            "Deputy shot, suspect dead",
            "A deputy was shot and wounded in Lom. The suspect was killed by return fire.",
            (1, 1),
        ),
        (
            "Fans hurt",
            "Six fans were hurt, one of them critically, when a gunman opened fire in Osk.",
            (0, 6),
        ),
        (
            "Mother shot",
            "A pregnant woman died after being shot; her unborn child did not survive.",
            (2, 0),
        ),
        (
            "Vigil shooting",
            "Five people were shot at a vigil for a man killed last week in Osk.",
            (0, 5),
        ),
        (
            "Baker shot dead",
            "Baker Ole Rand was shot and killed in Lom. Two of his friends were also shot but "
            "survived.",
            (1, 2),
        ),
        ("Death in Lom", "One of four people wounded in Lom has died, police said.", (1, 3)),
        (
            "Victims named",
            "The victims are Ana Holt, 34, and Rolf Tern, 36. Both died at the scene. A third "
            "victim, Lea Holt, remains hospitalized.",
            (2, 1),
        ),
        (
            "Six confirmed dead",
            "Seven people were shot in Osk, with six confirmed dead.",
            (6, 1),
        ),
        (
            "Four shot to death, then gunman kills himself",
            "Four people were shot dead at a farm in Osk by a man who later shot himself.",
            (5, 0),
        ),
        ("Found in alley", "Officers found two men dead and a woman and a girl wounded.", (2, 2)),
        ("As many as 6 wounded", "As many as six people were wounded by gunfire in Lom.", (0, 6)),
        (
            "Diner shooting",
            "A gunman opened fire, killing the owner, Ines Mott, 60, and a waitress, Kay Lund, 22.",
            (2, 0),
        ),
        (
            "Officer-involved shooting",
            "An officer-involved shooting left a man dead in Osk. No officers were hurt.",
            (1, 0),
        ),
        ("Shot brothers", "A man shot his two brothers, one fatally, in Osk.", (1, 1)),
        (
            "Church",
            "The pastor and two parishioners were killed and an usher was injured.",
            (3, 1),
        ),
        ("Teens hurt", "Two teens, a boy and a girl, both 15, were wounded in Osk.", (0, 2)),
        ("Left in coma", "A shooting left a woman dead and their daughter in a coma.", (1, 1)),
        (
            "Nightclub",
            "Gunfire at a club killed a bouncer and left a barman and three guests wounded.",
            (1, 4),
        ),
        (
            "Drive-by",
            "A mother of two was killed and her 6-year-old son was shot in the foot in Osk.",
            (1, 1),
        ),
        (
            "Campus",
            "A student opened fire, killing one and wounding three before taking his own life.",
            (2, 3),
        ),
        (
            "School",
            "Three students and a teacher were injured, none of them seriously.",
            (0, 4),
        ),
        ("Pellets", "Several people were hit; four were treated at the scene.", (0, 4)),
        ("The dead", "The dead include Ann Holt, 34, and a cook.", (2, 0)),
    ],
)
def test_a_toll(title: str, text: str, toll: tuple[int, int]) -> None:
    assert _toll(title, text) == toll


def test_repeated_mentions_are_not_added_up() -> None:
    text = (
        "Three sailors were killed in a fire on Monday. The three sailors were killed when a "
        "pump exploded. Five others were injured. The five injured were flown to Bergen."
    )
    assert _toll("Three killed in fire on trawler", text) == (3, 5)


def test_other_happenings_are_left_out() -> None:
    text = (
        "A woman was killed on Monday night in Leith. Police are looking for a van. "
        "In a separate incident, six people were injured in Perth."
    )
    assert _toll("Woman killed in Leith", text) == (1, 0)


def test_a_report_without_victims_has_no_toll() -> None:
    text = "The council voted to build 40 homes. The mayor thanked the nine members."
    assert casualties(read(text)) == Toll(0, 0)
