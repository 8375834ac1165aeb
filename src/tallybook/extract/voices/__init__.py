"""The layer of attributions: source, cue and content of every statement, belief, intention, question and order.

Terms as in PARC 3.0 and PolNeAR: the source is a whole noun phrase, the cue a verb with what belongs to it (or a noun,
an adjective, "according to"), the content a whole clause with its quotation marks. The chains of figures are read by
`attribute`, which asks for less: who stands behind a number. Here nothing is decided about numbers.
"""

from tallybook.extract.voices.reading import attributions

__all__ = ["attributions"]
