"""Statutory days off, and the weekends worked for them (调休), as staff entered them where the package does not know them yet.

What the State Council announces in autumn reaches the package with its next version; until then, or where an announcement is
amended, the committee enters it here. `calendar` counts with both.
"""

from datetime import date, datetime

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey
from sqlmodel import Field, SQLModel

from community import clock


class SpecialDay(SQLModel, table=True):
    """A day that is off, or worked, against its weekday."""

    __tablename__ = "special_day"

    day: date = Field(primary_key=True)
    works: bool = Field(sa_column=Column(Boolean, nullable=False))
    #: The holiday that it belongs to, a key of `festivals`.
    festival: str | None = Field(default=None, max_length=24)
    entered_by: int | None = Field(
        default=None, sa_column=Column(BigInteger, ForeignKey("person.id", ondelete="SET NULL"), index=True)
    )
    at: datetime = Field(default_factory=clock.now)
