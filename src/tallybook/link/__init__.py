"""Claims to links: the relations between figures, with their reasons in words."""

from tallybook.link.within import within

__all__ = ["within"]
