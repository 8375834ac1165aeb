"""The same extract over many files, in processes here."""
