"""The commands. Data goes to standard output, everything else to standard error.

Exit codes: 0 when all was done; 1 when some inputs were refused, or what was asked for is not
there or not as recorded; 2 for wrong usage, or when nothing could be done at all.

Heavy modules are imported inside the commands, so that `--help` answers at once.
"""

import io
import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from tallybook import __version__
from tallybook.bodies import VARIABLE
from tallybook.cli import (
    accounts,
    common,
    comparing,
    confiding,
    counting,
    deciding,
    far,
    finding,
    intaking,
    keeping,
    reading,
    reviewing,
    safekeeping,
    showing,
)
from tallybook.errors import TallybookError
from tallybook.terminal import say

COMMANDS = (
    reading.extract,
    reading.explain,
    comparing.compare,
    keeping.add,
    far.load,
    far.link,
    intaking.watch,
    intaking.intake,
    intaking.versions,
    keeping.show,
    finding.search,
    keeping.export,
    counting.asof,
    counting.history,
    counting.diff,
    reviewing.review,
    reviewing.retract,
    confiding.confidential,
    deciding.decide,
    deciding.decisions,
    deciding.relink,
    showing.serve,
    accounts.account,
    showing.demo,
    keeping.schema,
    keeping.audit,
    safekeeping.backup,
    safekeeping.restore,
    safekeeping.merge,
    safekeeping.purge,
)


class Commands(TyperGroup):
    """The group of commands; what Tallybook refuses is told in one line and ends with exit code 2."""

    def invoke(self, ctx: Any) -> Any:
        """Runs the command, and flushes its output while a closed pipe can still be taken quietly."""
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()
        except TallybookError as error:
            say(str(error))
            raise typer.Exit(2) from error


app = typer.Typer(cls=Commands, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
for command in COMMANDS:
    app.command()(command)


def _version(asked: bool) -> None:
    if asked:
        print(f"tallybook {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")
    ] = False,
    sources: Annotated[
        str | None,
        typer.Option(envvar=VARIABLE, metavar="FILE", help="Your own file of sources.", show_default=False),
    ] = None,
    confidential: Annotated[
        bool,
        typer.Option("--confidential", envvar="TALLYBOOK_CONFIDENTIAL", help="Show and use what is confidential too."),
    ] = False,
) -> None:
    """A ledger of every figure in the news: who counted what, when, in which words, and who says so."""
    common.CONFIDENTIAL.set(confidential)
    if sources is not None:
        os.environ[VARIABLE] = sources  # for the processes that read, too
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
