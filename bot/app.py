"""Composition: the one place where everything meets. Nothing here decides anything."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final, Self

import structlog
from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramAPIError, TelegramNotFound, TelegramUnauthorizedError
from aiogram.fsm.storage.memory import SimpleEventIsolation
from aiogram.utils.token import TokenValidationError
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from filelock import FileLock, Timeout
from sqlalchemy.exc import SQLAlchemyError

import locales
from bot import metrics, web
from bot.conversations import Conversations
from bot.courier import Courier
from bot.errors import Errors
from bot.introductions import Introductions
from bot.pacing import Pacing
from bot.polling import DRAIN, Polling
from bot.settings import BadSettingsError, Settings
from bot.speaking import Manners, Paced
from bot.throttling import Throttling
from community import clock, groups, people, schema, secrets
from community.database import Database
from handlers import ROUTERS, menus
from knowledge import STARTER_SET, KnowledgeBase
from scheduler import Scheduler
from scheduler.health import Heartbeat

log = structlog.get_logger(__name__)
WEBHOOK_PATH: Final = "/telegram"


class App:
    """One bot with all that it needs: `async with App(settings) as app: await app.run(stop)`.

    `knowledge` may be shared between several; `on_start` runs between the migrations and the first update, which is where
    the demo community comes in.
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
        self.knowledge = knowledge or KnowledgeBase.from_folder(
            STARTER_SET, cache=settings.data_dir / "cache", today=clock.now().date()
        )
        self._on_start = on_start
        self._play = play
        self.web_port = 0

    async def __aenter__(self) -> Self:
        """Open everything but the conversation with Telegram. Raises BadSettingsError, BusyPortError."""
        settings = self.settings
        _folder(settings.data_dir)
        self._lock = _lock(settings)
        secrets.unlock(
            [key.get_secret_value() for key in settings.secret_keys]
            or [secrets.key_kept_in(settings.data_dir / "keys")]
        )
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
            if self.database.sqlite:
                await schema.upgrade(self.database, backups=settings.data_dir / "backups", now=clock.now())
            elif not await schema.is_current(self.database):
                raise BadSettingsError("The database has an old schema: run `linli migrate`, then start again.")
        except (SQLAlchemyError, OSError) as error:
            reason = str(getattr(error, "orig", None) or error).splitlines()[0]
            raise BadSettingsError(f"DATABASE_URL cannot be opened: {reason}") from None
        async with self.database.transaction() as session:
            await people.name_administrators(session, settings.admin_ids)
        if self._on_start is not None:
            await self._on_start(self.database)

    def _compose(self) -> None:
        settings = self.settings
        transaction = self.database.transaction
        self.pacing = Pacing(settings.send_rate, per_chat=settings.chat_pacing)
        session = AiohttpSession(api=TelegramAPIServer.from_base(settings.telegram_api_url))
        session.middleware(Manners(self._purpose_of))
        session.middleware(Paced(self.pacing))
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
        dispatcher.update.outer_middleware(Errors(transaction, settings.facts))
        dispatcher.update.outer_middleware(Throttling())
        dispatcher.update.outer_middleware(dispatcher.fsm)
        dispatcher.update.outer_middleware(Introductions(self.database, settings.facts))
        for router in ROUTERS:
            # A router remembers its dispatcher; a second app in one process, as in the tests, takes it over.
            router._parent_router = None  # noqa: SLF001 - aiogram has no public way to release a router
            dispatcher.include_router(router)
        self.dispatcher = dispatcher
        self.courier = Courier(self.bot, self.database, self.pacing, settings.facts)
        self.heartbeat = Heartbeat()
        self.scheduler = Scheduler(transaction, self._beat)

    async def _listen(self) -> None:
        settings = self.settings
        health = web.Health(self.database, self.heartbeat, settings.data_dir)
        app = web.application(health, on_clock=self._clock_moved if self._play else None)
        if settings.webhook_url and settings.webhook_secret:
            receiver = SimpleRequestHandler(
                self.dispatcher, self.bot, secret_token=settings.webhook_secret.get_secret_value()
            )
            receiver.register(app, path=WEBHOOK_PATH)
        self._runner, self.web_port = await web.listen(app, settings.web_host, settings.web_port)

    async def run(self, stop: asyncio.Event) -> None:
        """Serve until `stop` is set, then finish what has begun. Raises BadSettingsError when Telegram refuses the token."""
        reading = asyncio.create_task(asyncio.to_thread(self._read_knowledge))
        self.scheduler.start()
        delivering = asyncio.create_task(self.courier.run())
        try:
            await self._introduce(stop)
            if self.settings.webhook_url:
                await stop.wait()
                await asyncio.sleep(0)
            else:
                await Polling(self.bot, self.dispatcher).run(stop)
        except (TelegramUnauthorizedError, TelegramNotFound):
            raise BadSettingsError("Telegram does not accept BOT_TOKEN: copy it from @BotFather again.") from None
        finally:
            self.courier.stop()
            self.scheduler.stop()
            async with asyncio.timeout(DRAIN):
                await asyncio.gather(delivering, reading, return_exceptions=True)

    async def _introduce(self, stop: asyncio.Event) -> None:
        """Say who we are and what the menus hold; while Telegram cannot be reached, try again."""
        wait = 1
        while not stop.is_set():
            try:
                me = await self.bot.me()
                await menus.publish(self.bot)
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
            except TelegramAPIError as error:
                log.warning("telegram not reached", error=type(error).__name__, again_in=wait)
                await asyncio.wait({asyncio.create_task(stop.wait())}, timeout=wait)
                wait = min(wait * 2, 30)
            else:
                log.info("ready", bot=me.username, articles=len(self.knowledge.articles), web_port=self.web_port)
                return

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
        locales.warm()
        self.knowledge.prepare()
        metrics.ARTICLES.set(len(self.knowledge.articles))
        for problem in self.knowledge.problems:
            log.warning("article", problem=str(problem))

    def _beat(self) -> None:
        self.heartbeat.beat()
        metrics.BEAT.set_to_current_time()

    async def _clock_moved(self) -> None:
        self.scheduler.wake()

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
