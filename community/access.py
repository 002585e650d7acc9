"""Who may do what: one table of roles and acts, and the only doors to rows that are not everyone's."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from sqlalchemy.ext.asyncio import AsyncSession

from community import people
from community.errors import NotAllowed, NotFound, NotYours
from community.people import Person, RoleName
from community.questions import Question, question

if TYPE_CHECKING:
    from community.notices import Notice


class Act(StrEnum):
    """What needs a right."""

    GRANT_ROLE = "grant-role"
    KEEP_PLACES = "keep-places"
    LINK_GROUP = "link-group"
    TAKE_QUESTION = "take-question"
    ANNOUNCE = "announce"
    APPROVE_NOTICE = "approve-notice"
    #: Write and change articles, try them, and see what nobody could answer.
    WRITE_ARTICLE = "write-article"
    #: Retire articles, roll them back, import and export them, and adjust the search.
    KEEP_ARTICLES = "keep-articles"


_R = RoleName
#: A role may do the acts in its line, within its place and everything in it.
MAY: Final[dict[RoleName, frozenset[Act]]] = {
    _R.STEWARD: frozenset(),
    _R.VOLUNTEER: frozenset(),
    _R.TEAM_LEADER: frozenset(),
    _R.GRID_WORKER: frozenset({Act.TAKE_QUESTION, Act.ANNOUNCE, Act.WRITE_ARTICLE}),
    _R.STAFF: frozenset(
        {
            Act.TAKE_QUESTION,
            Act.LINK_GROUP,
            Act.ANNOUNCE,
            Act.APPROVE_NOTICE,
            Act.WRITE_ARTICLE,
            Act.KEEP_ARTICLES,
        }
    ),
    _R.OFFICER: frozenset(),
    _R.DEPUTY: frozenset(),
    _R.ADMINISTRATOR: frozenset(Act),
}


async def allowed(session: AsyncSession, who: Person, act: Act, *, place_id: int | None) -> bool:
    """Tell whether a role of this person permits the act at the place (None: the whole tree)."""
    return any(act in MAY[role] for role in await people.roles_at(session, who.id, place_id))


async def require(session: AsyncSession, who: Person, act: Act, *, place_id: int | None) -> None:
    """Raise NotAllowed unless `allowed`."""
    if not await allowed(session, who, act, place_id=place_id):
        raise NotAllowed


async def somewhere(session: AsyncSession, who: Person, act: Act) -> bool:
    """Tell whether the act is permitted at any place at all: to offer a menu, never to act on what belongs to a place."""
    return any(act in MAY[RoleName(role.name)] for role in await people.roles(session, who.id))


async def require_somewhere(session: AsyncSession, who: Person, act: Act) -> None:
    """Raise NotAllowed unless `somewhere`: for what belongs to no place, as articles do."""
    if not await somewhere(session, who, act):
        raise NotAllowed


async def entitled(session: AsyncSession, act: Act, *, place_id: int | None) -> Sequence[Person]:
    """Return everyone whose role permits the act at the place."""
    names = [role for role, acts in MAY.items() if act in acts]
    return await people.holders(session, names, place_id=place_id)


async def open_question(session: AsyncSession, question_id: int, *, by: Person) -> Question:
    """Return a question that `by` may take in hand. Raises NotFound, NotAllowed."""
    found = await question(session, question_id)
    # Whoever has not chosen a home is everybody's neighbour.
    if found.place_id is not None or not await somewhere(session, by, Act.TAKE_QUESTION):
        await require(session, by, Act.TAKE_QUESTION, place_id=found.place_id)
    return found


async def own_question(session: AsyncSession, question_id: int, *, by: Person) -> Question:
    """Return a question that `by` asked. Raises NotFound, NotYours."""
    found = await question(session, question_id)
    if found.person_id != by.id:
        raise NotYours
    return found


async def answered_question(session: AsyncSession, question_id: int, *, by: Person) -> Question:
    """Return a question that an article answered among staff. Raises NotAllowed.

    What somebody asked a person about is not for the desk; for that, and where there is none, NotFound is raised.
    """
    await require_somewhere(session, by, Act.WRITE_ARTICLE)
    found = await question(session, question_id)
    if found.article_id is None or found.number is not None:
        raise NotFound
    return found


async def held_question(session: AsyncSession, question_id: int, *, by: Person) -> Question:
    """Return a question that `by` has in hand. Raises NotFound, NotYours."""
    found = await question(session, question_id)
    if found.holder_id != by.id:
        raise NotYours
    return found


async def notice(session: AsyncSession, notice_id: int, *, by: Person, act: Act = Act.ANNOUNCE) -> "Notice":
    """Return a notice in whose place `by` may do this; its author too needs the right. Raises NotFound, NotAllowed."""
    # Imported here because notices ask who may announce where.
    from community import notices

    found = await notices.notice(session, notice_id)
    await require(session, by, act, place_id=found.place_id)
    return found
