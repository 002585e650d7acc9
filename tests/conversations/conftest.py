"""The cast in the playground.

Zhang is a resident, Ho reads 繁體, Emma English; Li leads volunteers, Wang works a grid, Chen is staff, Zhao administers.
Sun has no role.
"""

import asyncio
import shutil
from collections.abc import AsyncGenerator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.app import App
from bot.demo import TOKEN
from bot.settings import load_for_play
from community import articles, calendar, clock, groups, people, places, services
from community.database import Database
from community.groups import Purpose
from community.holidays import SpecialDay
from community.observances import State as Decided
from community.observances import Year
from community.people import RoleName
from community.places import Level
from knowledge import STARTER_SET, KnowledgeBase, to_data
from playground import Playground
from tests.stories import Actor, Town, until

RESIDENTS, VOLUNTEERS, STAFF, STRANGERS = -1001, -1002, -1003, -1004
PEOPLE = {"zhang": 1, "ho": 2, "emma": 3, "li": 4, "wang": 5, "chen": 6, "zhao": 7, "sun": 8}
#: Whoever made the groups; the cast begins with nothing waiting.
BUILDER = 99
CLIENTS = {"ho": "zh-hk", "emma": "en"}


@pytest.fixture(scope="session")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    found = KnowledgeBase.from_folder(STARTER_SET, cache=tmp_path_factory.mktemp("cache"))
    found.prepare()
    return found


async def settle(database: Database) -> None:
    """A community of one grid with two buildings, its roles, and three linked groups."""
    async with database.transaction() as session:
        if await places.everything(session):
            return
        zhao = await people.by_telegram_id(session, PEOPLE["zhao"])
        community = await places.add(session, parent=None, level=Level.COMMUNITY, name="梧桐社区", by=zhao.id)
        grid = await places.add(session, parent=community, level=Level.GRID, name="一网格", by=zhao.id)
        for name in ("1 栋", "2 栋"):
            await places.add(session, parent=grid, level=Level.BUILDING, name=name, by=zhao.id)
        assert community.id
        assert grid.id
        for name, role, place_id in (
            ("li", RoleName.VOLUNTEER, community.id),
            ("li", RoleName.TEAM_LEADER, community.id),
            ("wang", RoleName.GRID_WORKER, grid.id),
            ("chen", RoleName.STAFF, community.id),
        ):
            person = await people.meet(session, telegram_id=PEOPLE[name], name=name.title(), client_language="zh-Hans")
            await people.grant(session, person, role=role, place_id=place_id, by=zhao)
        for chat, purpose in ((RESIDENTS, Purpose.RESIDENTS), (VOLUNTEERS, Purpose.VOLUNTEERS), (STAFF, Purpose.STAFF)):
            await groups.link(session, chat, purpose=purpose, place_id=community.id, by=zhao)
        # Nobody is asked about festivals, or for days off, in the midst of another story, whatever time of the year it is.
        for year in range(clock.now().year, clock.now().year + 4):
            session.add(Year(place_id=community.id, year=year, state=Decided.DECLINED))
            session.add(SpecialDay(day=date(year, 10, 1), works=False, festival="national-day"))


@pytest.fixture(scope="session")
def shipments() -> dict[frozenset[str], Path]:
    """Where the databases are that `shipped_sqlite` made, by their articles."""
    return {}


@pytest.fixture
def shipped_sqlite(
    empty_sqlite: Path,
    knowledge: KnowledgeBase,
    shipments: dict[frozenset[str], Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """A database file that knows what comes with Linli, as after a first start: made once, and copied for every test."""
    ids = frozenset(knowledge.written)
    if ids not in shipments:
        path = tmp_path_factory.mktemp("shipped") / "linli.db"
        shutil.copy(empty_sqlite, path)

        async def build() -> None:
            database = Database(f"sqlite+aiosqlite:///{path}")
            async with database.transaction() as session:
                await services.ship(session)
                await articles.ship(session, [to_data(article) for article in knowledge.written.values()])
            await database.close()

        asyncio.run(build())
        shipments[ids] = path
    return shipments[ids]


@pytest.fixture
def changes() -> dict[str, Any]:
    """Settings that a test wants otherwise."""
    return {}


@pytest.fixture
async def town(
    tmp_path: Path, shipped_sqlite: Path, knowledge: KnowledgeBase, changes: dict[str, Any]
) -> AsyncGenerator[Town]:
    shutil.copy(shipped_sqlite, tmp_path / "linli.db")
    async with Playground() as playground:
        world = playground.world
        world.add_bot(token=TOKEN, username="linli_bot", first_name="邻里")
        for name, number in PEOPLE.items():
            world.add_person(id=number, first_name=name.title(), language_code=CLIENTS.get(name, "zh-hans"))
        settings = load_for_play(
            bot_token=TOKEN,
            telegram_api_url=playground.url,
            data_dir=tmp_path,
            admin_ids=(PEOPLE["zhao"],),
            web_port=0,
            community_name="梧桐社区",
            chat_pacing=False,
            **{"quiet_hours": "none", "send_rate": 1000, **changes},
        )
        found = Town(playground, lambda: App(settings, knowledge=knowledge, on_start=settle, play=True))
        await found.start()
        world.listeners.add(lambda event: found.alerts.append(event) if event["event"] == "callback_answer" else None)
        world.add_person(id=BUILDER, first_name="Builder")
        for chat, title in (
            (RESIDENTS, "居民群"),
            (VOLUNTEERS, "志愿者群"),
            (STAFF, "工作人员群"),
            (STRANGERS, "别的群"),
        ):
            world.add_group(id=chat, title=title, members=list(PEOPLE.values()), creator=BUILDER)
        assert await until(lambda: all(found.heard(str(chat)) for chat in (RESIDENTS, VOLUNTEERS, STAFF, STRANGERS)))
        yield found
        await found.stop()
    # A process counts with the days off of the last bot that it ran.
    calendar.keep_entered({})


@pytest.fixture
def zhang(town: Town) -> Actor:
    return Actor(town, PEOPLE["zhang"], "Zhang")


@pytest.fixture
def ho(town: Town) -> Actor:
    return Actor(town, PEOPLE["ho"], "Ho", "zh-Hant")


@pytest.fixture
def emma(town: Town) -> Actor:
    return Actor(town, PEOPLE["emma"], "Emma", "en")


@pytest.fixture
def li(town: Town) -> Actor:
    return Actor(town, PEOPLE["li"], "Li")


@pytest.fixture
def wang(town: Town) -> Actor:
    return Actor(town, PEOPLE["wang"], "Wang")


@pytest.fixture
def chen(town: Town) -> Actor:
    return Actor(town, PEOPLE["chen"], "Chen")


@pytest.fixture
def zhao(town: Town) -> Actor:
    return Actor(town, PEOPLE["zhao"], "Zhao")


@pytest.fixture
def sun(town: Town) -> Actor:
    return Actor(town, PEOPLE["sun"], "Sun")
