"""Claims to links: the relations between figures, with their reasons in words."""
