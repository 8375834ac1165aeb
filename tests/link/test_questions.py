"""Which figures answer one question: small invented stories, one habit of reports each."""

import inspect
from dataclasses import replace

import pytest

from ledger import factory
from link.flood import LEXICON, both, kinds, link, report, said, stand, together, war
from tallybook import ids, spans
from tallybook.link import within
from tallybook.link.pairs import FEATURES
from tallybook.link.parts import REASONS
from tallybook.types import Claim, Document, Place


def test_each_feature_has_a_weight_and_says_in_words_what_it_is() -> None:
    weights = set(LEXICON.link.weight) - {"same_question", "clash"}
    assert weights == set(FEATURES)
    told = [inspect.getdoc(f) for f in (*FEATURES.values(), *REASONS)]
    assert all(told)
    assert len(set(told)) == len(told)


def test_what_one_report_gives_side_by_side_from_one_origin_is_two_questions() -> None:
    (a, whole), (_, other) = both("71 people died. In the mill lay 33 dead.", ("71", {}), ("33", {}))
    assert not together(link((a, whole), (a, other)), whole, other)


def test_two_origins_side_by_side_answer_one_question() -> None:
    (a, mine), (_, theirs) = both("71 died, the mayor says 90.", ("71", {}), ("90", {"source": "Orlo Tamsin"}))
    assert together(link((a, mine), (a, theirs)), mine, theirs)


def test_the_dead_of_two_armies_are_two_questions_whoever_counts_them() -> None:
    first = war(
        2, "Karvian command said 310 Tashtian soldiers died. Tashtian command admits 41 dead of its own.",
        ("310", {"source": "Karvian command", "who": "Tashtian soldiers"}), ("41", {"source": "Tashtian command"}),
    )  # fmt: skip
    second = war(
        3, "Tashtian command said 520 Karvian soldiers died. Karvian command admits 47 dead of its own.",
        ("520", {"source": "Tashtian command", "who": "Karvian soldiers"}), ("47", {"source": "Karvian command"}),
    )  # fmt: skip
    third = war(
        4, "A monitor counts 64 Tashtian soldiers and 51 Karvian soldiers dead.",
        ("64", {"source": "Border Observatory", "who": "Tashtian soldiers"}),
        ("51", {"source": "Border Observatory", "who": "Karvian soldiers"}),
    )  # fmt: skip
    found = link(*first, *second, *third)
    (_, slain), (_, lost) = first
    (_, theirs), (_, ours) = second
    (_, tashtian), (_, karvian) = third
    assert together(found, slain, lost, tashtian)
    assert together(found, theirs, ours, karvian)
    assert not together(found, slain, theirs)


def test_the_label_of_a_paragraph_tells_whose_dead_its_figures_count() -> None:
    first = war(
        2, "Tashtian command said 520 Karvian soldiers died. Karvian command said 41 Tashtian soldiers died.",
        ("520", {"source": "Tashtian command", "who": "Karvian soldiers"}),
        ("41", {"source": "Karvian command", "who": "Tashtian soldiers"}),
    )  # fmt: skip
    listed = war(
        3, "Who says what.\nKarvian dead. The Border Observatory: 74.\nTashtian dead. The Observatory: 91.\n",
        ("74", {"source": "Border Observatory"}), ("91", {"source": "Border Observatory"}),
    )  # fmt: skip
    found = link(*first, *listed)
    assert together(found, first[0][1], listed[0][1])
    assert together(found, first[1][1], listed[1][1])


def test_places_that_a_report_sets_against_each_other_have_counts_of_their_own() -> None:
    def town(day: int, vint: str, orro: str) -> list[tuple[Document, Claim]]:
        return both(
            f"{vint} died in Vint and {orro} died in Orro.",
            (vint, {"place": "Vint"}), (orro, {"place": "Orro"}), day=day,
        )  # fmt: skip

    first, second = town(2, "30", "21"), town(3, "34", "23")
    found = link(*first, *second)
    assert together(found, first[0][1], second[0][1])
    assert together(found, first[1][1], second[1][1])
    assert not together(found, first[0][1], first[1][1])


def test_a_town_and_its_land_are_one_place_where_one_number_is_given_of_both() -> None:
    (a, town), (_, land) = both(
        "35 died in Sulm, all told 71 in Karvia.", ("35", {"place": "Sulm"}), ("71", {"place": "Karvia"})
    )
    later = both("77 died in Karvia.", ("77", {"place": "Karvia"}), day=3)
    last = both("83 died in Sulm.", ("83", {"place": "Sulm"}), day=4)
    figures = [(a, town), (a, land), *later, *last]
    assert not together(link(*figures), later[0][1], last[0][1])
    again = both("71 died in Sulm.", ("71", {"place": "Sulm"}), hour=15)
    assert together(link(*figures, *again), later[0][1], last[0][1])


