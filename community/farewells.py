"""What becomes of tasks when somebody is erased who helps, is served, or plans them.

Whatever is done to tasks is done to them before the people in them are looked at. So all tasks of the person are waited for
first, and then the person: nobody signs up meanwhile who is about to be gone. The same holds for events (`partings`).
"""

from collections.abc import Collection
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import (
    briefings,
    clock,
    memberships,
    outbox,
    partings,
    people,
    planning,
    seats,
    signups,
    stints,
    trail,
    turnouts,
    visits,
)
from community.cases import Case
from community.certificates import Certificate
from community.database import begins_with, new_id
from community.outbox import Delivery
from community.people import Person
from community.questions import Question
from community.seats import Signup
from community.skills import Skill
from community.stints import Correction, Stint
from community.tasks import State, Task
from community.trail import Entry
from community.volunteers import Volunteer

_LIVE: Final = (*seats.SEATED, seats.State.WAITING)
_GONE: Final = "words-gone"


async def hold(session: AsyncSession, person: Person) -> None:
    """Let everything that is done to this person's tasks and events come before, or find them gone.

    Cases are locked before.
    """
    person_id = person.id
    while True:
        looked = await session.begin_nested()
        tasks_held = await _wait_for_tasks(session, person_id)
        events_held = await partings.wait(session, person_id)
        await people.one_at_a_time(session, person)
        same = await _tasks(session, person_id) <= tasks_held
        if same and await partings.concerned(session, person_id) <= events_held:
            await looked.commit()
            break
        # They signed up at this very moment. Going back lets everything go, so that all is waited for in one order again.
        await looked.rollback()
    # Whoever changes these tells the person of it afterwards.
    for own, whose in (
        (Skill.key, Skill.person_id),
        (Volunteer.person_id, Volunteer.person_id),
        (Certificate.id, Certificate.person_id),
        (Question.id, Question.person_id),
    ):
        theirs = select(col(own)).where(col(whose) == person_id).order_by(col(own))
        await session.execute(theirs.with_for_update())


async def leave_tasks(session: AsyncSession, person: Person) -> None:
    """Give up the places of somebody who is about to be erased, call off visits to them, and let others plan what they planned.

    The person is held. What they wrote to others about volunteering is taken back.
    """
    await memberships.bid_farewell(session, person)
    await _call_off_visits(session, person)
    await _give_up_places(session, person)
    await _let_others_plan(session, person)
    await _take_words_back(session, person)


async def concerned(session: AsyncSession, person_id: int) -> list[Task]:
    """Return the tasks that are over, and on whose lists of who came somebody stands."""
    theirs = select(col(Signup.task_id)).where(col(Signup.person_id) == person_id)
    stood = theirs.union(select(col(Stint.task_id)).where(col(Stint.person_id) == person_id))
    over = select(Task).where(col(Task.id).in_(stood), col(Task.state).in_([State.OVER, State.CALLED_OFF]))
    return list((await session.scalars(over.order_by(col(Task.id)))).all())


async def revise(session: AsyncSession, found: Collection[Task]) -> None:
    """Let the lists of who came say so without whoever was erased just now."""
    for task in found:
        await turnouts.revise(session, task)


async def _tasks(session: AsyncSession, person_id: int) -> set[int]:
    """Return the ids of all tasks in which the person has a part that somebody may change now."""
    live = select(col(Signup.task_id)).where(col(Signup.person_id) == person_id)
    gave = select(col(Stint.task_id)).where(col(Stint.person_id) == person_id, col(Stint.task_id).is_not(None))
    asked = select(col(Case.id)).where(col(Case.person_id) == person_id)
    theirs = (
        col(Task.id).in_(live.union(gave))
        | (col(Task.served_id) == person_id)
        | (col(Task.planner_id) == person_id)
        | col(Task.case_id).in_(asked)
    )
    return set((await session.scalars(select(col(Task.id)).where(theirs))).all())


