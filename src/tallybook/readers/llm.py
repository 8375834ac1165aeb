"""A language model as second reader, through the `llm` library: any model that it knows, local or by key.

The report's text goes to the model that the user names, and nowhere without one.
"""

from dataclasses import dataclass
from importlib import import_module
from typing import Any

from tallybook.errors import ModelError, TallybookError
from tallybook.lexicon import Lexicon
from tallybook.readers import asking, gate
from tallybook.readings import Gated
from tallybook.types import Claim, Document

INSTALL = "the reader llm needs the library llm, which is not installed: pip install 'tallybook[llm]'"
NAMED = "the reader llm needs --model NAME (`llm models` lists them): the text of the reports goes to that model"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A model of the `llm` library with its name as a run records it."""

    name: str
    model: Any

    def read(self, document: Document, lexicon: Lexicon) -> tuple[tuple[Claim, ...], Gated]:
        """The claims that passed the gate, and what became of all. Raises TallybookError where there is no answer."""
        return gate.gated(document, asking.answer(self._ask(document, lexicon)), self.name, lexicon)

    def _ask(self, document: Document, lexicon: Lexicon) -> str:
        told, schema = asking.instruction(lexicon), asking.schema(lexicon)
        given = {"schema": schema} if getattr(self.model, "supports_schema", False) else {}
        if not given:
            told += f'\nAnswer in this form: {{"claims": [{{{", ".join(schema_fields(schema))}}}]}}\n'
        try:
            return str(self.model.prompt(asking.question(document), system=told, **given).text())
        except Exception as error:  # of whatever library the model is behind: no key, no network, too long a text
            raise TallybookError(f"the model gave no answer: {type(error).__name__}: {error}") from error


def schema_fields(schema: dict[str, Any]) -> list[str]:
    """The fields of a claim, for a model that takes no schema."""
    return [f'"{name}": ...' for name in schema["properties"]["claims"]["items"]["properties"]]


def load(model: str | None) -> Reader:
    """The model by the name that `llm` has for it. Raises ModelError where it is not named, known or installed."""
    if model is None:
        raise ModelError(NAMED)
    try:
        library = import_module("llm")
    except ImportError as error:
        raise ModelError(INSTALL) from error
    try:
        found = library.get_model(model)
    except Exception as error:  # llm.UnknownModelError, and what its plugins raise
        raise ModelError(f"llm knows no model {model!r}: {error}") from error
    return named(found, str(getattr(found, "model_id", model)))


def named(model: Any, name: str) -> Reader:
    """A model object as a reader; what it is asked is part of its name."""
    return Reader(name=f"llm {name}, asked {asking.digest()}", model=model)
