"""Browser tests of the playground's page: a real browser, a real playground, a small bot on the wire.

What the page offers to tests (and to scripts that take pictures of it):

    #phones=1001/1001:999,1002/-1001   in the address: which phones stand there, who holds them, which chat is open
    theme=dark, lang=en                beside it, after "&"
    [data-testid=phone]                a phone, with data-person and data-chat
    [data-testid=chat-view]            its open chat, with data-chat; chat-title, typing, pinned, topic inside
    [data-testid=chat-row]             a line of the chat list, with data-chat; unread is its badge
    [data-testid=message]              a message, with data-message-id, and data-mine if the holder wrote it
    edited, quote, message-more        inside a message: its mark, what it answers, its menu's button
    inline-button, reply-key           buttons under a message, keys under the composer (reply-keyboard)
    composer-input, send, record, start, attach, file-input, menu-commands, toggle-keyboard, let-go
    command-menu / command, mention-menu / mention, inline-results / inline-result; poll-option, document
    attach-menu, message-menu, chat-menu, member-menu; chooser (of chats or people), people (who takes the phone)
    toast, alert, dialog, file-preview, members / member (with data-member); live (what is read aloud)
    bar: clock, clock-hour, clock-offset, plus-hour, plus-day, process, faults-button, faults-count, log-button,
    log-count, theme, language, add, tools-button, connection; drawer, armed, fault, log
    switch (narrow pages: whose phone is shown; pressed again, it hands the phone to somebody else)
"""

import asyncio
import os
import shutil
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright, expect

from playground import Playground
from tests.browser.desk import Desk, Town
from tests.browser.echo import TOKEN, EchoBot
from tests.browser.play import Play

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ROOT = Path(__file__).parents[2]
#: A fresh start builds the database and the dictionary on a machine that is busy with other tests.
PATIENCE = 60_000


def chromium() -> str:
    """Give the path of the browser, or fail with what to install."""
    places = (os.environ.get("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", shutil.which("chromium"))
    found = next((place for place in places if place and Path(place).exists()), None)
    if found is None:
        pytest.fail("No Chromium here: install the package `chromium`, or set CHROMIUM to its path.", pytrace=False)
    return found


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Run one browser for all tests of a worker; every test has its own fresh profile in it."""
    async with async_playwright() as playwright:
        running = await playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield running
        await running.close()


@pytest_asyncio.fixture(loop_scope="session")
async def town() -> AsyncIterator[Town]:
    """Run a playground with three people, one group and a bot that listens."""
    async with Playground() as playground:
        world = playground.world
        bot = world.add_bot(token=TOKEN, username="echo_bot", first_name="回声")
        world.add_person(id=1001, first_name="张秀兰", username="zhang_xiulan", note="居民 · 3 栋")
        world.add_person(id=1002, first_name="王网格", username="wang_grid", note="网格员")
        world.add_person(id=1003, first_name="李志强", username="li_volunteer", note="志愿者 · 水电队")
        group = world.add_group(title="幸福里居民群", members=[1001, 1002], creator=1002)
        async with EchoBot(playground.url) as echo:
            yield Town(playground, echo, bot.id, group.key)


@pytest_asyncio.fixture(loop_scope="session")
async def desk(browser: Browser, town: Town) -> AsyncIterator[Desk]:
    """Give the page, not yet opened, in a fresh profile. What goes wrong in its scripts fails the test."""
    context = await browser.new_context(
        viewport={"width": 1400, "height": 900}, locale="zh-CN", timezone_id="Asia/Shanghai"
    )
    context.set_default_timeout(8000)
    page = await context.new_page()
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    yield Desk(page, town)
    await context.close()
    assert broken == []


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def url(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[str]:
    """Start `linli play` once for all stories of a module, and stop it as Ctrl-C does."""
    command = [sys.executable, "-m", "bot", "play", "--port", "0", "--fresh"]
    environment = {**os.environ, "DATA_DIR": str(tmp_path_factory.mktemp("data")), "BOT_TOKEN": "1:ignored"}
    process = await asyncio.create_subprocess_exec(
        *command, cwd=ROOT, env=environment, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL
    )
    assert process.stdout
    line = (await asyncio.wait_for(process.stdout.readline(), 60)).decode()
    yield next(word for word in line.split() if word.startswith("http://"))
    process.send_signal(signal.SIGINT)
    assert await asyncio.wait_for(process.wait(), 30) == 0


@pytest_asyncio.fixture(loop_scope="session")
async def play(browser: Browser, url: str) -> AsyncIterator[Play]:
    """Give a page of its own profile; what goes wrong in its scripts fails the test."""
    context = await browser.new_context(viewport={"width": 1500, "height": 950}, timezone_id="Asia/Shanghai")
    page = await context.new_page()
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    yield Play(page, url)
    await context.close()
    expect.set_options(timeout=5000)
    assert broken == []
