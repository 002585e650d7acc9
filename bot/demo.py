"""The demo community of `linli play`: a small neighbourhood in which every role can be tried.

Places, roles and groups go into the bot's own database; people and chats reach the playground over its control address.
Nobody here is anybody: the names are those that neighbours call one another.
"""

from dataclasses import dataclass
from typing import Any, Final

from aiohttp import ClientSession
from sqlalchemy.ext.asyncio import AsyncSession

from community import groups, people, places
from community.database import Database
from community.groups import Purpose
from community.people import RoleName
from community.places import Level, Place
from locales import language_of

TOKEN: Final = "424242:a-token-that-opens-nothing-but-this-playground"  # noqa: S105 - it is for loopback only
BOT_NAME: Final = "linli_bot"
COMMUNITY: Final = "梧桐社区"
PHONE: Final = "000-1234 5678"


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One person of the demo: how they show themselves, and what they are."""

    id: int
    name: str
    note: str
    color: str
    language: str = "zh-hans"
    role: RoleName | None = None
    place: str = COMMUNITY
    starts: bool = False


NEIGHBOURS: Final = (
    Neighbour(1001, "张婆婆", "居民 · 七十六岁", "#c0563f"),
    Neighbour(1002, "小刘", "居民 · 刚搬来", "#3f78c0"),
    Neighbour(1003, "何太", "居民 · 看繁體", "#8a5bb5", language="zh-hk"),
    Neighbour(1004, "Emma", "resident · reads English", "#2f8f83", language="en"),
    Neighbour(1005, "周叔", "楼栋长 · 3 栋", "#8c7a2b", role=RoleName.STEWARD, place="3 栋", starts=True),
    Neighbour(1006, "李师傅", "志愿者 · 水电队", "#b5762a", role=RoleName.VOLUNTEER, starts=True),
    Neighbour(1007, "王姐", "网格员 · 第一网格", "#4c8c3f", role=RoleName.GRID_WORKER, place="第一网格", starts=True),
    Neighbour(1008, "陈姐", "工作人员 · 民政窗口", "#b54c7a", role=RoleName.STAFF, starts=True),
    Neighbour(1009, "赵主任", "管理员", "#5c6670", starts=True),
)
ADMINISTRATOR: Final = 1009
CHATS: Final = (
    (-1001000000001, "梧桐社区居民群", Purpose.RESIDENTS, (1001, 1002, 1003, 1004, 1005, 1006, 1008, 1009)),
    (-1001000000002, "梧桐志愿者群", Purpose.VOLUNTEERS, (1005, 1006, 1007, 1008)),
    (-1001000000003, "梧桐工作人员群", Purpose.STAFF, (1007, 1008, 1009)),
)
_GRIDS: Final = ("第一网格", "第二网格", "第三网格")


async def settle(database: Database, playground: str) -> None:
    """Bring the demo community in, both sides; whatever is there already stays as it is."""
    async with database.transaction() as session:
        if not await places.everything(session):
            await _build(session)
    async with ClientSession(playground) as control:
        state = await _ask(control, "GET", "/control/state")
        await _ask(control, "POST", "/control/bots", token=TOKEN, username=BOT_NAME, first_name="邻里")
        if {neighbour.id for neighbour in NEIGHBOURS} <= {person["id"] for person in state["people"]}:
            return
        for neighbour in NEIGHBOURS:
            await _ask(
                control,
                "POST",
                "/control/people",
                id=neighbour.id,
                first_name=neighbour.name,
                language_code=neighbour.language,
                note=neighbour.note,
                color=neighbour.color,
            )
        for chat_id, title, _, members in CHATS:
            await _ask(
                control,
                "POST",
                "/control/chats",
                id=chat_id,
                type="supergroup",
                title=title,
                members=list(members),
                creator=ADMINISTRATOR if ADMINISTRATOR in members else members[-1],
            )
        for neighbour in NEIGHBOURS:
            if neighbour.starts:
                await _ask(
                    control,
                    "POST",
                    "/control/act",
                    **{"as": neighbour.id},
                    do="start",
                    bot=int(TOKEN.partition(":")[0]),
                )


async def _build(session: AsyncSession) -> None:
    """Three grids with four buildings each, in a community of a street of a district; roles and groups in it."""
    by = 0
    above: Place | None = None
    for level, name in ((Level.DISTRICT, "青竹区"), (Level.STREET, "桥头街道"), (Level.COMMUNITY, COMMUNITY)):
        above = await places.add(session, parent=above, level=level, name=name, by=by)
    known: dict[str, int] = {COMMUNITY: above.id or 0} if above else {}
    for at, name in enumerate(_GRIDS):
        grid = await places.add(session, parent=above, level=Level.GRID, name=name, by=by)
        known[grid.name] = grid.id or 0
        for number in range(at * 4 + 1, at * 4 + 5):
            building = await places.add(session, parent=grid, level=Level.BUILDING, name=f"{number} 栋", by=by)
            known[building.name] = building.id or 0
    administrator = await people.by_telegram_id(session, ADMINISTRATOR)
    for neighbour in NEIGHBOURS:
        if neighbour.role is None:
            continue
        person = await people.meet(
            session, telegram_id=neighbour.id, name=neighbour.name, client_language=language_of(neighbour.language)
        )
        await people.grant(session, person, role=neighbour.role, place_id=known[neighbour.place], by=administrator)
    for chat_id, _, purpose, _ in CHATS:
        await groups.link(session, chat_id, purpose=purpose, place_id=known[COMMUNITY], by=administrator)


async def _ask(control: ClientSession, method: str, path: str, **body: Any) -> Any:
    async with control.request(method, path, json=body or None) as response:
        answer = await response.json()
        if not answer["ok"]:
            raise RuntimeError(f"the playground refused {path}: {answer['error']}")
        return answer["result"]
