"""Pages and a JSON API over a ledger."""

from tallybook.web.application import app
from tallybook.web.serving import serve

__all__ = ["app", "serve"]
