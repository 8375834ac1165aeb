"""Claims to links: the relations between figures, with their reasons in words."""

from tallybook.link.across import Linked, across
from tallybook.link.decisions import Decisions
from tallybook.link.stories import blocks, common, keys, near
from tallybook.link.within import within

__all__ = ["Decisions", "Linked", "across", "blocks", "common", "keys", "near", "within"]
