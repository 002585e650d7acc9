"""Certificates: what a volunteer did, on paper, free of charge and true; anybody can ask whether one holds.

They are made from confirmed stints and from nothing else (志愿服务条例, article 19). Whoever asks by its code learns the
figures and whether it holds, and of the name no more than its beginning.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from secrets import choice
from typing import Final

from sqlalchemy import BigInteger, Column, ForeignKey, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from community import access, clock, hours, names, outbox, people, trail
from community.access import Act
from community.database import add_unless_there, new_id
from community.errors import BadOwnName, Ended, NeedsWords, NotAllowed, NotFound, NothingToCertify, WordsTooLong
from community.people import Person
from community.secrets import secret
from community.stints import State, Stint
from community.tasks import Task

LONGEST_NAME: Final = 40
LONGEST_REASON: Final = 200
#: Letters and digits that nobody takes for one another: as many codes as nobody can try.
LETTERS: Final = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
CODE_LENGTH: Final = 8
_HOUR: Final = 60
_TENTHS: Final = 10
#: Chinese characters, in which a name has one for each syllable.
_CHINESE: Final = re.compile("[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
#: What stands between the parts of a name.
_BETWEEN: Final = re.compile(r"([\s·・‧•]+)")
#: A name of so many Chinese characters keeps its last one: 李*华 is told from 李*明.
_KEEPS_LAST: Final = 3


class Certificate(SQLModel, table=True):
    """One certificate: the figures as they were on the day. Its code is what `/verify` takes."""

    id: int = Field(default_factory=new_id, sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    code: str = Field(max_length=12, unique=True)
    person_id: int = Field(
        sa_column=Column(BigInteger, ForeignKey("person.id", ondelete="CASCADE"), nullable=False, index=True)
    )
    #: The name that stands on it.
    name_sealed: bytes | None = None
    #: Of what it tells: minutes, stints, and the first and the last day.
    minutes: int
    stints: int
    first: date
    last: date
    issued_at: datetime = Field(default_factory=clock.now)
    revoked_at: datetime | None = None
    #: None: its figures stopped being true, and nobody had to decide.
    revoked_by: int | None = Field(default=None, sa_column=Column(BigInteger))
    reason: str = Field(default="", max_length=200)

    name = secret("name")


@dataclass(frozen=True, slots=True)
class Figures:
    """What confirmed stints come to: minutes, how many, and the community's days of the first and the last."""

    minutes: int
    stints: int
    first: date
    last: date


async def figures(session: AsyncSession, person_id: int) -> Figures | None:
    """Return what can be certified now, None when nothing is confirmed."""
    return _figures(await _counted(session, person_id))


async def issue(session: AsyncSession, *, by: Person, name: str) -> Certificate:
    """Certify the confirmed hours of `by`, free and at once, in the name that they type.

    Where nothing is new since one of the same day, it is that one again. Raises BadOwnName, NothingToCertify.
    """
    named = checked(name)
    # A correction of these hours comes before, or sees this certificate.
    await people.one_at_a_time(session, by)
    found = await figures(session, by.id)
    if found is None:
        raise NothingToCertify
    now = clock.now()
    for old in await of(session, by.id):
        same_day = hours.local(old.issued_at).date() == hours.local(now).date()
        if same_day and old.revoked_at is None and old.name == named and _of(old) == found:
            return old
    while True:
        code = "".join(choice(LETTERS) for _ in range(CODE_LENGTH))
        new = Certificate(
            code=code,
            person_id=by.id,
            minutes=found.minutes,
            stints=found.stints,
            first=found.first,
            last=found.last,
            issued_at=now,
        )
        new.name = named
        # Another one may have the same code: then this one gets a new one.
        if await add_unless_there(session, new):
            break
    await trail.record(session, by=by.id, act="certified", subject=f"certificate:{new.id}")
    return await session.get_one(Certificate, new.id)


def checked(name: str) -> str:
    """Return a name as it can stand on a certificate. Raises BadOwnName."""
    named = names.clean(name, LONGEST_NAME + 1)
    if len(named) > LONGEST_NAME or not any(letter.isalpha() for letter in named):
        raise BadOwnName(longest=LONGEST_NAME)
    return named


async def of(session: AsyncSession, person_id: int) -> list[Certificate]:
    """Return the certificates of a person, the newest first."""
    theirs = select(Certificate).where(col(Certificate.person_id) == person_id)
    newest = theirs.order_by(col(Certificate.issued_at).desc(), col(Certificate.id).desc())
    return list((await session.scalars(newest.execution_options(populate_existing=True))).all())


async def own(session: AsyncSession, certificate_id: int, *, by: Person) -> Certificate:
    """Return a certificate of `by`. Raises NotFound, for everybody else's, too."""
    found = await session.get(Certificate, certificate_id, populate_existing=True)
    if found is None or found.person_id != by.id:
        raise NotFound
    return found


async def name_of(session: AsyncSession, who: Person) -> str:
    """Return the name to offer: the one on their last certificate, else the one that they show."""
    last = next(iter(await of(session, who.id)), None)
    return str((last.name if last else None) or who.name or "")


async def by_code(session: AsyncSession, code: str) -> Certificate | None:
    """Return the certificate with this code, a revoked one too; None when there is none."""
    found = select(Certificate).where(col(Certificate.code) == code)
    return (await session.scalars(found.execution_options(populate_existing=True))).one_or_none()


