"""What many readers get alike: posted in one statement, held, called off, corrected, and counted together."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from secrets import randbits
from typing import Any, Final

from sqlalchemy import BigInteger, Select, String, cast, func, literal, null, select, true, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased
from sqlmodel import col

from community import clock
from community.database import add_all_unless_there, add_unless_there, locks_rows
from community.outbox import ENDED, POLICIES, Batch, Delivery, Kind, State, Step, new_delivery
from community.secrets import seal

#: Ids of rows that are inserted by the thousand, far above those of `new_id`: a random beginning, and a million to count up.
_BULK: Final = 1 << 62
_MILLION: Final = 20


@dataclass(frozen=True, slots=True)
class Tally:
    """How many messages of a batch are in each state: to people, and to groups. A digest counts as what became of it."""

    people: Counter[State]
    groups: Counter[State]
    #: How many of those that are left wait for the digest of the day.
    aside: int = 0

    def total(self, state: State) -> int:
        """Return how many are in this state, to people and to groups."""
        return self.people[state] + self.groups[state]

    @property
    def left(self) -> int:
        """How many are still on their way."""
        return sum((self.people + self.groups)[state] for state in State if state not in ENDED)


async def begin(session: AsyncSession, key: str, *, card: str, **arguments: Any) -> Batch:
    """Begin a batch: what all of its readers will get."""
    new = Batch(key=key, card=card)
    new.arguments = arguments
    session.add(new)
    await session.flush()
    return new


async def batch_or_none(session: AsyncSession, key: str) -> Batch | None:
    """Return the batch with this key."""
    return (await session.scalars(select(Batch).where(col(Batch.key) == key))).one_or_none()


async def fan_out(
    session: AsyncSession,
    batch: Batch,
    *,
    kind: Kind,
    whom: Select[int],
    due_at: datetime | None = None,
    expires_at: datetime | None = None,
) -> int:
    """Post one delivery for each person that `whom` selects (their ids); return how many.

    One statement, so all or nothing, and a person who has one of this batch gets no second.
    """
    people = whom.subquery()
    person_id = people.c[0]
    row = new_delivery(key="", card=batch.card, kind=kind, due_at=due_at, expires_at=expires_at)
    # What goes to many never stands before what one person waits for.
    row.line = row.line or POLICIES[Kind.NOTICE].line
    return await _insert(session, batch, row, person_id=person_id, chat_id=null(), reader=person_id, source=people)


async def fan_out_to_groups(
    session: AsyncSession,
    batch: Batch,
    *,
    kind: Kind,
    chat_ids: Iterable[int],
    pins: bool = False,
    due_at: datetime | None = None,
    expires_at: datetime | None = None,
) -> int:
    """Post one delivery for each of these groups; return how many. `pins`: the message is pinned once it is there."""
    count = 0
    for chat_id in chat_ids:
        row = new_delivery(
            key=f"{batch.key}:{chat_id}", card=batch.card, kind=kind, due_at=due_at, expires_at=expires_at
        )
        row.batch_id, row.chat_id, row.pins = batch.id, chat_id, pins
        count += await add_unless_there(session, row)
    return count


async def follow(session: AsyncSession, batch: Batch, *, earlier: Batch, step: Step, kind: Kind = Kind.NOTICE) -> int:
    """Post a step about each message of an earlier batch that arrived or is about to; return how many."""
    target = aliased(Delivery)
    row = new_delivery(key="", card=batch.card, kind=kind)
    row.step = step
    arrived = select(col(target.id), col(target.person_id), col(target.chat_id), col(target.message_id)).where(
        col(target.batch_id) == earlier.id,
        col(target.step) == Step.SEND,
        col(target.state).in_([State.SENT, State.SENDING]),
    )
    source = arrived.subquery()
    return await _insert(
        session,
        batch,
        row,
        person_id=source.c.person_id,
        chat_id=source.c.chat_id,
        reader=source.c.id,
        source=source,
        target_id=source.c.id,
        message_id=source.c.message_id,
    )


async def record(
    session: AsyncSession, batch: Batch, *, person_id: int, message_id: int, media_ids: Sequence[int] = ()
) -> None:
    """Take note of a message that went out without the outbox, so that what follows the batch reaches it too."""
    # As a reply it is none of the pushes that a person gets a day.
    row = new_delivery(key=f"{batch.key}:{person_id}:{message_id}", card=batch.card, kind=Kind.REPLY)
    row.batch_id, row.person_id, row.message_id = batch.id, person_id, message_id
    row.media_ids = ",".join(map(str, media_ids)) or None
    row.state, row.sent_at = State.SENT, clock.now()
    await add_unless_there(session, row)


async def _insert(
    session: AsyncSession, batch: Batch, row: Delivery, *, reader: Any, source: Any, **columns: Any
) -> int:
    """Insert a row like `row` for each line of `source`, with these columns from it, unless its key is taken."""
    table = Delivery.__table__  # type: ignore[attr-defined]
    first = _BULK | randbits(62 - _MILLION) << _MILLION
    number = func.row_number().over(order_by=reader)
    fixed = row.model_dump(exclude={"id", "key", "batch_id", *columns})
    values = {
        "id": literal(first, BigInteger) + number,
        "key": literal(f"{batch.key}:") + cast(reader, String),
        "batch_id": literal(batch.id, BigInteger),
        **{name: literal(value, table.c[name].type) for name, value in fixed.items()},
        **columns,
    }
    chosen = select(*(value.label(name) for name, value in values.items())).select_from(source).where(true())
    return await add_all_unless_there(session, Delivery, chosen, key="key")


async def change(session: AsyncSession, batch: Batch, **arguments: Any) -> None:
    """Let whatever of the batch is not sent yet say this."""
    sealed = seal(arguments, place=("batch", "arguments", batch.key))
    changed = update(Batch).where(col(Batch.id) == batch.id)
    await session.execute(changed.values(arguments_sealed=sealed, version=col(Batch.version) + 1))
    # What a courier has in hand was rendered already; out of its hand, it is rendered anew.
    await _take_back(session, batch)


async def hold(session: AsyncSession, batch: Batch) -> None:
    """Send nothing more of the batch until `let_go`; what is on its way arrives."""
    await _alone(session, batch)
    # What is on its way may come back, when Telegram asks to wait.
    await session.execute(_of(batch, State.PENDING, State.LEASED, State.SENDING).values(held=True))
    await _take_back(session, batch)


async def let_go(session: AsyncSession, batch: Batch) -> None:
    """Go on with a batch that was held."""
    await _alone(session, batch)
    await session.execute(_of(batch, State.PENDING, State.LEASED, State.SENDING).values(held=False))


async def call_off(session: AsyncSession, batch: Batch, *, reason: str = "stopped") -> int:
    """Never send what is left of the batch; return how many."""
    await _alone(session, batch)
    # What is on its way and comes back, because Telegram asks to wait, is too old by then.
    await session.execute(_of(batch, State.SENDING).values(expires_at=clock.now()))
    left = _of(batch, State.PENDING, State.LEASED).values(state=State.CANCELLED, owner=None, aside=False, reason=reason)
    return len((await session.execute(left.returning(col(Delivery.id)))).all())


async def call_off_steps(session: AsyncSession, batch: Batch) -> None:
    """Let no edit or pin about the batch's messages happen any more: something else is to become of them."""
    await _alone(session, batch)
    targets = select(col(Delivery.id)).where(col(Delivery.batch_id) == batch.id).scalar_subquery()
    steps = (
        update(Delivery)
        .where(col(Delivery.target_id).in_(targets), col(Delivery.step).in_([Step.EDIT, Step.PIN]))
        .execution_options(synchronize_session=False)
    )
    # One on its way that meets a doubt would be tried again: by then it is too old.
    await session.execute(steps.where(col(Delivery.state) == State.SENDING).values(expires_at=clock.now()))
    waits = steps.where(col(Delivery.state).in_([State.PENDING, State.LEASED]))
    await session.execute(waits.values(state=State.CANCELLED, owner=None, reason="replaced"))


