"""Commands for people who check what was read: reviews of claims, and reports that were taken back."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tallybook.cli.common import LEDGER, Format, Ledger, opened
from tallybook.errors import TallybookError
from tallybook.terminal import for_programs, print_records, print_table, say

if TYPE_CHECKING:
    import sqlalchemy as sa


class Action(StrEnum):
    """What `review` does."""

    queue = "queue"
    show = "show"
    confirm = "confirm"
    reject = "reject"
    correct = "correct"
    parts = "split"
    note = "note"
    sign_off = "sign-off"
    reopen = "reopen"
    agreement = "agreement"


By = Annotated[
    str | None, typer.Option(envvar="TALLYBOOK_REVIEWER", metavar="NAME", help="Who says so.", show_default=False)
]
Why = Annotated[str, typer.Option(help="Why.", show_default=False)]


def review(
    action: Annotated[Action, typer.Argument(help="Without it: queue.")] = Action.queue,
    anchor: Annotated[str | None, typer.Argument(help="The claim's anchor.", show_default=False)] = None,
    what: Annotated[
        list[str] | None,
        typer.Argument(help="correct: a field and its value, - for none. split: the parts.", show_default=False),
    ] = None,
    by: By = None,
    why: Why = "",
    seen: Annotated[
        str | None, typer.Option(help="The state you looked at; refused if it changed since.", show_default=False)
    ] = None,
    second: Annotated[bool, typer.Option("--second", help="Queue what others have judged, and --by has not.")] = False,
    limit: Annotated[int, typer.Option(min=1, help="At most so many rows of the queue.")] = 20,
    ledger: Ledger = LEDGER,
    format: Format = None,
) -> None:
    """Say what you make of claims, or list those to look at, the most pressing first. Nothing is overwritten."""
    if action in (Action.queue, Action.agreement):
        with opened(ledger) as engine:
            _queue(engine, limit, who(by) if second else None, format) if action == Action.queue else _agree(engine)
        return
    if anchor is None:
        raise TallybookError(f"review {action} needs the anchor of a claim; the queue shows it")
    if action == Action.show:
        with opened(ledger) as engine:
            _show(engine, anchor, format)
        return
    _judge(ledger, action, anchor, what or [], who(by), why, seen)


def retract(
    document: Annotated[str, typer.Argument(metavar="ID", help="The report's id.", show_default=False)],
    by: By = None,
    why: Why = "",
    at: Annotated[
        str | None, typer.Option(metavar="DATE", help="When the outlet took it down.", show_default="now")
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Say that it was not taken back.")] = False,
    ledger: Ledger = LEDGER,
) -> None:
    """Note that an outlet took a whole report back: from then on its figures stand no longer. The report is kept."""
    from tallybook import ledger as book

    with opened(ledger, write=True) as engine:
        count = book.retract(engine, document, who(by), why, at, holds=not undo)
    say(f"{count} report{'s' if count > 1 else ''} {document}: " + ("no longer retracted" if undo else "retracted"))


def who(by: str | None) -> str:
    """The name that was given. Raises TallybookError where there is none."""
    if by is None or not by.strip():
        raise TallybookError("say who you are: --by NAME, or TALLYBOOK_REVIEWER")
    return by


def _queue(engine: "sa.Engine", limit: int, second_for: str | None, format: Any) -> None:
    from tallybook import codec, shown
    from tallybook import ledger as book

    waiting = book.queue(engine, limit, second_for=second_for)
    if for_programs(format):
        print_records({**codec.reviewed(w.item), "seen": w.item.seen, "reasons": list(w.reasons)} for w in waiting)
        return
    print_table(shown.waiting((w.item, w.reasons) for w in waiting))
    if not waiting:
        say("nothing waits to be looked at")


def _agree(engine: "sa.Engine") -> None:
    from tallybook import ledger as book
    from tallybook import shown

    found = book.agreement(engine)
    print_table(shown.agreement((p.first, p.second, p.claims, p.agreed, p.kappa) for p in found.pairs))
    said = "not defined" if found.alpha is None else f"{found.alpha:.3f}"
    print(f"{found.claims} claims judged by two reviewers or more; Krippendorff's alpha: {said}")


def _show(engine: "sa.Engine", anchor: str, format: Any) -> None:
    from tallybook import codec, shown
    from tallybook import ledger as book

    item = book.reviewed(engine, [anchor]).get(anchor)
    if item is None:
        say(f"no current claim has the anchor {anchor}")
        raise typer.Exit(1)
    if for_programs(format):
        print_records([{**codec.reviewed(item), "seen": item.seen}])
        return
    report = book.document(engine, item.read.document)
    print_table(shown.claim(item.claim, report, book.links_about(engine, anchor)))
    print_table(shown.reviews(item))
    say(f"the state you looked at: --seen {item.seen}")


def _judge(ledger: str, action: Action, anchor: str, what: list[str], by: str, why: str, seen: str | None) -> None:
    from typing import cast

    from tallybook import ledger as book
    from tallybook import review as rules
    from tallybook.entries import ReviewAction

    name = cast(ReviewAction, action.value.replace("-", "_"))
    field, new = None, None
    if action == Action.correct:
        if len(what) != 2:
            raise TallybookError("correct needs a field and its value: correct ANCHOR value 15")
        field, new = what[0], rules.parsed(*what)
    elif action == Action.parts:
        new = what
    elif what:
        raise TallybookError(f"{action} takes no more words: {' '.join(what)}")
    with opened(ledger, write=True) as engine:
        item = book.record(engine, anchor, name, by, why, field=field, new=new, seen=seen)
    say(f"{anchor}: {item.state.replace('_', ' ')}")
