"""The book: append-only tables, migrations, and the doors in and out."""
