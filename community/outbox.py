"""The outbox: everything the bot says to somebody who did not just ask.

A `Delivery` is written in the same transaction as the change it tells of. The courier renders and sends it afterwards. Its
key is unique per occasion and reader, so that telling twice is impossible. What many readers get alike is a `Batch`: its
rows share card and arguments, and can be held, called off, followed by a correction, and counted together.

How far Telegram's answer is known decides what may happen next; `docs/reliability.md` has the table of outcomes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    delete,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from community import clock, people
from community.database import add_many_unless_there, begins_with, byte_by_byte, new_id
from community.people import Person
from community.secrets import seal, secret

#: How long a finished row is kept, for questions such as "was I told?". Rows of a batch stay as long as the batch.
KEPT_FOR: Final = timedelta(days=30)
#: A message in doubt that may be repeated is, once, after this: the answer may only have been slow.
AGAIN_IN: Final = timedelta(seconds=30)
#: The kind of the timer that gathers what is too much for one day.
DIGEST: Final = "digest"


class State(StrEnum):
    """How far a delivery has come."""

    PENDING = "pending"
    #: A courier has it in hand; nothing of it has left.
    LEASED = "leased"
    #: Committed just before the request leaves.
    SENDING = "sending"
    SENT = "sent"
    #: Telegram said that it will never arrive.
    FAILED = "failed"
    #: The request left and no answer came: it may have arrived. Never repeated silently.
    UNKNOWN = "unknown"
    #: It became too old before it could be sent.
    EXPIRED = "expired"
    #: Called off, replaced by a newer one, or told within a digest.
    CANCELLED = "cancelled"


TRANSITIONS: Final[dict[State, frozenset[State]]] = {
    State.PENDING: frozenset({State.LEASED, State.EXPIRED, State.CANCELLED}),
    #: Pending again: its chat must wait, so it steps out of the line; or it was changed meanwhile.
    State.LEASED: frozenset({State.PENDING, State.SENDING, State.FAILED, State.EXPIRED, State.CANCELLED}),
    #: Pending again: Telegram said that it did not act, or the step may be repeated.
    State.SENDING: frozenset({State.SENT, State.FAILED, State.UNKNOWN, State.PENDING}),
    State.SENT: frozenset(),
    State.FAILED: frozenset(),
    #: Sent: the reader tapped it. Pending: somebody decided to send it again.
    State.UNKNOWN: frozenset({State.SENT, State.PENDING}),
    State.EXPIRED: frozenset(),
    State.CANCELLED: frozenset(),
}
#: States that nothing leaves by itself.
ENDED: Final = (State.SENT, State.FAILED, State.UNKNOWN, State.EXPIRED, State.CANCELLED)


class Step(StrEnum):
    """What is done. All but a message may be repeated freely: twice is the same as once."""

    SEND = "send"
    EDIT = "edit"
    DELETE = "delete"
    PIN = "pin"


class Kind(StrEnum):
    """What a message is to its reader; `POLICIES` says what follows from that."""

    #: Belongs to something that the reader began, or has in hand.
    REPLY = "reply"
    #: Must be known at once, at night too.
    ALERT = "alert"
    REMINDER = "reminder"
    NOTICE = "notice"
    #: A notice that a second person found urgent.
    URGENT = "urgent"


class Night(StrEnum):
    """What happens to a message in quiet hours."""

    SILENT = "silent"
    ALOUD = "aloud"
    WAITS = "waits"


@dataclass(frozen=True, slots=True)
class Policy:
    """What a kind of message may do.

    `line` orders what waits, the lowest first. `repeatable`: a message in doubt is sent once more, marked as such.
    `capped`: it counts toward, and obeys, the number of pushes a person gets a day. `lasts`: how long it is worth sending.
    """

    line: int
    repeatable: bool
    night: Night
    capped: bool
    lasts: timedelta


POLICIES: Final[dict[Kind, Policy]] = {
    Kind.REPLY: Policy(0, repeatable=True, night=Night.SILENT, capped=False, lasts=timedelta(days=3)),
    Kind.ALERT: Policy(0, repeatable=True, night=Night.ALOUD, capped=False, lasts=timedelta(days=1)),
    Kind.REMINDER: Policy(0, repeatable=True, night=Night.WAITS, capped=False, lasts=timedelta(days=1)),
    Kind.URGENT: Policy(1, repeatable=False, night=Night.ALOUD, capped=False, lasts=timedelta(hours=6)),
    Kind.NOTICE: Policy(2, repeatable=False, night=Night.WAITS, capped=True, lasts=timedelta(days=2)),
}


class Batch(SQLModel, table=True):
    """What many readers get alike."""

    id: int = Field(default_factory=new_id, sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    key: str = Field(max_length=64, unique=True)
    card: str = Field(max_length=40)
    arguments_sealed: bytes | None = None
    #: Counts the changes of card and arguments, so that whoever rendered it knows when to render it anew.
    version: int = 0
    created_at: datetime = Field(default_factory=clock.now)

    arguments = secret("arguments", row="key")


class Delivery(SQLModel, table=True):
    """One message to one chat, or one step about a message sent before: a person's private chat, or a linked group."""

    __table_args__ = (
        CheckConstraint(
            "state IN ('pending','leased','sending','sent','failed','unknown','expired','cancelled')", name="state"
        ),
        CheckConstraint("step IN ('send','edit','delete','pin')", name="step"),
        CheckConstraint("kind IN ('reply','alert','reminder','notice','urgent')", name="kind"),
        CheckConstraint("(person_id IS NULL) <> (chat_id IS NULL)", name="reader"),
        Index(
            "ix_delivery_waiting",
            "line",
            "due_at",
            "id",
            sqlite_where=text("state = 'pending' AND NOT held"),
            postgresql_where=text("state = 'pending' AND NOT held"),
        ),
        Index(
            "ix_delivery_in_hand",
            "leased_until",
            sqlite_where=text("state IN ('leased','sending')"),
            postgresql_where=text("state IN ('leased','sending')"),
        ),
        Index("ix_delivery_batch", "batch_id", "state"),
    )

    id: int = Field(default_factory=new_id, sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    #: Compared byte by byte, so that its index finds what begins alike.
    key: str = Field(sa_column=Column(byte_by_byte(96), unique=True, nullable=False))
    card: str = Field(max_length=40)
    person_id: int | None = Field(
        default=None, sa_column=Column(BigInteger, ForeignKey("person.id", ondelete="CASCADE"), index=True)
    )
    chat_id: int | None = Field(default=None, sa_column=Column(BigInteger))
    #: Its own; a row of a batch without any uses the batch's.
    arguments_sealed: bytes | None = None
    batch_id: int | None = Field(default=None, sa_column=Column(BigInteger, ForeignKey("batch.id", ondelete="CASCADE")))
    kind: str = Field(default=Kind.REPLY, max_length=16)
    step: str = Field(default=Step.SEND, max_length=16)
    line: int = 0
    state: str = Field(default=State.PENDING, max_length=16)
    #: Nobody takes it while it is held: its batch is paused.
    held: bool = False
    #: It waits for the digest of the day.
    aside: bool = False
    #: It is sent for the second time, and says so.
    again: bool = False
    #: Once sent, it is to be pinned.
    pins: bool = False
    due_at: datetime = Field(default_factory=clock.now)
    expires_at: datetime
    created_at: datetime = Field(default_factory=clock.now)
    sent_at: datetime | None = None
    #: Which courier has it in hand, and until when by the database's own clock.
    owner: str | None = Field(default=None, max_length=16)
    leased_until: datetime | None = None
    attempts: int = 0
    #: Once sent, its message.
    message_id: int | None = Field(default=None, sa_column=Column(BigInteger))
    #: The messages of an album, which are sent before the words; as text, with commas.
    media_ids: str | None = Field(default=None, max_length=200)
    #: The delivery whose message this step is about; None: a message of its own.
    target_id: int | None = Field(
        default=None, sa_column=Column(BigInteger, ForeignKey("delivery.id", ondelete="SET NULL"), index=True)
    )
    #: The digest that told of it.
    within_id: int | None = Field(
        default=None, sa_column=Column(BigInteger, ForeignKey("delivery.id", ondelete="SET NULL"), index=True)
    )
    #: Telegram's reason for a failure, never our words.
    reason: str | None = Field(default=None, max_length=200)

    arguments = secret("arguments", row="key")


async def post(
    session: AsyncSession,
    *,
    key: str,
    card: str,
    of: Kind = Kind.REPLY,
    person_id: int | None = None,
    chat_id: int | None = None,
    due_at: datetime | None = None,
    expires_at: datetime | None = None,
    **arguments: Any,
) -> bool:
    """Tell a person, or a group, with the named card; False when this key was posted before, or the person was erased."""
    if (await session.scalars(select(col(Delivery.id)).where(col(Delivery.key) == key))).first() is not None:
        return False
    if person_id is not None and not await people.stays(session, person_id):
        return False
    new = new_delivery(key=key, card=card, kind=of, due_at=due_at, expires_at=expires_at)
    new.person_id, new.chat_id = person_id, chat_id
    new.arguments = arguments
    session.add(new)
    await session.flush()
    return True


@dataclass(frozen=True, slots=True)
class Post:
    """One message of `post_all`, to one person."""

    key: str
    card: str
    person_id: int
    arguments: dict[str, Any]
    of: Kind = Kind.REMINDER
    due_at: datetime | None = None
    expires_at: datetime | None = None


async def post_all(session: AsyncSession, posts: Sequence[Post]) -> None:
    """Tell many people, each something of their own, in three statements; what was posted before is left as it is."""
    theirs = select(col(Person.id)).where(col(Person.id).in_({one.person_id for one in posts})).order_by(col(Person.id))
    # Nobody is erased until the end of this transaction, and whoever was is not written to.
    there = set((await session.scalars(theirs.with_for_update(read=True, key_share=True))).all())
    rows = []
    # In one order, so that two who post some of the same do not wait for each other.
    for one in sorted(posts, key=lambda one: one.key):
        if one.person_id not in there:
            continue
        new = new_delivery(key=one.key, card=one.card, kind=one.of, due_at=one.due_at, expires_at=one.expires_at)
        new.person_id, new.arguments = one.person_id, one.arguments
        rows.append(new)
    await add_many_unless_there(session, rows)


async def revise(session: AsyncSession, key: str, *, key_prefix: str, card: str, **arguments: Any) -> int:
    """Let every message whose key begins with `key_prefix` become this card; return how many.

    What was not sent yet changes before it is sent. For the others an edit is posted under `key`, and takes the place of
    an earlier edit that still waits. The old arguments are forgotten: nobody needs them any more.
    """
    begins = begins_with(session, col(Delivery.key), key_prefix), col(Delivery.step) == Step.SEND
    count = 0
    for old in (await session.scalars(select(Delivery).where(*begins).order_by(col(Delivery.id)))).all():
        # Sealed by hand: set on the row, they would be written whatever its state is.
        sealed = seal(arguments, place=("delivery", "arguments", old.key))
        waits = col(Delivery.id) == old.id, col(Delivery.state).in_([State.PENDING, State.LEASED])
        changed = update(Delivery).where(*waits)
        changed = changed.values(card=card, arguments_sealed=sealed, state=State.PENDING, owner=None)
        if (await session.execute(changed.returning(col(Delivery.id)))).first() is not None:
            count += 1
            continue
        if old.state != State.SENDING:
            old.arguments = None
        count += await _edit(session, old, key=f"{key}:{old.id}", card=card, arguments=arguments)
    await session.flush()
    return count


async def call_off(session: AsyncSession, key_prefix: str, *, person_id: int | None = None) -> int:
    """Call off every message, or one person's, whose key begins like this and that has not left yet; return how many.

    For what holds no more, such as a reminder of something that was moved: a courier that has it in hand does not send it.
    """
    waits = [
        begins_with(session, col(Delivery.key), key_prefix),
        col(Delivery.state).in_([State.PENDING, State.LEASED]),
    ]
    if person_id is not None:
        waits.append(col(Delivery.person_id) == person_id)
    # In the order in which couriers take theirs, so that neither waits for the other.
    await session.execute(select(col(Delivery.id)).where(*waits).order_by(col(Delivery.id)).with_for_update())
    off = update(Delivery).where(*waits).values(state=State.CANCELLED, arguments_sealed=None, reason="called off")
    off = off.returning(col(Delivery.id)).execution_options(synchronize_session=False)
    return len((await session.execute(off)).all())


async def take_away(session: AsyncSession, key: str, *, of: str, card: str, **arguments: Any) -> bool:
    """Let the message of the delivery with the key `of` be gone from its chat; False when there was none, or it is going.

    What was not sent yet is called off. What is too old to be deleted becomes this card.
    """
    old = (await session.scalars(select(Delivery).where(col(Delivery.key) == of))).one_or_none()
    if old is None:
        return False
    waits = col(Delivery.id) == old.id, col(Delivery.state).in_([State.PENDING, State.LEASED])
    called_off = update(Delivery).where(*waits).values(state=State.CANCELLED, arguments_sealed=None)
    if (await session.execute(called_off.returning(col(Delivery.id)))).first() is not None:
        return True
    gone = select(col(Delivery.id)).where(col(Delivery.target_id) == old.id, col(Delivery.step) == Step.DELETE)
    if (await session.scalars(gone.limit(1))).first() is not None:
        return False
    if old.state != State.SENDING:
        old.arguments = None
    taken = await _edit(session, old, key=f"{key}:{old.id}", card=card, arguments=arguments, step=Step.DELETE)
    await session.flush()
    return taken


async def edit(
    session: AsyncSession, *, stem: str, card: str, person_id: int, message_id: int, **arguments: Any
) -> None:
    """Let a message that a handler said in a person's private chat become this card.

    `stem` is what the keys of all edits of the same thing begin with: this one takes the place of those that still wait,
    and of those that were made, so that what is edited all day leaves one row and not thousands.
    """
    await call_off_edits(session, stem=stem)
    new = new_delivery(key=f"{stem}{new_id()}", card=card, kind=Kind.REPLY)
    new.step, new.line, new.person_id, new.message_id = Step.EDIT, 0, person_id, message_id
    new.arguments = arguments
    session.add(new)
    await session.flush()


async def call_off_edits(session: AsyncSession, *, stem: str) -> None:
    """Delete the edits whose keys begin like this and that are not on their way right now."""
    own = begins_with(session, col(Delivery.key), stem), col(Delivery.state) != State.SENDING
    await session.execute(delete(Delivery).where(*own).execution_options(synchronize_session=False))


async def _edit(
    session: AsyncSession, old: Delivery, *, key: str, card: str, arguments: dict[str, Any], step: Step = Step.EDIT
) -> bool:
    """Post an edit of this message, or that it goes, unless the same was posted before or there is no message.

    The step takes the place of an earlier edit that still waits.
    """
    earlier = (
        col(Delivery.target_id) == old.id,
        col(Delivery.step) == Step.EDIT,
        col(Delivery.state).in_([State.PENDING, State.LEASED]),
    )
    replaced = {"state": State.CANCELLED, "reason": "replaced", "arguments_sealed": None}
    await session.execute(update(Delivery).where(*earlier).values(**replaced))
    # What the message said between is nobody's business any more.
    between = col(Delivery.target_id) == old.id, col(Delivery.step) == Step.EDIT, col(Delivery.state).in_(ENDED)
    await session.execute(update(Delivery).where(*between).values(arguments_sealed=None))
    if old.message_id is None and old.state != State.SENDING:
        return False
    if (await session.scalars(select(col(Delivery.id)).where(col(Delivery.key) == key))).first() is not None:
        return False
    new = new_delivery(key=key, card=card, kind=Kind(old.kind))
    new.step, new.line, new.target_id, new.message_id = step, 0, old.id, old.message_id
    new.person_id, new.chat_id = old.person_id, old.chat_id
    new.arguments = arguments
    session.add(new)
    return True


def new_delivery(
    *, key: str, card: str, kind: Kind, due_at: datetime | None = None, expires_at: datetime | None = None
) -> Delivery:
    """Return a row of this kind for no reader yet, not added to any session."""
    due_at = due_at or clock.now()
    policy = POLICIES[kind]
    return Delivery(
        key=key,
        card=card,
        kind=kind,
        line=policy.line,
        due_at=due_at,
        expires_at=expires_at or due_at + policy.lasts,
    )


async def delivery_or_none(session: AsyncSession, delivery_id: int | None) -> Delivery | None:
    """Return the row as it is now, None when there is none."""
    if delivery_id is None:
        return None
    return await session.get(Delivery, delivery_id, populate_existing=True)


async def redirect(session: AsyncSession, old: int, new: int) -> None:
    """Let what is not over for a group go to its new chat: it became a supergroup."""
    waiting = col(Delivery.chat_id) == old, col(Delivery.state).not_in(ENDED)
    await session.execute(update(Delivery).where(*waiting).values(chat_id=new))


async def hand_over(session: AsyncSession, person_id: int, *, chat_id: int) -> None:
    """Let the edits that still wait for this person go by their chat alone: the person is about to be erased."""
    waiting = col(Delivery.person_id) == person_id, col(Delivery.state).in_([State.PENDING, State.LEASED])
    known = col(Delivery.message_id).is_not(None)
    await session.execute(update(Delivery).where(*waiting, known).values(person_id=None, chat_id=chat_id))


async def forget_arguments(session: AsyncSession, delivery_id: int) -> None:
    """Forget what a message said, once it says something else."""
    await session.execute(update(Delivery).where(col(Delivery.id) == delivery_id).values(arguments_sealed=None))


async def forget_old(session: AsyncSession, *, now: datetime) -> int:
    """Delete finished rows older than KEPT_FOR; return how many.

    Cards of cases, tasks and events, and rows of batches, stay as long as what they tell of, because they may still have
    to change: `forget_about` ends them.
    """
    old = delete(Delivery).where(col(Delivery.created_at) < now - KEPT_FOR, col(Delivery.state).in_(ENDED))
    lasting = ("case", "task", "event")
    stays = or_(*(col(Delivery.key).startswith(f"{of}:") for of in lasting), col(Delivery.batch_id).is_not(None))
    old = old.where(~stays)
    return len((await session.execute(old.returning(col(Delivery.id)))).all())


async def forget_about(session: AsyncSession, key_prefix: str) -> None:
    """Delete all rows and batches whose key begins like this: what they tell of is forgotten."""
    await session.execute(delete(Delivery).where(begins_with(session, col(Delivery.key), key_prefix)))
    await session.execute(delete(Batch).where(begins_with(session, col(Batch.key), key_prefix)))
