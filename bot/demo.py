"""The demo community of `linli play`: a small neighbourhood in which every role can be tried.

Places, roles and groups go into the bot's own database; people and chats reach the playground over its control address.
Nobody here is anybody: the names are those that neighbours call one another.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from aiohttp import ClientSession
from sqlalchemy.ext.asyncio import AsyncSession

from community import (
    attending,
    clock,
    groups,
    hosting,
    hours,
    outbox,
    people,
    places,
    planning,
    teams,
    volunteers,
)
from community.audiences import Topic
from community.database import Database
from community.events import Kind
from community.groups import Purpose
from community.people import Person, RoleName
from community.places import Level, Place
from community.skills import Skill
from community.tasks import Risk
from community.teams import Membership, Standing
from community.volunteers import Profile
from locales import language_of

TOKEN: Final = "424242:a-token-that-opens-nothing-but-this-playground"  # noqa: S105 - it is for loopback only
BOT_NAME: Final = "linli_bot"
DISTRICT: Final = "青竹区"
STREET: Final = "桥头街道"
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
    Neighbour(1006, "李师傅", "志愿队长 · 水电队", "#b5762a", starts=True),
    Neighbour(1013, "孙阿姨", "志愿队长 · 助残队", "#b55a5a", starts=True),
    Neighbour(1014, "小陈", "志愿者 · 水电队、文艺队", "#5a7fb5", starts=True),
    Neighbour(1015, "老马", "志愿队长 · 文艺队", "#6b8c3f", starts=True),
    Neighbour(1007, "王姐", "网格员 · 第一网格", "#4c8c3f", role=RoleName.GRID_WORKER, place="第一网格", starts=True),
    Neighbour(1010, "小唐", "网格员 · 第二网格", "#2f7f5f", role=RoleName.GRID_WORKER, place="第二网格", starts=True),
    Neighbour(1008, "陈姐", "工作人员 · 民政窗口", "#b54c7a", role=RoleName.STAFF, starts=True),
    Neighbour(1011, "吴科长", "街道工作人员", "#7a5c99", role=RoleName.STAFF, place=STREET, starts=True),
    Neighbour(1012, "郑科长", "区里工作人员", "#99705c", role=RoleName.STAFF, place=DISTRICT, starts=True),
    Neighbour(1009, "赵主任", "管理员", "#5c6670", starts=True),
)
ADMINISTRATOR: Final = 1009
_SATURDAY: Final = 6
CHATS: Final = (
    (-1001000000001, "梧桐社区居民群", Purpose.RESIDENTS, (1001, 1002, 1003, 1004, 1005, 1006, 1013, 1008, 1009)),
    (-1001000000002, "梧桐志愿者群", Purpose.VOLUNTEERS, (1005, 1006, 1013, 1014, 1015, 1007, 1008)),
    (-1001000000003, "梧桐工作人员群", Purpose.STAFF, (1007, 1008, 1009, 1010)),
)
_GRIDS: Final = ("第一网格", "第二网格", "第三网格")


@dataclass(frozen=True, slots=True)
class Volunteers:
    """A team of the demo: what it is for, who leads it, and who else is in it."""

    name: str
    purpose: str
    leader: int
    others: tuple[int, ...]


TEAMS: Final = (
    Volunteers("水电队", "换灯泡、修水龙头、看线路；要钱的活先说清楚。", 1006, (1014,)),
    Volunteers("助残队", "陪看病、代买菜、推轮椅，两个人一起上门。", 1013, (1015,)),
    Volunteers("文艺队", "节日活动、合唱、拍照。", 1015, (1013, 1014)),
)
#: What each of them told us; all are of age.
_TOLD: Final[dict[int, dict[str, Any]]] = {
    1006: {"languages": ("mandarin", "dialect"), "free": ("workday-evening", "weekend-morning"), "woman": False},
    1013: {"languages": ("mandarin", "cantonese"), "free": ("workday-morning", "workday-afternoon"), "woman": True},
    1014: {"languages": ("mandarin", "english"), "free": ("weekend-morning", "weekend-afternoon"), "cannot": ("pets",)},
    1015: {"languages": ("mandarin",), "free": ("workday-morning", "weekend-morning"), "cannot": ("stairs", "lifting")},
}
_SKILLS: Final = {
    1006: ("electricity", "plumbing"),
    1013: ("listening", "cooking"),
    1014: ("phones",),
    1015: ("photos",),
}
#: Whose licence was looked at, and by whom.
_LICENSED: Final = ((1006, "electricity", 1008),)
_STAFF: Final = 1008


@dataclass(frozen=True, slots=True)
class Occasion:
    """An event of the demo: so many days ahead, at which hour, what it is, and who comes with how many."""

    days: int
    hour: int
    title: str
    venue: str
    notes: str
    whom: str = ""
    seats: int | None = None
    kind: Kind = Kind.GATHERING
    topic: Topic | None = None
    comes: tuple[tuple[int, int], ...] = ()


EVENTS: Final = (
    Occasion(1, 14, "棋牌下午", "社区活动室", "象棋、跳棋、扑克都有，茶水备好了。", comes=((1005, 2), (1006, 1))),
    Occasion(
        2,
        9,
        "手机课：怎么和孩子视频",
        "社区活动室",
        "带上自己的手机，充好电；看不清字的带老花镜。",
        whom="想学手机的老邻居",
        seats=12,
        kind=Kind.TRAINING,
        topic=Topic.SENIORS,
        comes=((1013, 1), (1005, 2)),
    ),
    Occasion(
        4,
        9,
        "义剪：理发师傅来小区",
        "3 栋前的凉亭",
        "下雨就改在社区活动室。行动不便的，说一声，师傅上门。",
        seats=20,
        comes=((1006, 2), (1015, 1), (1014, 1)),
    ),
    Occasion(
        9,
        9,
        "家门口的招聘会",
        "社区广场",
        "附近的超市、家政公司和物业来招人。带身份证，有简历的带上简历。",
        whom="想找活干的邻居",
        kind=Kind.JOBS,
    ),
)


async def take_clock(playground: str) -> None:
    """Let our clock stand where the playground's does, before anything reads the time; later moves come by themselves."""
    async with ClientSession(playground) as control:
        clock.move(timedelta(seconds=(await _ask(control, "GET", "/control/clock"))["offset_seconds"]))


