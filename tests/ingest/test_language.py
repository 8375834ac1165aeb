"""The language of a text: plain English is told by its little words, all else by the identifier."""

import pytest

from tallybook.ingest import language
from tallybook.ingest.document import words

ENGLISH = (
    "The flood came in the night, and it was said that the people who lived there had left with their children. "
    "They went to the hills, which were dry, and from the hills they looked down to the town that had been theirs. "
    "This would be the last night that they would see it, said the mayor, and the bells were silent."
)
OTHERS = {
    "de": "Die Flut kam in der Nacht, und es hiess, dass jene, die dort wohnten, mit ihren Kindern gegangen waren. "
    "Sie gingen in die Berge, wo es trocken war, und sahen von dort auf die Stadt hinab, die ihnen gehört hatte. "
    "Das sollte die letzte Nacht sein, sagte der Bürgermeister, und die Glocken waren still und blieben es lange.",
    "nl": "De vloed kwam in de nacht, en men zei dat de mensen die daar woonden met hun kinderen waren vertrokken. "
    "Zij gingen naar de heuvels, waar het droog was, en keken van daar naar de stad die van hen was geweest. "
    "Dit was de laatste nacht dat zij haar zagen, zei de burgemeester, en de klokken zwegen, en zwegen lang.",
}


def test_plain_english_is_not_put_to_the_identifier(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_identifier", None)
    assert language.identify(ENGLISH, words().little) == "en"


@pytest.mark.parametrize("text", [ENGLISH, ENGLISH[:200], *OTHERS.values()])
def test_the_little_words_say_nothing_that_the_identifier_does_not(text: str) -> None:
    assert language.identify(text, words().little) == language.identify(text)


@pytest.mark.parametrize("code", OTHERS)
def test_another_language_is_told(code: str) -> None:
    assert language.identify(OTHERS[code], words().little) == code
