"""Alembic's environment: runs the migrations on the connection that `open_ledger` hands over, in its transaction."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=False)
context.run_migrations()