async def settle(database: Database, playground: str) -> None:
    """Bring the demo community in, both sides; whatever is there already stays as it is."""
    async with database.transaction() as session:
        if not await places.everything(session):
            await _build(session)
    async with ClientSession(playground) as control:
        state = await _ask(control, "GET", "/control/state")
        await _ask(control, "POST", "/control/bots", token=TOKEN, username=BOT_NAME, first_name="邻里")
        known, rooms = ({one["id"] for one in state[kind]} for kind in ("people", "chats"))
        # The administrator comes last. A neighbourhood of an earlier program stays without those whom a later one knows.
        if ADMINISTRATOR in known and {chat_id for chat_id, *_ in CHATS} <= rooms:
            return
        new = [neighbour for neighbour in NEIGHBOURS if neighbour.id not in known]
        for neighbour in new:
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
            if chat_id in rooms:
                continue
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
        for neighbour in new:
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
    known: dict[str, int] = {}
    for level, name in ((Level.DISTRICT, DISTRICT), (Level.STREET, STREET), (Level.COMMUNITY, COMMUNITY)):
        above = await places.add(session, parent=above, level=level, name=name, by=by)
        known[name] = above.id or 0
    for at, name in enumerate(_GRIDS):
        grid = await places.add(session, parent=above, level=Level.GRID, name=name, by=by)
        known[grid.name] = grid.id or 0
        for number in range(at * 4 + 1, at * 4 + 5):
            building = await places.add(session, parent=grid, level=Level.BUILDING, name=f"{number} 栋", by=by)
            known[building.name] = building.id or 0
    administrator = await people.by_telegram_id(session, ADMINISTRATOR)
    met: dict[int, Person] = {}
    for neighbour in NEIGHBOURS:
        if neighbour.role is None and neighbour.id not in _TOLD:
            continue
        met[neighbour.id] = person = await people.meet(
            session, telegram_id=neighbour.id, name=neighbour.name, client_language=language_of(neighbour.language)
        )
        if neighbour.role is not None:
            await people.grant(session, person, role=neighbour.role, place_id=known[neighbour.place], by=administrator)
    for chat_id, _, purpose, _ in CHATS:
        await groups.link(session, chat_id, purpose=purpose, place_id=known[COMMUNITY], by=administrator)
    await _let_volunteer(session, met, place_id=known[COMMUNITY], by=administrator)
    await _plan(session, met, place_id=known[COMMUNITY])
    await _hold(session, met, place_id=known[COMMUNITY])


