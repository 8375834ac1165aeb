"""What every test shares: the words that ship with the program, and nobody's own file of sources."""

import os

os.environ["TALLYBOOK_SOURCES"] = ""
