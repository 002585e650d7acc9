"""Runs migrations on the connection that `community.schema` opened."""

from alembic import context

from community.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # SQLite cannot alter a table in place; batch mode copies it. The same migrations then run on both databases.
    render_as_batch=True,
    compare_server_default=True,
)
with context.begin_transaction():
    context.run_migrations()
