"""What a courier does with the outbox: takes what is due, says that it leaves, writes what became of it.

All of it is conditional updates, so that a courier that was stopped for a while finds its rows gone and sends nothing.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Row, Select, bindparam, case, func, select, text, true, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased
from sqlmodel import col

from community import clock, hours, timers
from community.database import add_unless_there, locks_rows, real_now
from community.groups import Group
from community.outbox import (
    DIGEST,
    POLICIES,
    Batch,
    Delivery,
    Kind,
    Night,
    Policy,
    State,
    Step,
    forget_arguments,
    new_delivery,
)
from community.people import Person
from community.secrets import unseal

#: How long a courier may hold rows that it has not begun to send; a dead one's go back to the line after this.
LEASE: Final = timedelta(seconds=60)
#: What may be taken. In literal words, so that SQLite uses the index of what waits.
_WAITS: Final = text("state = 'pending' AND NOT held AND NOT aside")
_CAPPED: Final = [kind for kind, policy in POLICIES.items() if policy.capped]
_REPEATABLE: Final = [kind for kind, policy in POLICIES.items() if policy.repeatable]


@dataclass(frozen=True, slots=True)
class Leased:
    """A delivery in a courier's hand, with all it takes to send it."""

    #: The name of the lease: whoever holds it under another one holds what is no longer true.
    owner: str
    id: int
    key: str
    card: str
    kind: Kind
    step: Step
    line: int
    person_id: int | None
    chat_id: int | None
    #: Of the reader: None for a group.
    language: str | None
    #: Of a linked group that is a forum.
    topic_id: int | None
    #: Whether the bot may write to this person; whether this group is linked.
    reachable: bool
    batch_id: int | None
    version: int
    again: bool
    pins: bool
    created_at: datetime
    expires_at: datetime
    media_ids: tuple[int, ...]
    #: Of the message that the step is about; None: it is not there, or not yet, as `target_waits` says.
    message_id: int | None
    target_id: int | None
    target_waits: bool
    arguments_sealed: bytes | None
    batch_key: str | None
    batch_sealed: bytes | None

    @property
    def policy(self) -> Policy:
        """What its kind may do."""
        return POLICIES[self.kind]

    @property
    def shared(self) -> bool:
        """Whether it reads like all others of its batch."""
        return self.batch_id is not None and self.arguments_sealed is None

    @property
    def arguments(self) -> dict[str, Any]:
        """Its arguments, or its batch's."""
        sealed, place = self.arguments_sealed, ("delivery", "arguments", self.key)
        if self.shared and self.batch_key is not None:
            sealed, place = self.batch_sealed, ("batch", "arguments", self.batch_key)
        return unseal(sealed, place=place) or {} if sealed else {}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a delivery that was begun, and what else to write on its row.

    `of` is the delivery, when something follows from it: a message is pinned, old words are forgotten.
    """

    id: int
    state: State
    values: dict[str, Any] = field(default_factory=dict)
    of: Leased | None = None


async def anything_due(session: AsyncSession, *, now: datetime) -> bool:
    """Tell whether a look at the line would find something."""
    waiting = select(_table().c.id).where(_WAITS, _table().c.due_at <= now).limit(1)
    return (await session.execute(waiting)).first() is not None


async def lease(session: AsyncSession, *, owner: str, now: datetime, limit: int, a_day: int) -> list[Leased]:
    """Give this courier up to `limit` deliveries that are due, the most urgent first. `owner` names this very lease.

    On the way, what is too old expires, what must not disturb the night waits for the morning, and what is more than
    `a_day` pushes for one person is put aside for the day's digest.
    """
    found = [_leased(row, owner) for row in (await session.execute(_due(limit), {"now": now})).all()]
    if not found:
        return []
    taken = []
    night = hours.is_quiet(now)
    over = await _over_the_cap(session, found, now=now, a_day=a_day)
    later: dict[tuple[State, datetime | None, bool], list[int]] = {}
    for one in found:
        if one.expires_at <= now:
            later.setdefault((State.EXPIRED, None, False), []).append(one.id)
        elif night and one.step is Step.SEND and one.policy.night is Night.WAITS:
            later.setdefault((State.PENDING, hours.when_loud(now), False), []).append(one.id)
        elif one.id in over:
            later.setdefault((State.PENDING, hours.digest_at(now), True), []).append(one.id)
        else:
            taken.append(one)
    for (state, due_at, aside), ids in later.items():
        values = {"state": state} if due_at is None else {"due_at": due_at, "aside": aside}
        await session.execute(update(_table()).where(_table().c.id.in_(ids)).values(**values))
        if aside and due_at is not None:
            await timers.arm(session, kind=DIGEST, subject="", at=due_at)
    until = await real_now(session) + LEASE
    ids = [one.id for one in taken]
    leased = update(_table()).where(_table().c.id.in_(ids)).values(state=State.LEASED, owner=owner, leased_until=until)
    if ids:
        await session.execute(leased)
    return taken


def _table() -> Any:
    """Return the bare table: the courier's statements touch thousands of rows, and need no objects of them."""
    return Delivery.__table__  # type: ignore[attr-defined]