async def resend_unknown(session: AsyncSession, batch: Batch) -> int:
    """Send the messages of the batch that may have arrived once more, because somebody decided so; return how many."""
    now = clock.now()
    policy = max(POLICIES.values(), key=lambda one: one.line)
    doubtful = _of(batch, State.UNKNOWN).values(
        state=State.PENDING, again=True, held=False, due_at=now, expires_at=now + policy.lasts, owner=None
    )
    return len((await session.execute(doubtful.returning(col(Delivery.id)))).all())


async def prove(session: AsyncSession, batch: Batch, *, person_id: int) -> None:
    """Settle a doubt: this reader has the message, for they tapped it."""
    mine = _of(batch, State.UNKNOWN).where(col(Delivery.person_id) == person_id)
    await session.execute(mine.values(state=State.SENT, sent_at=clock.now()))


async def tally(session: AsyncSession, batch: Batch) -> Tally:
    """Count the messages of the batch by state."""
    digest = aliased(Delivery)
    state = func.coalesce(digest.state, Delivery.state)
    to_group = col(Delivery.chat_id).is_not(None)
    counted = (
        select(to_group, state, col(Delivery.aside), func.count())
        .join(digest, col(digest.id) == col(Delivery.within_id), isouter=True)
        .where(col(Delivery.batch_id) == batch.id, col(Delivery.step) == Step.SEND)
        .group_by(to_group, state, col(Delivery.aside))
    )
    people: Counter[State] = Counter()
    groups: Counter[State] = Counter()
    waiting = 0
    for grouped, name, aside, count in (await session.execute(counted)).all():
        (groups if grouped else people)[State(name)] += count
        waiting += count if aside and name == State.PENDING else 0
    return Tally(people, groups, waiting)