async def _let_volunteer(session: AsyncSession, met: dict[int, Person], *, place_id: int, by: Person) -> None:
    """Found the teams, with who is in them, what they said of themselves, and a licence that was looked at."""
    for telegram_id, told in _TOLD.items():
        (await volunteers.meet(session, met[telegram_id].id)).profile = Profile(minor=False, **told)
    for found in TEAMS:
        team = await teams.found(session, place_id=place_id, name=found.name, purpose=found.purpose, by=by)
        for telegram_id in (found.leader, *found.others):
            who, leads = met[telegram_id], telegram_id == found.leader
            # As rows: nobody needs to be told of what they know, nor at a first start.
            session.add(Membership(team_id=team.id or 0, person_id=who.id, standing=Standing.MEMBER, leads=leads))
            for role in (RoleName.VOLUNTEER, *([RoleName.TEAM_LEADER] if leads else [])):
                await people.grant(session, who, role=role, place_id=place_id, by=by, with_team=True)
    for telegram_id, keys in _SKILLS.items():
        session.add_all(Skill(person_id=met[telegram_id].id, key=key) for key in keys)
    await session.flush()
    for telegram_id, key, seen_by in _LICENSED:
        seen = await session.get_one(Skill, (met[telegram_id].id, key))
        seen.licence, seen.checked_by, seen.checked_at = True, met[seen_by].id, clock.now()
    await session.flush()


async def _plan(session: AsyncSession, met: dict[int, Person], *, place_id: int) -> None:
    """Open a task for next Saturday at nine, and leave another one unfinished."""
    staff, leader = met[_STAFF], met[TEAMS[0].leader]
    task = await planning.begin(session, by=staff, place_id=place_id)
    starts_at = _next_saturday()
    await planning.change(
        session,
        task,
        by=staff,
        title="包饺子",
        notes="会擀皮的最好，不会的来了就学会。请带一条围裙。",
        meeting="社区活动室",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=3),
        seats=8,
        least=4,
        home=False,
        risk=Risk.EVERYDAY,
        skill="",
        insured=True,
    )
    await planning.open(session, task, by=staff)
    ours = next(one for one, part in await teams.mine(session, leader.id) if part.leads)
    draft = await planning.begin(session, by=leader, place_id=place_id, team_id=ours.id)
    await planning.change(session, draft, by=leader, title="查一遍楼道灯", seats=2, home=False, risk=Risk.CARE)


async def _hold(session: AsyncSession, met: dict[int, Person], *, place_id: int) -> None:
    """Let neighbours come to a few events of the next days, and leave another one unfinished.

    The group reads of the first alone: one that is met by a wall of cards reads none of them.
    """
    host = met[_STAFF]
    today = hours.local(clock.now()).replace(minute=30, second=0, microsecond=0)
    for at, one in enumerate(EVENTS):
        new = await hosting.begin(session, by=host, place_id=place_id)
        starts_at = (today + timedelta(days=one.days)).replace(hour=one.hour)
        told = {"title": one.title, "venue": one.venue, "notes": one.notes, "whom": one.whom}
        chosen = {"seats": one.seats, "kind": one.kind, "topic": one.topic, "starts_at": starts_at}
        await hosting.fill(session, new, by=host, **told, **chosen)
        await hosting.open(session, new, by=host)
        for telegram_id, heads in one.comes:
            await attending.join(session, new.id, by=met[telegram_id], heads=heads)
        if at:
            await outbox.forget_about(session, f"{new.subject}:post:")
    draft = await hosting.begin(session, by=host, place_id=place_id)
    await hosting.fill(session, draft, by=host, title="邻里合唱", notes="不会唱的来听也好。")


def _next_saturday() -> datetime:
    """Return nine o'clock of the next Saturday that is not today."""
    today = hours.local(clock.now()).replace(hour=9, minute=0, second=0, microsecond=0)
    return today + timedelta(days=(_SATURDAY - today.isoweekday() - 1) % 7 + 1)


async def _ask(control: ClientSession, method: str, path: str, **body: Any) -> Any:
    async with control.request(method, path, json=body or None) as response:
        answer = await response.json()
        if not answer["ok"]:
            raise RuntimeError(f"the playground refused {path}: {answer['error']}")
        return answer["result"]
