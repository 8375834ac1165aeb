"""What narrows a figure's question, or only seems to: days, releases, morgues, noughts, witnesses, parts and wholes."""

import pytest

from link.flood import LEXICON, both, link, report, said, together, war
from tallybook.link import sums, within
from tallybook.link.facets import facets
from tallybook.link.told import told
from tallybook.types import Link, Quantity


def test_a_day_that_closes_the_words_of_one_figure_is_not_the_next_ones() -> None:
    (a, fallen), (_, gave_up) = both(
        "The army said 180 died in the past day and 14 surrendered.",
        ("180", {}), ("14", {"measure": "surrendered", "aggregation": "incident"}),
    )  # fmt: skip
    total = both("In all 14 surrendered, and 400 died.", ("14", {"measure": "surrendered"}), ("400", {}), day=3)
    found = link((a, fallen), (a, gave_up), *total)
    assert together(found, gave_up, total[0][1])
    assert not together(found, fallen, total[1][1])
    (b, of_the_day), *_ = both(
        "In the past day 16 surrendered, it said.", ("16", {"measure": "surrendered", "aggregation": "incident"}), day=4
    )
    assert not together(link((a, gave_up), *total, (b, of_the_day)), of_the_day, total[0][1])


def test_a_word_for_the_freed_goes_to_a_number_that_is_no_claim_before_another_figure() -> None:
    counted = both("The guild counts 11 detained.", ("11", {"measure": "detained", "aggregation": "stock"}))
    again = both(
        "The guild, which counted 11 detained, knew of the release of some 37.",
        ("11", {"measure": "detained", "aggregation": "stock"}), day=3,
    )  # fmt: skip
    assert together(link(*counted, *again), counted[0][1], again[0][1])


def test_bodies_in_all_the_morgues_are_all_the_dead_and_those_in_one_are_not() -> None:
    toll = both("Police said 71 died.", ("71", {"source": "police"}))

    def lying(where: str, place: str) -> bool:
        bodies = both(
            f"Police counted 74 bodies {where}.", ("74", {"source": "police", "who": "bodies", "place": place}), day=3
        )
        return together(link(*toll, *bodies), toll[0][1], bodies[0][1])

    assert lying("in the morgues", "the morgues")
    assert not lying("in a morgue", "a morgue")
    assert not lying("on the tram lines", "the tram lines")


def test_whose_149_prisoners_are_tells_whose_men_they_are_not() -> None:
    first = war(
        2, "Karvian command said 149 Tashtian soldiers were taken. Tashtian command said 30 Karvian soldiers were.",
        ("149", {"measure": "captured", "who": "Tashtian soldiers", "source": "Karvian command"}),
        ("30", {"measure": "captured", "who": "Karvian soldiers", "source": "Tashtian command"}),
    )  # fmt: skip
    later = war(
        3, "Prisoners: Karvia's 151, it said.", ("151", {"measure": "captured", "source": "Border Observatory"})
    )
    found = link(*first, *later)
    assert together(found, first[0][1], later[0][1])
    assert not together(found, first[1][1], later[0][1])


def test_a_land_and_its_soil_are_one_place() -> None:
    def counted(second: str) -> bool:
        here = both(
            f"Selmo said 300 came to Varda, 120 to {second}.",
            ("300", {"measure": "deployed", "place": "Varda"}), ("120", {"measure": "deployed", "place": second}),
        )  # fmt: skip
        later = both("It said 310 were in Varda.", ("310", {"measure": "deployed", "place": "Varda"}), day=3)
        last = both(f"It said 330 were on {second}.", ("330", {"measure": "deployed", "place": second}), day=4)
        return together(link(*here, *later, *last), later[0][1], last[0][1])

    assert counted("Vardan soil")
    assert not counted("Perrin")


@pytest.mark.parametrize("alone", ["whole", "part"])
def test_what_a_report_names_as_a_part_of_another_figure_is_another_question(alone: str) -> None:
    (a, whole), (_, part), (_, other) = both(
        "In all 115 died: 64 on one bank and 51 on the other.",
        ("115", {}), ("64", {"source": "Orlo Tamsin"}), ("51", {"source": "Orlo Tamsin"}),
    )  # fmt: skip
    number = "64" if alone == "whole" else "115"
    later = both(f"Police said {number} died.", (number, {"source": "police"}), day=3)
    made = Link(kind="part_of", from_=part.anchor, to=whole.anchor, reasons=(sums.REASON,))
    told = [(a, whole), (a, part), (a, other), *later]
    found = link(*told, within=(made,))
    assert together(found, part if alone == "whole" else whole, later[0][1])
    assert not together(found, whole, part)


def test_a_nought_beside_a_number_of_its_source_is_of_a_narrower_kind() -> None:
    def kind(source: str) -> str:
        (a, lost), (_, shot) = both(
            "71 died. Of gunfire 0 died.", ("71", {"source": "police"}), ("0", {"source": source})
        )
        return facets(told([a], [lost, shot]), LEXICON)[shot.anchor].kind

    assert kind("police") == "none"
    assert kind("Sulm Doctors") == ""


