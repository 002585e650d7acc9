"""Tasks that take place, for the tests of the domain: people with a place, who arrive, leave, and are asked about."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlmodel import col
from structlog.testing import capture_logs

from community import access, signups, stints, tasks, timers, turnouts
from community.database import Transaction
from community.outbox import Delivery
from community.people import Person
from community.stints import Stint
from community.tasks import Task
from community.timers import Timer
from scheduler.ticks import fire_due
from tests.community.conftest import Cast
from tests.community.couriers import deliveries
from tests.community.helping import a_task, a_volunteer
from tests.community.sending import at

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
#: A Saturday afternoon on which something takes place.
STARTS = datetime(2027, 3, 6, 15, tzinfo=ZoneInfo("Asia/Shanghai"))


def here(text: str) -> datetime:
    """Read what the clocks of Shanghai show, such as "2027-03-06 15:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Asia/Shanghai"))


async def helpers(transaction: Transaction, cast: Cast, *names: str) -> list[Person]:
    """Return volunteers of these names."""
    return [await a_volunteer(transaction, cast, 100 + number, name) for number, name in enumerate(names)]


async def planned(transaction: Transaction, cast: Cast, *people: Person, **values: Any) -> Task:
    """Return a task on Saturday at three, planned by Chen and armed, at which these have a place or wait for one."""
    task = await a_task(transaction, cast, **{"starts_at": STARTS, **values})
    async with transaction() as session:
        await turnouts.arm(session, await tasks.task(session, task.id))
    for person in people:
        await signed_up(transaction, task, person)
    return task


async def signed_up(transaction: Transaction, task: Task, person: Person) -> None:
    async with transaction() as session:
        await signups.claim(session, await access.takeable_task(session, task.id, by=person), by=person, sure=True)


async def now(transaction: Transaction, task: Task) -> Task:
    """Return the task as it is now."""
    async with transaction.reading() as session:
        return await tasks.task(session, task.id)


async def look(transaction: Transaction, moment: datetime) -> None:
    """Let it be this moment, and let the scheduler look; nothing may stumble."""
    at(moment)
    with capture_logs() as logs:
        await fire_due(transaction)
    assert logs == []


async def armed(transaction: Transaction, task: Task) -> dict[str, datetime]:
    """Return what is armed for a task, by its kind, and when it is planned."""
    async with transaction.reading() as session:
        wanted = select(Timer).where(col(Timer.subject) == f"task:{task.id}", col(Timer.state) == timers.State.ARMED)
        return {one.kind: one.planned_at for one in (await session.scalars(wanted)).all()}


async def posted(transaction: Transaction, card: str, **said: Any) -> list[Delivery]:
    """Return the deliveries of a card that say this."""
    async with transaction.reading() as session:
        rows = await deliveries(session, card)
    return [row for row in rows if all((row.arguments or {}).get(name) == value for name, value in said.items())]


async def heard(transaction: Transaction, card: str, **said: Any) -> list[int | None]:
    """Return who got the card, in the order in which they did."""
    return [row.person_id for row in await posted(transaction, card, **said)]


async def arrives(transaction: Transaction, task: Task, person: Person, moment: datetime) -> Stint:
    at(moment)
    async with transaction() as session:
        return await stints.check_in(session, await access.seen_task(session, task.id, by=person), by=person)


async def leaves(transaction: Transaction, task: Task, person: Person, moment: datetime) -> Stint:
    at(moment)
    async with transaction() as session:
        found = await stints.stint_or_none(session, task.id, person.id)
        assert found
        return await stints.check_out(session, found, await tasks.task(session, task.id), by=person)


async def was_there(transaction: Transaction, task: Task, person: Person, *, hours: float = 2) -> Stint:
    """Let somebody come in time and stay for so long."""
    await arrives(transaction, task, person, STARTS)
    return await leaves(transaction, task, person, STARTS + hours * HOUR)


async def ended(transaction: Transaction, task: Task) -> Task:
    """Let the task be over, an hour after its end."""
    await look(transaction, (task.ends_at or STARTS) + HOUR + MINUTE)
    found = await now(transaction, task)
    assert found.state == tasks.State.OVER
    return found


async def attested(transaction: Transaction, found: Stint, by: Person, *, came: bool = True) -> bool:
    """Let somebody confirm or doubt a stint, by the door."""
    async with transaction() as session:
        opened, as_ = await access.confirmable_stint(session, found.id, by=by)
        return await (stints.confirm if came else stints.doubt)(session, opened, by=by, as_=as_)


async def stint_now(transaction: Transaction, found: Stint) -> Stint:
    """Return the stint as it is now."""
    async with transaction.reading() as session:
        return await stints.stint(session, found.id)
