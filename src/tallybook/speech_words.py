"""The shape of the data files about speech: cues and speakers of figures, those of the layer of attributions, and the
words that say how a figure is put forward.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributeWords:
    """Cues and speakers: verbs and prepositions of saying, titles, unnamed persons, kinds of bodies."""

    say: frozenset[str]
    object: frozenset[str]
    clause_only: frozenset[str]
    according: tuple[str, ...]
    citing: frozenset[str]
    no_source: frozenset[str]
    nobody: frozenset[str]
    calendar: frozenset[str]
    before_day: frozenset[str]
    first_person: frozenset[str]
    person_pronoun: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    group_pronoun: frozenset[str]
    spokesman: frozenset[str]
    anonymous: frozenset[str]
    title: frozenset[str]
    same_body: tuple[tuple[str, ...], ...]
    metonym: frozenset[str]
    leading: frozenset[str]
    name_particle: frozenset[str]
    before_spokesman: frozenset[str]
    impersonal: frozenset[str]
    aspect: frozenset[str]
    said_when: frozenset[str]
    said_while: frozenset[str]
    told_whom: frozenset[str]
    infinitive: frozenset[str]
    intention: frozenset[str]
    put_at: frozenset[str]
    recount: frozenset[str]
    count_noun: frozenset[str]
    claim: frozenset[str]
    account: frozenset[str]
    relaying: frozenset[str]
    denying: frozenset[str]
    before_owner: frozenset[str]
    which_one: frozenset[str]
    own_text: frozenset[str]
    issue: frozenset[str]
    not_said: frozenset[str]
    with_prep: dict[str, frozenset[str]]
    office: frozenset[str]
    kind: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceWords:
    """Cues of the layer of attributions, by the shape of what is said behind them; who can speak, and through what."""

    clause: frozenset[str]
    no_quotation: frozenset[str]
    infinitive: frozenset[str]
    order: frozenset[str]
    gerund: frozenset[str]
    object: frozenset[str]
    any_object: frozenset[str]
    said_noun: frozenset[str]
    naming: frozenset[str]
    hearer: frozenset[str]
    raised: frozenset[str]
    accused: frozenset[str]
    chained: frozenset[str]
    no_content: frozenset[str]
    noun: frozenset[str]
    noun_to: frozenset[str]
    noun_of: frozenset[str]
    light: frozenset[str]
    one_cue: frozenset[str]
    adjective: frozenset[str]
    adjective_to: frozenset[str]
    adjective_of: frozenset[str]
    adverb: frozenset[str]
    view: frozenset[str]
    medium: frozenset[str]
    medium_by: frozenset[str]
    nobody: frozenset[str]
    evidence: frozenset[str]
    question: frozenset[str]
    evidence_noun: frozenset[str]
    evidence_verb: frozenset[str]
    it_says: frozenset[str]
    somebody: frozenset[str]
    preposition: dict[str, frozenset[str]]
    of_whom: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModalityWords:
    """Words that say how a figure is put forward, by the status that they give."""

    verb: dict[str, frozenset[str]]
    adverb: dict[str, frozenset[str]]
    noun: dict[str, frozenset[str]]
    adjective: dict[str, frozenset[str]]
    auxiliary: dict[str, frozenset[str]]
    cue: dict[str, frozenset[str]]
    phrase: dict[str, tuple[str, ...]]
    over_account: dict[str, frozenset[str]]
    condition: frozenset[str]
    account: frozenset[str]
    account_verb: frozenset[str]
    able: frozenset[str]
    untrue: frozenset[str]
    can_be_planned: frozenset[str]
