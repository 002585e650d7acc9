"""The page as a test speaks of it: a desk with phones, and what their holders say, tap and read."""

from dataclasses import dataclass
from re import Pattern

from playwright.async_api import Locator, Page, expect

from playground import Playground
from tests.browser.echo import EchoBot


@dataclass(frozen=True)
class Town:
    """Everything that a test of the page stands on: the playground, its bot, the bot's id and the group's chat key."""

    playground: Playground
    echo: EchoBot
    bot: int
    group: str


@dataclass(frozen=True)
class Phone:
    """One phone on the desk."""

    page: Page
    node: Locator

    def part(self, name: str) -> Locator:
        """Find parts of the phone by their data-testid."""
        return self.node.get_by_test_id(name)

    def message(self, words: str | Pattern[str]) -> Locator:
        """Find the messages that contain these words."""
        return self.part("message").filter(has_text=words)

    async def says(self, words: str) -> None:
        """Write words and send them with Enter."""
        composer = self.part("composer-input")
        await composer.fill(words)
        await composer.press("Enter")

    async def taps(self, words: str) -> None:
        """Tap the newest inline button with exactly these words."""
        await self.part("inline-button").get_by_text(words, exact=True).last.click()

    async def chooses(self, words: str) -> None:
        """Choose something in the chat's menu."""
        await self.part("chat-menu-button").click()
        await self.part("chat-menu").get_by_role("menuitem", name=words, exact=True).click()

    async def attaches(self, words: str) -> None:
        """Choose something in the attach menu."""
        await self.part("attach").click()
        await self.part("attach-menu").get_by_role("menuitem", name=words, exact=True).click()

    async def hears(self, words: str | Pattern[str]) -> None:
        """Wait until a message with these words is on the screen."""
        await expect(self.message(words).last).to_be_visible()


@dataclass(frozen=True)
class Desk:
    """The page."""

    page: Page
    town: Town

    async def opens(self, phones: str, *, extra: str = "") -> None:
        """Open the page with these phones (`1001/1001:999,1002`) and wait until they show the world."""
        await self.page.goto(f"{self.town.playground.url}/#phones={phones}{extra}")
        await expect(self.page.get_by_test_id("phone").first).to_be_attached()
        await expect(self.page.get_by_test_id("connection")).to_be_hidden()

    def private(self, person: int) -> str:
        """Name a phone of this person, open at the bot."""
        return f"{person}/{person}:{self.town.bot}"

    def phone(self, person: int) -> Phone:
        """Find the phone that this person holds."""
        return Phone(self.page, self.page.locator(f"[data-testid=phone][data-person='{person}']"))

    def part(self, name: str) -> Locator:
        """Find parts of the page by their data-testid."""
        return self.page.get_by_test_id(name)

    async def starts(self, person: int) -> Phone:
        """Open this person's chat with the bot and press the start button; gives their phone."""
        await self.opens(self.private(person))
        phone = self.phone(person)
        await phone.part("start").click()
        await phone.hears("您好")
        return phone