def _due(limit: int) -> Select[Any]:
    """Select what waits and is due, with its reader."""
    one, target = _table(), aliased(Delivery)
    waiting = (
        select(one.c.id)
        .where(_WAITS, one.c.due_at <= bindparam("now"))
        .order_by(one.c.line, one.c.due_at, one.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return (
        select(
            one.c.id,
            one.c.key,
            one.c.card,
            one.c.kind,
            one.c.step,
            one.c.line,
            one.c.person_id,
            func.coalesce(col(Person.telegram_id), one.c.chat_id),
            func.coalesce(col(Person.language), col(Person.client_language)),
            col(Group.topic_id),
            case(
                (one.c.person_id.is_not(None), col(Person.reachable) & col(Person.started_at).is_not(None)),
                # The chat of a person who was erased is nobody's group.
                else_=(one.c.chat_id > 0) | col(Group.id).is_not(None),
            ),
            one.c.batch_id,
            func.coalesce(col(Batch.version), 0),
            one.c.again,
            one.c.pins,
            one.c.created_at,
            one.c.expires_at,
            func.coalesce(one.c.media_ids, col(target.media_ids)),
            func.coalesce(one.c.message_id, col(target.message_id)),
            one.c.target_id,
            func.coalesce(col(target.state), "").in_([State.PENDING, State.LEASED, State.SENDING]),
            one.c.arguments_sealed,
            col(Batch.key),
            col(Batch.arguments_sealed),
        )
        .select_from(one)
        .outerjoin(Person, col(Person.id) == one.c.person_id)
        .outerjoin(Group, col(Group.id) == one.c.chat_id)
        .outerjoin(Batch, col(Batch.id) == one.c.batch_id)
        .outerjoin(target, col(target.id) == one.c.target_id)
        .where(one.c.id.in_(waiting))
        .order_by(one.c.line, one.c.due_at, one.c.id)
    )


def _leased(row: Row[Any], owner: str) -> Leased:
    values = list(row)
    values[3], values[4] = Kind(values[3]), Step(values[4])
    values[17] = tuple(int(number) for number in values[17].split(",")) if values[17] else ()
    return Leased(owner, *values)


async def _over_the_cap(session: AsyncSession, found: Sequence[Leased], *, now: datetime, a_day: int) -> set[int]:
    """Return those of the rows that would be one push too many today for their reader."""
    capped = [one for one in found if one.kind in _CAPPED and one.step is Step.SEND and one.person_id is not None]
    if not capped:
        return set()
    table = _table()
    counted = (
        select(table.c.person_id, func.count())
        .where(
            table.c.person_id.in_({one.person_id for one in capped}),
            table.c.kind.in_(_CAPPED),
            table.c.step == Step.SEND,
            (table.c.sent_at >= hours.day_start(now)) | table.c.state.in_([State.LEASED, State.SENDING]),
        )
        .group_by(table.c.person_id)
    )
    pushes: Counter[int | None] = Counter({row[0]: row[1] for row in await session.execute(counted)})
    over = set()
    for one in capped:
        pushes[one.person_id] += 1
        if pushes[one.person_id] > a_day and not one.again:
            over.add(one.id)
    return over


async def begin(session: AsyncSession, ids: Sequence[int], *, owner: str) -> set[int]:
    """Say that these are about to leave; return those that may. The others were held, changed, or taken by another."""
    table = _table()
    mine = table.c.id.in_(ids), table.c.state == State.LEASED, table.c.owner == owner, ~table.c.held
    begun = update(table).where(*mine).values(state=State.SENDING, attempts=table.c.attempts + 1)
    return {row[0] for row in (await session.execute(begun.returning(table.c.id))).all()}


async def note_media(session: AsyncSession, delivery_id: int, media_ids: Sequence[int]) -> None:
    """Write down that an album arrived, before its words are sent: it is never sent twice."""
    table = _table()
    noted = update(table).where(table.c.id == delivery_id).values(media_ids=",".join(map(str, media_ids)))
    await session.execute(noted)


async def queue_up(session: AsyncSession, rows: Sequence[Leased]) -> None:
    """Take these rows in the order in which everybody takes them, so that no two writers wait for each other."""
    if not locks_rows(session):
        return
    table = _table()
    of = sorted({one.batch_id for one in rows if one.batch_id is not None})
    await session.execute(
        select(col(Batch.id)).where(col(Batch.id).in_(of)).order_by(col(Batch.id)).with_for_update(read=True)
    )
    ids = [one.id for one in rows]
    await session.execute(select(table.c.id).where(table.c.id.in_(ids)).order_by(table.c.id).with_for_update())


async def end(session: AsyncSession, outcomes: Sequence[Outcome], *, owner: str) -> None:
    """Write what became of deliveries that this courier began. One that lost its lease meanwhile writes nothing."""
    table = _table()
    held_by = table.c.owner == owner
    sent = [one for one in outcomes if one.state is State.SENT]
    if sent:
        statement = (
            update(table)
            .where(table.c.id == bindparam("row"), table.c.state == State.SENDING, held_by)
            .values(state=State.SENT, sent_at=bindparam("at"), message_id=bindparam("message"), leased_until=None)
        )
        now = clock.now()
        rows = [{"row": one.id, "at": now, "message": one.values.get("message_id")} for one in sent]
        await (await session.connection()).execute(statement, rows)
    for one in outcomes:
        if one.state is State.SENT:
            await _follow(session, one)
            continue
        values: dict[str, Any] = {"state": one.state, "leased_until": None, **one.values}
        if one.state is State.PENDING:
            values["owner"] = None
        in_hand = table.c.state.in_([State.LEASED, State.SENDING])
        await session.execute(update(table).where(table.c.id == one.id, held_by, in_hand).values(**values))


async def _follow(session: AsyncSession, sent: Outcome) -> None:
    """Do what follows from a message that arrived, in the transaction that says so."""
    one = sent.of
    if one is not None and one.pins:
        await pin(session, one, message_id=sent.values["message_id"])
    elif one is not None and one.step is Step.EDIT and not one.shared and one.target_id is not None:
        # What the message said before is nobody's business any more.
        await forget_arguments(session, one.target_id)


async def pin(session: AsyncSession, sent: Leased, *, message_id: int) -> None:
    """Post the pinning of a message that arrived."""
    new = new_delivery(key=f"{sent.key}:pin", card=sent.card, kind=sent.kind)
    new.step, new.line, new.target_id, new.message_id, new.chat_id = Step.PIN, 0, sent.id, message_id, sent.chat_id
    await add_unless_there(session, new)


async def renew(session: AsyncSession, *, courier: str) -> None:
    """Hold on to everything that this courier has in hand."""
    table = _table()
    mine = text("state IN ('leased','sending')"), table.c.owner.startswith(courier)
    await session.execute(update(table).where(*mine).values(leased_until=await real_now(session) + LEASE))


async def give_back(session: AsyncSession, *, courier: str, ids: Sequence[int] | None = None) -> None:
    """Put rows that this courier did not begin back into the line: all of them, or these. Its leases begin with its name."""
    table = _table()
    mine = [table.c.owner.startswith(courier), table.c.state == State.LEASED]
    if ids is not None:
        mine.append(table.c.id.in_(ids))
    await session.execute(update(table).where(*mine).values(state=State.PENDING, owner=None, leased_until=None))


async def recover(session: AsyncSession, *, everyone: bool = False) -> Counter[str]:
    """Take over from couriers that ended; return how many rows came back, and how many are in doubt.

    `everyone`: no other courier is alive, so none of them holds anything any more. Otherwise a lease tells.
    """
    table = _table()
    dead = true() if everyone else table.c.leased_until < await real_now(session)
    free = {"owner": None, "leased_until": None}
    in_hand = update(table).where(text("state = 'leased'"), dead).values(state=State.PENDING, **free)
    back = len((await session.execute(in_hand.returning(table.c.id))).all())
    on_their_way = text("state = 'sending'"), dead
    # A step about a message may be repeated, a message may not; an important one is, once, and says so.
    steps = update(table).where(*on_their_way, table.c.step != Step.SEND).values(state=State.PENDING, **free)
    back += len((await session.execute(steps.returning(table.c.id))).all())
    important = table.c.kind.in_(_REPEATABLE), ~table.c.again
    again = update(table).where(*on_their_way, *important).values(state=State.PENDING, again=True, **free)
    repeated = len((await session.execute(again.returning(table.c.id))).all())
    lost = update(table).where(*on_their_way).values(state=State.UNKNOWN, reason="stopped", **free)
    unknown = len((await session.execute(lost.returning(table.c.id))).all())
    return Counter(back=back, repeated=repeated, unknown=unknown)
