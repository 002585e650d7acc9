"""Pages to print for tasks: whom to help, where, and lines to sign, for a neighbour without a telephone."""

import asyncio
from typing import Final

from aiogram import Bot, Router
from aiogram.types import CallbackQuery
from sqlalchemy.ext.asyncio import AsyncSession

from community import access, hours, places, seats, trail
from community.database import Transaction
from community.errors import NotFound, TaskEnded
from community.people import Person
from community.tasks import Risk, State, Task
from handlers.cards import task_heads, times
from handlers.cards.card import send
from handlers.cards.certificate_buttons import TaskSlip
from handlers.cards.slips import slip_card
from handlers.filters import InPrivate
from handlers.pictures import Slip
from locales import Translator

router: Final = Router(name=__name__)
router.callback_query.filter(InPrivate())


@router.callback_query(TaskSlip.filter())
async def on_slip(
    query: CallbackQuery, bot: Bot, callback_data: TaskSlip, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Print the page, for whoever plans the task, until it is done; that it was printed is noted."""
    async with transaction() as session:
        task = await access.planned_task(session, callback_data.task, by=me)
        if task.state == State.DRAFT:
            raise NotFound
        if task.state != State.OPEN:
            raise TaskEnded(state=task.state)
        shown = await _slip(session, t, task)
        await trail.record(session, by=me.id, act="printed-slip", subject=f"task:{task.id}")
    await query.answer()
    # Drawing takes a moment of a processor, which others need meanwhile.
    await send(bot, me.telegram_id, await asyncio.to_thread(slip_card, t, shown))


async def _slip(session: AsyncSession, t: Translator, task: Task) -> Slip:
    """Return what stands on the page of an open task."""
    served, noted = await _served(session, task), task.served or {}
    place = await places.place_or_none(session, task.place_id)
    team = [
        person.name or t.plain("person-unnamed") for _, person in await seats.of(session, task.id, seats.State.HELD)
    ]
    door = task_heads.door(place.name if place else None, task.spot)
    return Slip(
        number=task.number or 0,
        title=task.title,
        when=_when(t, task),
        meeting=task.meeting,
        door=door if task.home else "",
        served=(served.name if served else None) or str(noted.get("name") or ""),
        phone=str(noted.get("phone") or ""),
        what=task.notes,
        risk=_risk(t, task),
        team=team,
        rows=task.seats,
        home=bool(task.home),
    )


async def _served(session: AsyncSession, task: Task) -> Person | None:
    """Return who is served, None where they have no account here."""
    return await session.get(Person, task.served_id) if task.served_id is not None else None


def _when(t: Translator, task: Task) -> str:
    if task.starts_at is None or task.ends_at is None:
        return ""
    begins, ends = hours.local(task.starts_at), hours.local(task.ends_at)
    day = times.printed(t, task.starts_at)
    return t.plain(
        "slip-span", day=day, start=times.wall(t, begins.time()), end=times.wall(t, ends.time(), after=begins.time())
    )


def _risk(t: Translator, task: Task) -> str:
    if task.risk == Risk.DANGER:
        return "\n".join(part for part in (t.plain("slip-careful-danger"), task.risk_words) if part)
    return task.risk_words or t.plain("slip-careful-everyday")
