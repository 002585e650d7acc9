"""Observances: which festivals a community tells of in a year, as its staff approved them in one go, and what they changed.

The rules of the festivals and their words are data (`festivals`); here is only what a committee decided about a year.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, Boolean, CheckConstraint, Column, ForeignKey, true
from sqlmodel import Field, SQLModel

from community import clock


class State(StrEnum):
    """What staff decided about a year."""

    #: They were asked.
    ASKED = "asked"
    APPROVED = "approved"
    #: They rather say nothing by themselves that year.
    DECLINED = "declined"


class Year(SQLModel, table=True):
    """A year of festivals in one community."""

    __tablename__ = "festival_year"
    __table_args__ = (CheckConstraint("state IN ('asked','approved','declined')", name="state"),)

    place_id: int = Field(
        sa_column=Column(ForeignKey("place.id", ondelete="CASCADE"), primary_key=True, autoincrement=False)
    )
    year: int = Field(primary_key=True)
    state: str = Field(default=State.ASKED, max_length=16)
    asked_at: datetime = Field(default_factory=clock.now)
    decided_by: int | None = Field(
        default=None, sa_column=Column(BigInteger, ForeignKey("person.id", ondelete="SET NULL"), index=True)
    )
    decided_at: datetime | None = None


class Observance(SQLModel, table=True):
    """What staff changed about one festival in one year; a festival without a row is observed as its data says."""

    place_id: int = Field(
        sa_column=Column(ForeignKey("place.id", ondelete="CASCADE"), primary_key=True, autoincrement=False)
    )
    year: int = Field(primary_key=True)
    #: Its key in the data.
    festival: str = Field(primary_key=True, max_length=24)
    #: Whether anything is said of it.
    on: bool = Field(default=True, sa_column=Column("is_on", Boolean, nullable=False, server_default=true()))
    #: How many days before; None: as the data says.
    days: list[int] | None = Field(default=None, sa_column=Column(JSON))
    #: What is said in the place of the data's words, by language; None: those.
    words: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON))
    changed_at: datetime = Field(default_factory=clock.now)
