"""Claims to links: the relations between figures, with their reasons in words."""

from tallybook.link.across import Linked, across
from tallybook.link.within import within

__all__ = ["Linked", "across", "within"]