async def _wait_for_tasks(session: AsyncSession, person_id: int) -> set[int]:
    """Lock all tasks of the person in one order, with what was noted of their time; return their ids."""
    ids = await _tasks(session, person_id)
    some = select(col(Task.id)).where(col(Task.id).in_(ids)).order_by(col(Task.id))
    await session.execute(some.with_for_update(key_share=True))
    own = select(col(Stint.id)).where(col(Stint.person_id) == person_id)
    # A correction is decided before its stint changes, and both before anybody is told.
    asked = select(col(Correction.id)).where(col(Correction.stint_id).in_(own)).order_by(col(Correction.id))
    await session.execute(asked.with_for_update())
    await session.execute(own.order_by(col(Stint.id)).with_for_update())
    places = select(col(Signup.task_id)).where(col(Signup.person_id) == person_id).order_by(col(Signup.task_id))
    await session.execute(places.with_for_update())
    return ids


async def _call_off_visits(session: AsyncSession, person: Person) -> None:
    """Let nobody go to somebody who is not there any more; door and telephone are forgotten everywhere."""
    for task in await _which(session, col(Task.served_id) == person.id):
        if task.state == State.OPEN and task.starts_at is not None and task.starts_at > clock.now():
            await planning.call_off(session, task, by=None, reason=planning.Reason.SERVED_GONE)
        elif task.state == State.OPEN:
            # Whoever is there gave their time, which somebody else confirms.
            await visits.put_away(session, task, person_id=None, how="over")
        task.spot = task.served = task.served_id = None
    await session.flush()


async def _give_up_places(session: AsyncSession, person: Person) -> None:
    """Let others have the places, and whoever is served, or plans it, know that this one does not come."""
    theirs = select(col(Signup.task_id)).where(col(Signup.person_id) == person.id, col(Signup.state).in_(_LIVE))
    for task in await _which(session, col(Task.id).in_(theirs), col(Task.state) == State.OPEN):
        if await signups.give_up_seat(session, task, person.id):
            await trail.record(session, by=person.id, act="left", subject=f"task:{task.id}")


async def _let_others_plan(session: AsyncSession, person: Person) -> None:
    """Let tasks go on with who plans them instead: the team's leaders, or staff, who are told. Drafts go."""
    for task in await _which(session, col(Task.planner_id) == person.id):
        if task.state == State.DRAFT:
            await session.delete(task)
            continue
        task.planner_id = None
        await session.flush()
        if task.state != State.OPEN:
            continue
        # The cards of who comes name whoever can be asked.
        await visits.hand_all(session, task)
        for one in await briefings.planners(session, task):
            if one.id != person.id:
                key = f"task:{task.id}:orphaned:{one.id}"
                await outbox.post(session, key=key, card="task-orphaned", person_id=one.id, **stints.about(task))
    await session.flush()


async def _take_words_back(session: AsyncSession, person: Person) -> None:
    """Take out of other people's chats what this person wrote to them: how it was, what was wrong, how they see it."""
    prefixes = [*await _explanations(session, person.id), *await _answers(session, person.id)]
    own = select(Correction, Stint).join(Stint, col(Stint.id) == col(Correction.stint_id))
    for found, stint in (await session.execute(own.where(col(Stint.person_id) == person.id))).all():
        prefixes.append(f"task:{stint.task_id}:second:{found.id}:")
    for prefix in prefixes:
        await outbox.revise(session, f"gone:{new_id()}", key_prefix=prefix, card=_GONE)


async def _explanations(session: AsyncSession, person_id: int) -> list[str]:
    """Return what the keys of messages begin with in which the person said why they did not come."""
    said = select(col(Signup.task_id)).where(col(Signup.person_id) == person_id, col(Signup.contested_at).is_not(None))
    found: list[str] = []
    for task_id in (await session.scalars(said)).all():
        stem = begins_with(session, col(Delivery.key), f"task:{task_id}:absent:explained:")
        keys = (await session.scalars(select(col(Delivery.key)).where(stem))).all()
        found += [key for key in keys if f":{person_id}:" in key]
    return found


async def _answers(session: AsyncSession, person_id: int) -> list[str]:
    """Return what the keys of messages begin with in which the person answered to being asked to leave a team."""
    own = select(Entry).where(col(Entry.act) == "dismissed", col(Entry.subject).like(f"membership:%:{person_id}"))
    entries = (await session.scalars(own)).all()
    return [f"team:{entry.subject.split(':')[1]}:heard:{entry.id}:" for entry in entries]


async def _which(session: AsyncSession, *conditions: Any) -> list[Task]:
    """Return tasks in the order of their ids, as they are now; they are locked."""
    found = select(Task).where(*conditions).order_by(col(Task.id)).execution_options(populate_existing=True)
    return list((await session.scalars(found)).all())