async def readers(session: AsyncSession, batch: Batch) -> dict[int, State]:
    """Return each person whom the batch was to reach, and what became of it."""
    digest = aliased(Delivery)
    chosen = (
        select(col(Delivery.person_id), func.coalesce(digest.state, Delivery.state))
        .join(digest, col(digest.id) == col(Delivery.within_id), isouter=True)
        .where(
            col(Delivery.batch_id) == batch.id,
            col(Delivery.step) == Step.SEND,
            col(Delivery.person_id).is_not(None),
        )
    )
    found = (await session.execute(chosen)).all()
    return {person_id: State(state) for person_id, state in found if person_id is not None}


async def unpinned(session: AsyncSession, batch: Batch) -> int:
    """Count the groups in which the message arrived and Telegram would not let us pin it."""
    message = aliased(Delivery)
    refused = (
        select(func.count())
        .select_from(Delivery)
        .join(message, col(message.id) == col(Delivery.target_id))
        .where(col(message.batch_id) == batch.id, col(Delivery.step) == Step.PIN, col(Delivery.state) == State.FAILED)
    )
    return (await session.execute(refused)).scalar_one()


async def sent_times(session: AsyncSession, batch: Batch) -> Sequence[datetime]:
    """Return when each message of the batch arrived, in order."""
    arrived = select(col(Delivery.sent_at)).where(
        col(Delivery.batch_id) == batch.id, col(Delivery.step) == Step.SEND, col(Delivery.sent_at).is_not(None)
    )
    return [moment for moment in (await session.scalars(arrived.order_by(col(Delivery.sent_at)))).all() if moment]


def _of(batch: Batch, *states: State) -> Any:
    return (
        update(Delivery)
        .where(col(Delivery.batch_id) == batch.id, col(Delivery.state).in_(states))
        .execution_options(synchronize_session=False)
    )


async def _alone(session: AsyncSession, batch: Batch) -> None:
    """Wait until no courier writes about the batch: both take its rows, each in an order of their own."""
    if locks_rows(session):
        await session.execute(select(col(Batch.id)).where(col(Batch.id) == batch.id).with_for_update(key_share=True))


async def _take_back(session: AsyncSession, batch: Batch) -> None:
    await session.execute(_of(batch, State.LEASED).values(state=State.PENDING, owner=None))
