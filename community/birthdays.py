"""Birthdays: the month in which somebody would like to be celebrated, if they said so; never a day, never a year.

The month is sealed. Lunar or solar is the person's own choice.
"""

from datetime import datetime

from sqlalchemy import BigInteger, Column, ForeignKey
from sqlmodel import Field, SQLModel

from community import clock
from community.secrets import secret


class Birthday(SQLModel, table=True):
    """Somebody would like to be celebrated. `told` is {"month": 1 to 12, "lunar": bool}."""

    person_id: int = Field(
        sa_column=Column(BigInteger, ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, autoincrement=False)
    )
    told_sealed: bytes | None = None
    since: datetime = Field(default_factory=clock.now)

    told = secret("told", row="person_id")