def test_a_figure_told_as_given_on_a_day_is_an_older_one() -> None:
    (a, new), (_, old) = both(
        "Police said 29 died; the figure of 17 given on Monday was wrong.", ("29", {}), ("17", {})
    )
    first = both("Police said 17 died.", ("17", {}), day=1)
    assert together(link(*first, (a, new), (a, old)), new, old, first[0][1])


def test_one_unnamed_person_who_saw_a_few_of_the_dead_does_not_count_them_all() -> None:
    def joined(source: str) -> bool:
        toll = both("Police said 90 died.", ("90", {"source": "police"}))
        seen = both("19 died there.", ("19", {"source": source, "anonymous": True, "place": "a ward"}), day=3)
        return together(link(*toll, *seen), toll[0][1], seen[0][1])

    assert not joined("surgeon")
    assert joined("officials")


def test_a_body_that_publishes_is_the_one_that_others_cite() -> None:
    a = report(2, "17 prisoners died.", publisher="Prison Service of Karvia")
    b = report(3, "29 prisoners died, the Prison Service said.")
    found = link((a, said(a, "17", None)), (b, said(b, "29", "Prison Service")))
    assert [k.kind for k in found.links] == ["revises"]
    c = report(2, "17 prisoners died.", publisher="Karvia News Service")
    other = link((c, said(c, "17", None)), (b, said(b, "29", "Prison Service")))
    assert [k.kind for k in other.links] == []


def test_those_who_are_still_held_are_not_all_who_were_arrested() -> None:
    detained = {"measure": "detained"}
    first = both("Police made 148 arrests.", ("148", detained))
    theirs = {**detained, "source": "Lawyers' Committee", "aggregation": "stock"}
    (b, arrested), (_, held) = both(
        "In all 152 were arrested. The Lawyers' Committee says that 110 are still behind bars.",
        ("152", detained), ("110", theirs), day=9,
    )  # fmt: skip
    found = link(*first, (b, arrested), (b, held))
    assert together(found, first[0][1], arrested)
    assert not together(found, arrested, held)


def test_what_is_of_the_dead_is_a_part_of_them_though_their_number_stands_before() -> None:
    (a, dead), (_, there) = both(
        "The toll rose to 34. Of the dead, 22 were reported from Dorrin.", ("34", {}), ("22", {"place": "Dorrin"})
    )
    found = within(a, [dead, there], LEXICON)
    assert [(k.kind, k.from_, k.to) for k in found] == [("part_of", there.anchor, dead.anchor)]


@pytest.mark.parametrize(
    ("words", "one", "other"),
    [
        ("The disaster authority met.", "disaster authority", "the authority"),
        ("The Vint Dockers' Federation met. Its president, Basil Orne, ate.", "Vint Dockers' Federation", "Basil Orne"),
        ("Here spoke Basil Orne of the dockers' federation.", "Vint Dockers' Federation", "Basil Orne"),
        ("A case was opened.", "prosecutor's office in Vint", "Prosecutors in Vint"),
    ],
)  # fmt: skip
def test_a_body_is_known_by_its_last_words_its_president_or_its_staff(words: str, one: str, other: str) -> None:
    (a, first), (_, second) = both(
        f"On Monday 35 people were missing, and 71 people died, it was said. {words}",
        ("35", {"source": one, "measure": "missing"}), ("71", {"source": other}),
    )  # fmt: skip
    found = link((a, first), (a, second))
    assert found.origins[first.anchor].key == found.origins[second.anchor].key


def test_the_authorities_are_no_authority_that_was_named() -> None:
    (a, first), (_, second) = both(
        "It said that 35 people were missing, and 71 people died.",
        ("35", {"source": "Vint Water Authority", "measure": "missing"}), ("71", {"source": "the authorities"}),
    )  # fmt: skip
    found = link((a, first), (a, second))
    assert found.origins[first.anchor].key != found.origins[second.anchor].key


def test_about_so_many_said_once_of_a_figure_agrees_with_a_rivals_count_near_it() -> None:
    about = Quantity(value=2000, low=None, high=None, bound="about", unit="person")
    exact = both("The ministry said 2000 died, the relief body 2013.", ("2000", {}), ("2013", {"source": "Red Star"}))
    hedged = both("It says 2000 died.", ("2000", {"quantity": about}), day=3)
    far = both("The ministry said 2000 died, the relief body 2700.", ("2000", {}), ("2700", {"source": "Red Star"}))
    assert "contradicts" in {k.kind for k in link(*exact).links}
    assert "contradicts" not in {k.kind for k in link(*exact, *hedged).links}
    assert "contradicts" in {k.kind for k in link(*far, *hedged).links}


def test_a_repetition_is_linked_one_way() -> None:
    exact = Quantity(value=35, low=None, high=None, bound="exact", unit="person")
    (a, first), (_, again) = both("It said 35 died. Then 35.0 drowned.", ("35", {}), ("35.0", {"quantity": exact}))
    told = Link(kind="restates", from_=first.anchor, to=again.anchor, reasons=("the figures agree",))
    ends = [(k.from_, k.to) for k in link((a, first), (a, again), within=(told,)).links if k.kind == "restates"]
    assert ends == [(again.anchor, first.anchor)]
