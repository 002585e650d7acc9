"""The domain: tables, rules and actions. It knows people, places and promises, and no Telegram."""

from sqlmodel import SQLModel

# Constraint names that do not depend on the database, so that migrations can name them. Set before any table is declared.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
