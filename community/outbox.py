"""The outbox: everything the bot says to somebody who did not just ask.

A `Delivery` is written in the same transaction as the change it tells of. The courier renders and sends it afterwards. Its
key is unique per occasion and reader, so that telling twice is impossible.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from community import clock
from community.database import new_id
from community.secrets import seal, secret

#: How long a finished row is kept, for questions such as "was I told?".
KEPT_FOR: Final = timedelta(days=30)


class State(StrEnum):
    """How far a delivery has come."""

    PENDING = "pending"
    #: Committed just before the request leaves.
    SENDING = "sending"
    SENT = "sent"
    #: Telegram said that it will never arrive.
    FAILED = "failed"
    #: The request left and no answer came: it may have arrived. Never repeated silently.
    UNKNOWN = "unknown"


TRANSITIONS: Final[dict[State, frozenset[State]]] = {
    #: Pending again: its chat must wait, so it steps out of the line.
    State.PENDING: frozenset({State.PENDING, State.SENDING, State.FAILED}),
    State.SENDING: frozenset({State.SENT, State.FAILED, State.UNKNOWN, State.PENDING}),
    State.SENT: frozenset(),
    State.FAILED: frozenset(),
    State.UNKNOWN: frozenset(),
}


class Delivery(SQLModel, table=True):
    """One message to one chat: a person's private chat, or a linked group."""

    __table_args__ = (
        CheckConstraint("state IN ('pending','sending','sent','failed','unknown')", name="state"),
        CheckConstraint("(person_id IS NULL) <> (chat_id IS NULL)", name="reader"),
    )

    id: int = Field(default_factory=new_id, sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    key: str = Field(max_length=96, unique=True)
    card: str = Field(max_length=40)
    person_id: int | None = Field(
        default=None, sa_column=Column(BigInteger, ForeignKey("person.id", ondelete="CASCADE"), index=True)
    )
    chat_id: int | None = Field(default=None, sa_column=Column(BigInteger))
    arguments_sealed: bytes | None = None
    state: str = Field(default=State.PENDING, max_length=16)
    due_at: datetime = Field(default_factory=clock.now)
    created_at: datetime = Field(default_factory=clock.now)
    #: Once sent, its message; before that, the message that it is to edit.
    message_id: int | None = Field(default=None, sa_column=Column(BigInteger))
    #: The delivery whose message becomes this one, by an edit; None: a message of its own.
    revises_id: int | None = Field(
        default=None, sa_column=Column(BigInteger, ForeignKey("delivery.id", ondelete="SET NULL"))
    )
    #: Telegram's reason for a failure, never our words.
    reason: str | None = Field(default=None, max_length=200)

    arguments = secret("arguments", row="key")


async def post(
    session: AsyncSession,
    *,
    key: str,
    card: str,
    person_id: int | None = None,
    chat_id: int | None = None,
    **arguments: Any,
) -> bool:
    """Tell a person, or a group, with the named card; False when this key was posted before."""
    if (await session.scalars(select(col(Delivery.id)).where(col(Delivery.key) == key))).first() is not None:
        return False
    new = Delivery(key=key, card=card, person_id=person_id, chat_id=chat_id)
    new.arguments = arguments
    session.add(new)
    await session.flush()
    return True


async def revise(session: AsyncSession, key: str, *, key_prefix: str, card: str, **arguments: Any) -> int:
    """Let every message whose key begins with `key_prefix` become this card; return how many.

    What was not sent yet changes before it is sent. For the others an edit is posted under `key`, and takes the place of
    an earlier edit that still waits. The old arguments are forgotten: nobody needs them any more.
    """
    found = (
        await session.scalars(select(Delivery).where(col(Delivery.key).startswith(key_prefix, autoescape=True)))
    ).all()
    count = 0
    for old in found:
        # Sealed by hand: set on the row, they would be written whatever its state is.
        sealed = seal(arguments, place=("delivery", "arguments", old.key))
        waits = col(Delivery.id) == old.id, col(Delivery.state) == State.PENDING
        changed = update(Delivery).where(*waits).values(card=card, arguments_sealed=sealed)
        if (await session.execute(changed.returning(col(Delivery.id)))).first() is not None:
            count += 1
            continue
        if old.state != State.SENDING:
            old.arguments = None
        earlier = col(Delivery.revises_id) == old.id, col(Delivery.state) == State.PENDING
        await session.execute(update(Delivery).where(*earlier).values(state=State.FAILED, reason="replaced"))
        if (await session.scalars(select(col(Delivery.id)).where(col(Delivery.key) == f"{key}:{old.id}"))).first():
            continue
        new = Delivery(
            key=f"{key}:{old.id}",
            card=card,
            person_id=old.person_id,
            chat_id=old.chat_id,
            revises_id=old.id,
            message_id=old.message_id,
        )
        new.arguments = arguments
        session.add(new)
        count += 1
    await session.flush()
    return count


async def due(session: AsyncSession, *, now: datetime, limit: int = 200) -> Sequence[Delivery]:
    """Return what waits and is due, oldest first."""
    waiting = select(Delivery).where(col(Delivery.state) == State.PENDING, col(Delivery.due_at) <= now)
    return (await session.scalars(waiting.order_by(col(Delivery.due_at), col(Delivery.id)).limit(limit))).all()


async def delivery_or_none(session: AsyncSession, delivery_id: int | None) -> Delivery | None:
    """Return the row as it is now, None when there is none."""
    if delivery_id is None:
        return None
    return await session.get(Delivery, delivery_id, populate_existing=True)


async def hand_over(session: AsyncSession, person_id: int, *, chat_id: int) -> None:
    """Let the edits that still wait for this person go by their chat alone: the person is about to be erased."""
    waiting = col(Delivery.person_id) == person_id, col(Delivery.state) == State.PENDING
    known = col(Delivery.message_id).is_not(None)
    await session.execute(update(Delivery).where(*waiting, known).values(person_id=None, chat_id=chat_id))


async def forget_arguments(session: AsyncSession, delivery_id: int) -> None:
    """Forget what a message said, once it says something else."""
    await session.execute(update(Delivery).where(col(Delivery.id) == delivery_id).values(arguments_sealed=None))


async def move(session: AsyncSession, delivery_id: int, old: State, new: State, **values: Any) -> bool:
    """Move a row from `old` to `new`; False when it was not in `old` any more."""
    if new not in TRANSITIONS[old]:
        raise ValueError(f"no way from {old} to {new}")
    statement = (
        update(Delivery)
        .where(col(Delivery.id) == delivery_id, col(Delivery.state) == old)
        .values(state=new, **values)
        .returning(col(Delivery.id))
        .execution_options(synchronize_session=False)
    )
    return (await session.execute(statement)).first() is not None


async def recover(session: AsyncSession) -> int:
    """Mark what was on its way when the last process ended as unknown; return how many. Runs once, before sending."""
    edits = col(Delivery.revises_id).is_not(None) | col(Delivery.message_id).is_not(None)
    on_their_way = col(Delivery.state) == State.SENDING
    # An edit may be repeated, a message may not.
    await session.execute(update(Delivery).where(on_their_way, edits).values(state=State.PENDING))
    lost = update(Delivery).where(on_their_way).values(state=State.UNKNOWN)
    return len((await session.execute(lost.returning(col(Delivery.id)))).all())


async def forget_old(session: AsyncSession, *, now: datetime) -> int:
    """Delete finished rows older than KEPT_FOR; return how many.

    Cards of questions stay as long as their questions, because they may still have to change: `forget_about` ends them.
    """
    ended = [State.SENT, State.FAILED, State.UNKNOWN]
    old = delete(Delivery).where(col(Delivery.created_at) < now - KEPT_FOR, col(Delivery.state).in_(ended))
    old = old.where(~col(Delivery.key).startswith("question:"))
    return len((await session.execute(old.returning(col(Delivery.id)))).all())


async def forget_about(session: AsyncSession, key_prefix: str) -> None:
    """Delete all rows whose key begins like this: what they tell of is forgotten."""
    await session.execute(delete(Delivery).where(col(Delivery.key).startswith(key_prefix, autoescape=True)))
