"""Pulses: when something that must never stop was last alive, as a row, so that another process, or a later one, can tell."""

from datetime import datetime

from sqlmodel import Field, SQLModel


class Pulse(SQLModel, table=True):
    """One thing that beats, such as the timers' tick. Times are real ones, by the database's own clock."""

    name: str = Field(primary_key=True, max_length=24)
    at: datetime
    #: When staff were told that it is silent; None: it is not, or nobody was told yet.
    alarmed_at: datetime | None = None
