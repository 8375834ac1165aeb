"""One family of exceptions. Each message names the input or the record, and the reason."""


class TallybookError(Exception):
    """Anything that Tallybook refuses; its text is written for the person who reads it."""


class SpanError(TallybookError):
    """A span lies outside its text, or a quote is not what the text holds there."""


class ClaimRefused(TallybookError):
    """A claim's figure, read again from its quote, does not give its value."""


class InputRefused(TallybookError):
    """An input that could not be read; `str(error)` is the reason without the input's name."""


class LexiconError(TallybookError):
    """A data file has an unknown key, a missing key or a malformed entry."""


class LedgerError(TallybookError):
    """The ledger cannot be opened, or refuses what it is given."""


class ModelError(TallybookError):
    """The language model that was asked for is not installed or cannot be loaded."""


class ChangedUnderneath(TallybookError):
    """A claim was reviewed or read anew since the reviewer looked at it; `now` is how it is."""

    def __init__(self, message: str, now: object) -> None:
        """The message, and the claim as it is now."""
        super().__init__(message)
        self.now = now