async def may_revoke(session: AsyncSession, found: Certificate, *, by: Person) -> bool:
    """Tell whether `by` keeps the teams at a place in whose tasks these hours were given. Nobody judges their own."""
    if found.person_id == by.id:
        return False
    given_in = select(col(Task.place_id)).join(Stint, col(Stint.task_id) == col(Task.id))
    at = (await session.scalars(given_in.where(col(Stint.person_id) == found.person_id).distinct())).all()
    for place_id in at:
        if await access.allowed(session, by, Act.KEEP_TEAMS, place_id=place_id):
            return True
    return False


async def revocable(session: AsyncSession, certificate_id: int, *, by: Person) -> Certificate:
    """Return a certificate that `by` may revoke. Raises NotFound, NotAllowed."""
    found = await session.get(Certificate, certificate_id, populate_existing=True)
    if found is None:
        raise NotFound
    if not await may_revoke(session, found, by=by):
        raise NotAllowed
    return found


async def revoke(session: AsyncSession, found: Certificate, *, by: Person, reason: str) -> None:
    """Let a certificate hold no longer, for a reason that its owner reads. Raises NeedsWords, WordsTooLong, Ended."""
    words = " ".join(reason.split())
    if not words:
        raise NeedsWords
    if len(words) > LONGEST_REASON:
        raise WordsTooLong(over=len(words) - LONGEST_REASON, longest=LONGEST_REASON)
    if not await _revoke(session, found, revoked_by=by.id, reason=words):
        raise Ended
    await trail.record(session, by=by.id, act="revoked", subject=f"certificate:{found.id}")


async def recount(session: AsyncSession, person_id: int, *, by: Person) -> int:
    """Let no certificate of this person say more than is confirmed; return how many hold no longer. `by`: who corrected.

    One whose days hold fewer confirmed minutes, or stints, than it says is revoked by itself, and its owner is told that they
    can have a new one. One that says less than there is by now stays true.
    """
    await people.one_at_a_time(session, await people.person(session, person_id))
    counted = await _counted(session, person_id)
    count = 0
    for found in await of(session, person_id):
        now = _figures([one for one in counted if found.first <= _day(one) <= found.last])
        if now is not None and now.minutes >= found.minutes and now.stints >= found.stints:
            continue
        if await _revoke(session, found, revoked_by=None, reason=""):
            await trail.record(session, by=by.id, act="outdated", subject=f"certificate:{found.id}")
            count += 1
    return count


def masked(name: str) -> str:
    """Return of a name what tells its owner from others and does not give it away: 张*, 李*华, E*** L***."""
    return "".join(part if _BETWEEN.fullmatch(part) else _masked(part) for part in _BETWEEN.split(name.strip()))


def shown(code: str) -> str:
    """Return a code as it is printed: K7Q2-M9XD."""
    return f"{code[: CODE_LENGTH // 2]}-{code[CODE_LENGTH // 2 :]}"


def in_hours(minutes: int) -> str:
    """Return minutes as hours with one place, never more than there were: 99 minutes are 1.6."""
    tenths = minutes * _TENTHS // _HOUR
    return f"{tenths // _TENTHS:,}.{tenths % _TENTHS}"


def _masked(part: str) -> str:
    first = part[:1]
    if not _CHINESE.match(first):
        # Always as many stars: how long a name is would tell something of it.
        return f"{first}***" if part else ""
    if len(part) == 1:
        return "*"
    if len(part) < _KEEPS_LAST:
        return f"{first}*"
    return f"{first}{'*' * (len(part) - 2)}{part[-1]}"


async def _revoke(session: AsyncSession, found: Certificate, *, revoked_by: int | None, reason: str) -> bool:
    """Revoke it if nobody did, and tell its owner."""
    holds = col(Certificate.id) == found.id, col(Certificate.revoked_at).is_(None)
    values = {"revoked_at": clock.now(), "revoked_by": revoked_by, "reason": reason}
    changed = update(Certificate).where(*holds).values(**values).returning(col(Certificate.id))
    if (await session.execute(changed.execution_options(synchronize_session=False))).first() is None:
        return False
    await session.refresh(found)
    await outbox.post(
        session,
        key=f"certificate:{found.id}:revoked",
        card="certificate-told",
        person_id=found.person_id,
        code=found.code,
        reason=reason,
    )
    return True


async def _counted(session: AsyncSession, person_id: int) -> list[Stint]:
    """Return the stints that count, in the order in which they were given."""
    counts = col(Stint.person_id) == person_id, col(Stint.state) == State.CONFIRMED, col(Stint.minutes) > 0
    found = select(Stint).where(*counts).order_by(col(Stint.in_at), col(Stint.id))
    return list((await session.scalars(found.execution_options(populate_existing=True))).all())


def _figures(counted: list[Stint]) -> Figures | None:
    if not counted:
        return None
    return Figures(
        minutes=sum(one.minutes for one in counted),
        stints=len(counted),
        first=_day(counted[0]),
        last=_day(counted[-1]),
    )


def _of(found: Certificate) -> Figures:
    return Figures(minutes=found.minutes, stints=found.stints, first=found.first, last=found.last)


def _day(one: Stint) -> date:
    return hours.local(one.in_at).date()
