"""`python -m tallybook`."""

from tallybook.cli import app

if __name__ == "__main__":
    app()