def test_bodies_that_lie_somewhere_are_not_all_the_dead() -> None:
    a = both("35 people died.", ("35", {}))
    b = both("He counted 31 bodies in the mortuary.", ("31", {"who": "bodies", "place": "the mortuary"}), hour=13)
    assert not together(link(*a, *b), a[0][1], b[0][1])


def test_prisoners_who_are_let_go_are_not_those_who_are_held() -> None:
    held = both("655 people are held.", ("655", {"measure": "detained", "aggregation": "stock"}))
    freed = both("It released 400 people.", ("400", {"measure": "detained", "aggregation": "incident"}), day=3)
    assert not together(link(*held, *freed), held[0][1], freed[0][1])


# --- who says so


@pytest.mark.parametrize(
    ("words", "one", "other"),
    [
        ("Relief Board coordinator Una Varn gave it.", "Relief Board", "Una Varn"),
        ("Una Varn, the Relief Board's director, gave it.", "Relief Board", "Una Varn"),
        ("The Relief Board met. Una Varn of the Relief Board spoke.", "Relief Board", "Una Varn"),
        ("The Relief Board, a charity group, gave it.", "Relief Board", "charity group"),
        ("Police searched. Superintendent Una Varn spoke.", "police", "Superintendent Una Varn"),
        ("The Interior Ministry met. Interior Minister Una Varn spoke.", "Interior Ministry", "Una Varn"),
    ],
)
def test_a_persons_word_is_his_bodys(words: str, one: str, other: str) -> None:
    first, second = both("35 people died.", ("35", {"source": one})), report(4, f"71 people died. {words}")
    assert [k.kind for k in link(*first, (second, said(second, "71", other))).links] == ["revises"]


def test_copies_of_a_wording_have_one_vote() -> None:
    wrong = "Una Varn spoke for hours. The Relief Board met. Its spokesman, Una Varn, went home."
    right = "The Relief Board met. Interior Ministry spokesman Una Varn spoke."
    copies = [report(day, f"{day + 30} people died. {wrong}") for day in (2, 3, 4)]
    claims = [(d, said(d, str(day + 30), "Una Varn")) for day, d in zip((2, 3, 4), copies, strict=True)]
    last = report(5, f"90 people died. 12 people are missing. {right}")
    board = report(5, "95 people died, the Relief Board said.", 13)
    claims += [(last, said(last, "90", "Interior Ministry")), (board, said(board, "95", "Relief Board"))]
    found = link(*claims)
    assert {found.origins[c.anchor].name for _, c in claims[:4]} == {"Interior Ministry"}


def test_names_that_a_report_sets_against_each_other_stay_two() -> None:
    a = report(2, "The Karvian army says 35, army spokesman Una Varn says 71.")
    found = link((a, said(a, "35", "Karvian army")), (a, said(a, "71", "Una Varn")))
    assert len({o.key for o in found.origins.values()}) == 2


def test_an_outlet_that_others_cite_is_the_one_that_speaks_itself() -> None:
    own = report(2, "We count 35 dead.", publisher="Open Ledger Project")
    cited = report(4, "The Open Ledger Project counts 71 dead.")
    first, second = said(own, "35", None), said(cited, "71", "Open Ledger Project")
    found = link((own, first), (cited, second))
    assert stand(found, ([own, cited], [first, second]), "2031-05-05") == [("Open Ledger Project", 71)]


# --- parts


def test_figures_that_add_up_are_parts_of_their_sum() -> None:
    told = both(
        "155 bodies: 121 from Vint and 34 from Orro.",
        ("155", {}), ("121", {"place": "Vint"}), ("34", {"place": "Orro"}),
    )  # fmt: skip
    (_, whole), (_, one), (_, other) = told
    found = kinds(link(*told))
    assert {("part_of", one.anchor, whole.anchor), ("part_of", other.anchor, whole.anchor)} <= found


def test_what_came_on_top_is_a_part_of_the_sum() -> None:
    told = both("Another 33 were found, which made 71.", ("33", {"aggregation": "increment"}), ("71", {}))
    assert kinds(link(*told)) == {("part_of", told[0][1].anchor, told[1][1].anchor)}


def test_nobody_is_a_part_of_nothing() -> None:
    told = both("71 people died, 0 of them children.", ("71", {}), ("0", {"who": "children"}))
    assert "part_of" not in {k for k, _, _ in kinds(link(*told))}


def test_a_gendarme_is_no_part_of_the_marchers_who_died() -> None:
    told = both(
        "The ministry said 38 marchers and 2 gendarmes died.",
        ("38", {"who": "marchers"}), ("2", {"who": "gendarmes"}),
    )  # fmt: skip
    assert "part_of" not in {k for k, _, _ in kinds(link(*told))}


