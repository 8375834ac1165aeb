"""spaCy without its commands: half of what importing it takes, for a download client and project tools never used here.

spaCy imports them for the sake of one function, `spacy.info`. That function then loads them when it is called, and
whoever imports `spacy.cli` gets the real ones.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

NAME = "spacy.cli.info"


def without_commands() -> None:
    """Has the next import of spaCy in this process leave out its commands; nothing where it is imported already."""
    if "spacy" not in sys.modules and "spacy.cli" not in sys.modules:
        sys.modules.setdefault(NAME, _Later(NAME))


class _Later(ModuleType):
    """Stands where spaCy looks for `info`, until it has looked."""

    def __getattr__(self, name: str) -> Any:
        if name != "info":
            raise AttributeError(name)
        if sys.modules.get(NAME) is self:
            del sys.modules[NAME]
        return info


def info(*args: Any, **kwargs: Any) -> Any:
    """As `spacy.info`, which this calls."""
    return import_module(NAME).info(*args, **kwargs)
