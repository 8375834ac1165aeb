"""Document to claims: the heart. `pipeline` knows the order of the stages; they are strangers to each other."""

from tallybook.extract.uncommanded import without_commands

without_commands()
