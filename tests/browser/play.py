"""A running `linli play` as a test speaks of it: the page, its phones, and its clock."""

from dataclasses import dataclass
from datetime import datetime

from playwright.async_api import Page, expect

from bot.demo import CHATS, TOKEN
from tests.browser.desk import Phone

BOT = int(TOKEN.partition(":")[0])
RESIDENTS, VOLUNTEERS, STAFF = (chat for chat, *_ in CHATS)


@dataclass(frozen=True)
class Play:
    """A running `linli play` and a page on it."""

    page: Page
    url: str

    async def opens(self, phones: str, *, extra: str = "") -> None:
        """Open the page with these phones."""
        await self.page.goto(f"{self.url}/#phones={phones}{extra}")
        await expect(self.page.get_by_test_id("phone").first).to_be_attached()

    def phone(self, person: int, chat: int | None = None) -> Phone:
        """Find the phone that this person holds; the one that is open at `chat` where they hold more than one."""
        opened = "" if chat is None else f"[data-chat='{f'{person}:{chat}' if chat == BOT else chat}']"
        return Phone(self.page, self.page.locator(f"[data-testid=phone][data-person='{person}']{opened}"))

    async def moves_clock(self, to: datetime) -> None:
        """Choose a day and an hour in the clock's menu; `to` is read as the clock on the wall shows it."""
        await self.page.get_by_test_id("clock").click()
        await self.page.get_by_role("menuitem", name="到某一天…").click()
        dialog = self.page.get_by_test_id("dialog")
        await dialog.get_by_label("日期和时间").fill(f"{to:%Y-%m-%dT%H:%M}")
        await dialog.get_by_role("button", name="好", exact=True).click()
        await expect(dialog).to_have_count(0)
