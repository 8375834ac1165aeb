"""The shape of the data files: which words each table has, and what a measure's file may say."""

from dataclasses import dataclass
from typing import Any, Literal

import msgspec

from tallybook.types import Bound


class Idiom(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"with_": "with"}):
    """A verb that names the measure only with a certain word beside it: "lost their lives", "taken to hospital".

    `counted`: the place of the counted noun. "subject" and "object": it is the verb's, and one of the words `with`
    follows; "itself": it is one of those words ("claimed 40 lives"); "by": they do it ("the march drew 5,000", "held
    by gunmen"); a preposition: it hangs by that on one of them ("claimed the lives of 12"), or on the verb where
    `with` is empty ("searching for 12"). "@person" stands for every noun for a person.
    """

    verb: tuple[str, ...]
    with_: tuple[str, ...]
    counted: Literal["subject", "object", "itself", "by", "of", "to", "off", "with", "for"]


class Example(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sentence that a measure must read, with the figure's words; the tests run it."""

    text: str
    quote: str
    quantity: dict[str, Any]
    who: str | None = None


class NonExample(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sentence in which the measure must find nothing."""

    text: str


class Measure(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that is counted, and the words that say so, by the place of the counted noun in the sentence.

    `verb`: what is counted is its object ("killed 12", "12 were killed"); `subject`: its subject
    ("12 died"); `adjective`: what it is said of ("12 dead"); `noun`: the counted noun itself
    ("12 deaths"); `of`: a noun whose of-phrase is counted ("the death of 12"); `toll`: a noun that
    a bare number completes ("a death toll of 35"); `group`: people who are counted as such
    unless the sentence says what became of them ("400 refugees"); `phrase`: words that say it
    wherever they stand behind the figure in its clause ("83 people still not accounted for");
    `both`: two measures that the words join into this one ("killed or wounded 50");
    `besides`: measures that the same people may have too, by a second verb ("surrendered and were taken prisoner");
    `not_counted`: nouns it never counts; `article`: whether "a soldier" counts one; `of_event`: whether it
    counts what one event did, so that the event's date is the figure's.
    """

    label: str
    counts: str
    unit: str
    counted: Literal["person", "force", "building", "equipment"]
    parent: str | None = None
    article: bool = True
    of_event: bool = False
    verb: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    adjective: tuple[str, ...] = ()
    noun: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    toll: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    phrase: tuple[str, ...] = ()
    both: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()
    not_counted: tuple[str, ...] = ()
    idiom: tuple[Idiom, ...] = ()
    exclude: tuple[str, ...] = ()
    example: tuple[Example, ...] = ()
    non_example: tuple[NonExample, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PopulationWords:
    """Nouns by what they can be counted as, and what they say of kind, age and sex."""

    thing: frozenset[str]
    parent: frozenset[str]
    building: frozenset[str]
    equipment: frozenset[str]
    type_letters: frozenset[str]
    animal: frozenset[str]
    uniformed: frozenset[str]
    force: frozenset[str]
    service: frozenset[str]
    empty: frozenset[str]
    counted_as: frozenset[str]
    unnamed: frozenset[str]
    collective: frozenset[str]
    household: frozenset[str]
    peopled: frozenset[str]
    kept: frozenset[str]
    person: frozenset[str]
    person_ending: tuple[str, ...]
    doer_ending: tuple[str, ...]
    people_ending: tuple[str, ...]
    nobody: frozenset[str]
    dropped: frozenset[str]
    attached: frozenset[str]
    kinds: dict[str, frozenset[str]]
    sexes: dict[str, frozenset[str]]
    ages: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantifyWords:
    """Number words, scales, hedges by the bound that they give, units, and what marks a number that counts nothing."""

    additive: tuple[str, ...]
    total_before: tuple[str, ...]
    month: frozenset[str]
    year_before: frozenset[str]
    age_after: tuple[str, ...]
    age_before: frozenset[str]
    age_bound_before: frozenset[str]
    clock_after: tuple[str, ...]
    identifier_before: frozenset[str]
    zero: tuple[str, ...]
    article: tuple[str, ...]
    article_not: frozenset[str]
    phrase_ends: frozenset[str]
    describing: frozenset[str]
    around_year: frozenset[str]
    gone: tuple[str, ...]
    brought: tuple[str, ...]
    numbering: frozenset[str]
    surely_counted: frozenset[str]
    compound_after: tuple[str, ...]
    number_alone: tuple[str, ...]
    moved: tuple[str, ...]
    per_not_after: tuple[str, ...]
    over_is_more: frozenset[str]
    over_particle: frozenset[str]
    unit_name: tuple[str, ...]
    street: frozenset[str]
    address_before: frozenset[str]
    time_unit: tuple[str, ...]
    not_one_unit: frozenset[str]
    ratio_noun: tuple[str, ...]
    voted: tuple[str, ...]
    parted: tuple[str, ...]
    one_day_before: frozenset[str]
    range_before: frozenset[str]
    half_after: frozenset[str]
    half_before: frozenset[str]
    share_after: frozenset[str]
    share_not_before: frozenset[str]
    ratio_before: frozenset[str]
    ratio_not_after: frozenset[str]
    zero_not_after: frozenset[str]
    zero_alone: frozenset[str]
    be: frozenset[str]
    one_before: frozenset[str]
    one_after: frozenset[str]
    metre_after: frozenset[str]
    below_zero: frozenset[str]
    score_beside: frozenset[str]
    year_after: frozenset[str]
    hedge: dict[Bound, tuple[str, ...]]
    bound_before: dict[Bound, tuple[str, ...]]
    one_sided: dict[Bound, tuple[str, ...]]
    hedge_after: dict[Bound, tuple[str, ...]]
    vague: dict[str, tuple[float, float]]
    number: dict[str, float]
    scale: dict[str, float]
    part: dict[str, int]
    scale_of_money: dict[str, float]
    currency: dict[str, str]
    unit: dict[str, str]
    unit_joined: dict[str, str]
    unit_before: dict[str, str]
    per: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbForms:
    """Irregular verbs: lemma to its other forms; and the past participles among them."""

    irregular: dict[str, tuple[str, ...]]
    participle: frozenset[str]
    auxiliary: frozenset[str]
    raising: frozenset[str]
    toll_verb: frozenset[str]
    includes: frozenset[str]
    victims: frozenset[str]
    anaphor: frozenset[str]
    counting: frozenset[str]
    growth: frozenset[str]
    decline: frozenset[str]
    compared: frozenset[str]
    of_them: frozenset[str]
    some_of: frozenset[str]
    lately: frozenset[str]
    taken_as: frozenset[str]
    capacity: frozenset[str]
    outlived: frozenset[str]
    let_go: frozenset[str]
    only_verb: frozenset[str]
    lost: frozenset[str]
    prisoner: frozenset[str]
    let_go_pardoned: frozenset[str]
    prisoner_exchange: tuple[str, ...]
    carry: frozenset[str]
    stands: frozenset[str]
    epidemic: frozenset[str]
    ward: frozenset[str]
    hurt: frozenset[str]
    come_home: frozenset[str]
    come_home_as: frozenset[str]
    let_go_from: frozenset[str]
    lets_go_by_law: frozenset[str]
    wholly: frozenset[str]
    outdone: frozenset[str]
    living: frozenset[str]
    set_of: frozenset[str]
    broken_down: frozenset[str]
    make_up: frozenset[str]
    let_go_healed: frozenset[str]
    remains: frozenset[str]
    equated: frozenset[str]
    never_taken_up: frozenset[str]
    told_found: frozenset[str]
    hail: frozenset[str]
    makes: frozenset[str]
    phrasal: frozenset[str]
    moved: frozenset[str]
    settlement: frozenset[str]
    together: frozenset[str]
    figures_of: frozenset[str]
    each: frozenset[str]
    linking: frozenset[str]
    more: frozenset[str]
    definite: frozenset[str]
    manner: frozenset[str]
    rate: frozenset[str]
    then: frozenset[str]
    before_number: frozenset[str]
    toll_link: frozenset[str]
    through: frozenset[str]
    said_alone: frozenset[str]
    alone_between: frozenset[str]
    given_before: frozenset[str]
    unit_of: frozenset[str]
    has_in_service: frozenset[str]
    not_of_victims: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentWords:
    """Abbreviations after which a full stop ends no sentence."""

    abbreviation: frozenset[str]
    before_name: frozenset[str]
    after_hour: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableWords:
    """Words in the headings and labels of tables."""

    idle: tuple[str, ...]
    total: frozenset[str]
    place: frozenset[str]
    other_unit: frozenset[str]
    source: tuple[str, ...]
    caption: tuple[str, ...]
    level: frozenset[str]
    new: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class AggregationWords:
    """Words that say whether a figure is a running total, an increment or a level."""

    cumulative: frozenset[str]
    stock: frozenset[str]
    stock_verb: frozenset[str]
    flow_verb: frozenset[str]
    single_event: frozenset[str]
    long_event: frozenset[str]
    lasting: frozenset[str]
    one_day: frozenset[str]
    rate: frozenset[str]
    rate_not_behind: frozenset[str]
    rate_not_before: frozenset[str]
    counting: frozenset[str]
    changed: frozenset[str]
    tally: frozenset[str]
    people_somewhere: frozenset[str]
    fresh: frozenset[str]
    besides: frozenset[str]
    grows: frozenset[str]
    reaches: frozenset[str]
    unfolding: frozenset[str]
    happening: dict[str, frozenset[str]]
    old: tuple[str, ...]
    account: frozenset[str]
    old_before: tuple[str, ...]
    against: tuple[str, ...]
    pointed: frozenset[str]
    days: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """Words that introduce, head or rule out the name of a place."""

    preposition: frozenset[str]
    scene: frozenset[str]
    toward: frozenset[str]
    not_scene: frozenset[str]
    head: frozenset[str]
    site: frozenset[str]
    everywhere: frozenset[str]
    land: frozenset[str]
    cut: frozenset[str]
    article: frozenset[str]
    definite: frozenset[str]
    count: frozenset[str]
    seat: frozenset[str]
    site_stop: frozenset[str]
    event: frozenset[str]
    part_of_site: frozenset[str]
    local_office: frozenset[str]
    only_of: frozenset[str]
    date_word: frozenset[str]
    care: frozenset[str]
    side: frozenset[str]
    region_head: frozenset[str]
    city_head: frozenset[str]
    direction: frozenset[str]
    determiner: frozenset[str]
    not_place: frozenset[str]
    after_name: frozenset[str]
    people: frozenset[str]
    country: dict[str, str]
    area: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TruecaseWords:
    """What tells names from words in a text without capitals, or with nothing else."""

    acronym: frozenset[str]
    name: frozenset[str]
    month_too: frozenset[str]
    before_month: frozenset[str]
    before_us: frozenset[str]
    behind_us: frozenset[str]
    title: frozenset[str]
    office: frozenset[str]
    also_words: frozenset[str]
    inside_name: frozenset[str]
    dotted: frozenset[str]
    first_name: frozenset[str]
    no_family: frozenset[str]
    never: frozenset[str]
    head: frozenset[str]
    prefix: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountingWeights:
    """What each thing that `extract/counting.py` says of a figure weighs for each way of counting."""

    cumulative: dict[str, float]
    increment: dict[str, float]
    incident: dict[str, float]
    stock: dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class BearingWeights:
    """What each feature of `extract/bearings.py` weighs, for places of the figure's sentence and of others."""

    own: dict[str, float]
    elsewhere: dict[str, float]


class WhenRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The shape of one kind of time expression, and what it can open with; `when.toml` says how it is written."""

    pattern: str
    starts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WhenWords:
    """Time words with their TIMEX3 values, the lists that tell them from other words, and the shapes they stand in."""

    maps: dict[str, dict[str, int | str]]
    lists: dict[str, tuple[str, ...]]
    shapes: dict[str, str]
    rules: dict[str, WhenRule]