def test_a_place_without_a_name_does_not_set_anything_apart() -> None:
    a = both("35 people died.", ("35", {}))
    b = both("41 people died at the scene.", ("41", {}), day=3)
    moved = [(d, c) for d, c in b]
    assert together(link(*a, *moved), a[0][1], moved[0][1])
    assert Place(text="the scene").id is None


def test_a_headline_counts_what_its_text_says_that_the_figure_counts() -> None:
    first = report(2, "300 people are held.")
    text = report(3, "Karvia frees 90\n\nThe 90 detainees were released on Monday.", title="Karvia frees 90")
    at = text.text.rindex("90")
    held = said(first, "300", measure="detained", aggregation="stock")
    title = said(text, "90", measure="detained", aggregation="stock")
    figure = (spans.evidence(text, at, at + 2, "figure"),)
    freed = replace(title, anchor=ids.anchor(text, at, at + 2, "detained"), evidence=figure)
    found = link((first, held), (text, title), (text, freed))
    assert together(found, title, freed)
    assert not together(found, title, held)


def test_many_neighbours_are_no_family() -> None:
    a, b = report(2, "71 people died."), report(3, "120 of his neighbours died.")
    few = report(3, "2 neighbours died.", 13)
    all_of_them, friends, two = (
        said(a, "71"),
        said(b, "120", "Mayor", who="neighbours"),
        said(few, "2", "Mayor", who="neighbours"),
    )
    assert together(link((a, all_of_them), (b, friends)), all_of_them, friends)
    assert not together(link((a, all_of_them), (few, two)), all_of_them, two)


def test_the_group_that_the_first_report_counts_is_whom_the_story_counts() -> None:
    a, b = report(2, "140 pupils were taken."), report(3, "198 children and teachers were taken.")
    first = said(a, "140", measure="captured", who="pupils")
    second = said(b, "198", measure="captured", who="children and teachers")
    assert together(link((a, first), (b, second)), first, second)


def test_a_word_for_the_freed_goes_to_the_figure_nearest_to_it() -> None:
    (a, held), (_, freed) = both(
        "The guild counted 1100 detainees and knew of the release of 370.",
        ("1100", {"measure": "detained", "aggregation": "stock"}), ("370", {"measure": "detained"}),
    )  # fmt: skip
    other = both("The guild counted 1100 detainees.", ("1100", {"measure": "detained", "aggregation": "stock"}), day=3)
    assert together(link((a, held), (a, freed), *other), held, other[0][1])


def test_a_larger_toll_of_a_day_later_grew_and_one_beside_the_smaller_contradicts() -> None:
    a, b = report(2, "71 people died."), report(3, "120 people died.")
    c = report(3, "The ministry says 71 died, the mayor 120.", 13)
    old, new = said(a, "71"), said(b, "120", "Orlo Tamsin")
    again = (c, said(c, "71")), (c, said(c, "120", "Orlo Tamsin"))
    assert "contradicts" not in {k for k, _, _ in kinds(link((a, old), (b, new)))}
    assert "contradicts" in {k for k, _, _ in kinds(link((a, old), (b, new), *again))}


def test_the_whole_of_what_came_on_top_is_the_sum_of_its_report() -> None:
    told = both(
        "The ministry, which had 238 dead, added 8 and has 246 dead.",
        ("238", {}), ("8", {"aggregation": "increment"}), ("246", {}),
    )  # fmt: skip
    parts = {(a, b) for k, a, b in kinds(link(*told)) if k == "part_of"}
    assert parts == {(told[1][1].anchor, told[2][1].anchor)}


def test_its_own_dead_are_the_speakers_whoever_the_sentence_before_was_about() -> None:
    first = war(
        2, "Karvian command said 310 Tashtian soldiers died. Tashtian command said 41 Karvian soldiers died.",
        ("310", {"source": "Karvian command", "who": "Tashtian soldiers"}),
        ("41", {"source": "Tashtian command", "who": "Karvian soldiers"}),
    )  # fmt: skip
    second = war(
        3, "Tashtian command gives 45 for its enemy and 320 for itself.",
        ("45", {"source": "Tashtian command"}), ("320", {"source": "Tashtian command"}),
    )  # fmt: skip
    found = link(*first, *second)
    assert together(found, first[0][1], second[1][1])
    assert together(found, first[1][1], second[0][1])


def test_the_rebels_are_the_side_whose_people_are_fighters_and_no_soldiers() -> None:
    first = war(
        2, "Karvian command said 310 Tashtian fighters died, and admits 41 Karvian soldiers.",
        ("310", {"source": "Karvian command", "who": "Tashtian fighters"}),
        ("41", {"source": "Karvian command", "who": "Karvian soldiers"}),
    )  # fmt: skip
    second = war(
        3, "The observatory counts 330 Tashtian fighters and 44 Karvian soldiers.",
        ("330", {"source": "Border Observatory", "who": "Tashtian fighters"}),
        ("44", {"source": "Border Observatory", "who": "Karvian soldiers"}),
    )  # fmt: skip
    third = war(
        4, "Karvian command said 47 rebels died.",
        ("47", {"source": "Karvian command", "who": "rebels"}),
    )  # fmt: skip
    found = link(*first, *second, *third)
    assert together(found, first[0][1], third[0][1])
    assert not together(found, first[1][1], third[0][1])


def test_none_of_a_kind_of_people_is_another_question_than_all() -> None:
    (a, whole), (_, none) = both("The toll is 471; of the civilians 0 were killed, says the army.", ("471", {}),
                                 ("0", {"who": "civilians", "source": "Karvian army"}))  # fmt: skip
    more = [both(f"The toll is {n}.", (str(n), {}), day=n - 477)[0] for n in (480, 482)]
    assert not together(link((a, whole), (a, none), *more), whole, none)
    (b, lasting), (_, nobody) = both("The toll is 471; 0 were killed, says the army.", ("471", {}),
                                     ("0", {"source": "Karvian army"}))  # fmt: skip
    assert together(link((b, lasting), (b, nobody), *more), lasting, nobody)


@pytest.mark.parametrize(("added", "apart"), [("14", True), ("15", False)])
def test_what_a_report_adds_to_the_figure_of_an_earlier_one_came_on_top(added: str, apart: bool) -> None:
    (first,) = both("27 people died.", ("27", {}))
    (b, new), (_, found) = both(f"41 people died. Islanders found {added} bodies overnight.", ("41", {}),
                                (added, {"source": "Islanders", "who": "bodies"}), day=3)  # fmt: skip
    made = link(first, (b, new), (b, found))
    assert together(made, first[1], new)
    assert together(made, new, found) is not apart


def test_what_is_only_supposed_contradicts_nobody() -> None:
    (a, told), (_, supposed) = both("23 people died, the army says. If 90 had died, as the mayor says, we would know.",
                                    ("23", {"source": "Karvian army"}),
                                    ("90", {"source": "Orlo Tamsin", "status": "hypothetical"}))  # fmt: skip
    found = link((a, told), (a, supposed))
    assert together(found, told, supposed)
    assert not any(kind == "contradicts" for kind, _, _ in kinds(found))


@pytest.mark.parametrize(("said", "stands"), [("is withdrawn", []), ("is disputed", [("Lantern Post", 40.0)])])
def test_a_figure_that_its_own_outlet_withdraws_stands_no_more(said: str, stands: list[tuple[str, float]]) -> None:
    first = report(2, "This newspaper has learnt that 40 people died.", publisher="Lantern Post")
    later = report(3, f"Our report that 40 people died {said}.", publisher="Lantern Post")
    told = factory.claim(first, "40", source="newspaper")
    back = factory.claim(later, "40", status="denied")
    found = link((first, told), (later, back))
    assert stand(found, ([first, later], [told, back]), "2031-05-02") == [("Lantern Post", 40.0)]
    assert stand(found, ([first, later], [told, back]), "2031-05-09") == stands


def test_the_whole_of_a_list_stands_before_the_words_that_name_its_parts() -> None:
    (a, whole), (_, four), (_, two) = both("19 people died, among them 4 children and 2 women.", ("19", {}),
                                           ("4", {"who": "children"}), ("2", {"who": "women"}))  # fmt: skip
    found = link((a, whole), (a, four), (a, two), within=tuple(within(a, [whole, four, two], LEXICON)))
    parts = {(x, y) for kind, x, y in kinds(found) if kind == "part_of"}
    assert parts == {(four.anchor, whole.anchor), (two.anchor, whole.anchor)}


def test_an_increment_is_a_part_of_the_sum_that_its_origin_gives_in_another_report() -> None:
    (first,) = both("In the past 24 hours 14 people died.", ("14", {"aggregation": "increment"}))
    (second,) = both("210 people have died.", ("210", {}), day=3)
    assert ("part_of", first[1].anchor, second[1].anchor) in kinds(link(first, second))


def test_a_recalled_figure_is_not_the_whole_of_a_part() -> None:
    (a, new), (_, old), (_, part) = both("The toll is 238, down from 342 before. Of them 61 are children.", ("238", {}),
                                         ("342", {}), ("61", {"who": "children"}))  # fmt: skip
    links = within(a, [new, old, part], LEXICON)
    assert [(k.from_, k.to) for k in links if k.kind == "part_of"] == [(part.anchor, new.anchor)]
