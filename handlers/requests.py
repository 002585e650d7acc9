"""What begins a request: commands, words with the matter behind them, a picture or a voice alone; and drafts that wait."""

from collections.abc import Sequence
from typing import Any, Final

from aiogram import Bot, Router
from aiogram.filters import Command, Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from aiogram.utils.deep_linking import create_start_link
from sqlalchemy.ext.asyncio import AsyncSession

from community import entries, intake
from community.cases import Kind
from community.database import Transaction
from community.entries import Sort
from community.people import Person
from handlers import filling
from handlers.cards import groups
from handlers.cards import requests as cards
from handlers.cards.buttons import Never
from handlers.cards.card import Audience, Card, revise, say, send
from handlers.cards.trouble import plain
from handlers.contents import Content, WithFile, content
from handlers.filling import Filling
from handlers.filters import Addressed, Begins, CommandOrWord, InGroup, InPrivate, Says
from knowledge import KnowledgeBase
from locales import Translator

router: Final = Router(name=__name__)
#: What is said to the bot by a command or a word of ours, in private and in groups.
spoken: Final = Router(name=f"{__name__}.spoken")
spoken.message.filter(InPrivate(), CommandOrWord())
in_groups: Final = Router(name=f"{__name__}.in_groups")
in_groups.message.filter(InGroup())
router.include_routers(spoken, in_groups)


class Asks(Filter):
    """A wish of one kind: its command, its word, or the word with the matter behind it. Hands on `kind` and `words`."""

    def __init__(self, kind: Kind, word: str, *, command: str | None = None) -> None:
        self._kind = kind
        self._says = Says(word)
        self._begins = Begins(word)
        self._command = Command(command) if command else None

    async def __call__(self, message: Message, bot: Bot) -> bool | dict[str, Any]:
        """Look at the first word."""
        if await self._says(message):
            return {"kind": self._kind, "words": ""}
        if isinstance(begun := await self._begins(message), dict):
            return {"kind": self._kind, **begun}
        if self._command and isinstance(found := await self._command(message, bot), dict):
            return {"kind": self._kind, "words": found["command"].args or ""}
        return False


@spoken.message(Asks(Kind.REPAIR, "everyday-repair", command="repair"))
@spoken.message(Asks(Kind.HELP, "everyday-assist", command="assist"))
@spoken.message(Asks(Kind.COMPLAINT, "word-complaint"))
@spoken.message(Asks(Kind.SUGGESTION, "word-suggestion"))
async def on_asked(
    message: Message,
    bot: Bot,
    kind: Kind,
    words: str,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Open the form, with the words that came along."""
    given = [Content(Sort.WORDS, words, None, message.message_id)] if words else []
    await begin(bot, kind, given, state=state, me=me, t=t, transaction=transaction, knowledge=knowledge)


@router.message(InPrivate(), StateFilter(None), WithFile())
async def on_file(
    message: Message,
    bot: Bot,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Open the form with a picture or a voice: most of them show what is broken, and the panel offers the other ways."""
    found = content(message)
    await begin(
        bot,
        Kind.REPAIR,
        [found] if found else [],
        album=message.media_group_id,
        state=state,
        me=me,
        t=t,
        transaction=transaction,
        knowledge=knowledge,
    )


@in_groups.message(Command("repair"))
@in_groups.message(Addressed(), Says("everyday-repair"))
async def on_repair_in_group(message: Message, bot: Bot, t: Translator) -> None:
    """Lead to the private chat: what is broken, and where, is nobody else's to read."""
    await say(message, groups.to_private(t, "group-to-private", url=await create_start_link(bot, "repair")))


@in_groups.message(Command("assist"))
@in_groups.message(Addressed(), Says("everyday-assist"))
async def on_help_in_group(message: Message, bot: Bot, t: Translator) -> None:
    """Lead to the private chat: who needs help is nobody else's to know."""
    await say(message, groups.to_private(t, "group-to-private", url=await create_start_link(bot, "assist")))


@in_groups.message(Addressed(), Says("word-complaint", "word-suggestion"))
async def on_complaint_in_group(message: Message, bot: Bot, t: Translator) -> None:
    """Lead to the private chat, where a complaint is heard by those alone who see to it."""
    await say(message, groups.to_private(t, "group-to-private", url=await create_start_link(bot, "complaint")))


@router.callback_query(Never.filter())
async def on_never(query: CallbackQuery, state: FSMContext, t: Translator) -> None:
    """Leave the half-finished conversation."""
    await state.clear()
    await query.answer()
    await revise(query, plain(t, "never-mind", audience=Audience.PERSONAL))


async def begin(
    bot: Bot,
    kind: Kind,
    given: Sequence[Content] = (),
    *,
    place_id: int | None = None,
    album: str | None = None,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Open the form with what was said, at the person's home or at `place_id`, and say its panel.

    Where a draft waits, it is offered first, and nothing of what was said now is lost. Raises TooMany, WordsTooLong.
    """
    async with transaction() as session:
        waiting = await unfinished(session, t, me, fresh=bool(given))
        draft = await intake.draft_or_none(session, me)
        if waiting is None:
            draft = await intake.begin(session, by=me, kind=kind)
            if place_id is not None:
                await intake.choose(session, draft, by=me, place_id=place_id)
    data = {"case": draft.id if draft else 0, "panel": (await state.get_data()).get("panel"), "album": album}
    if waiting is not None:
        for one in given:
            entries.check(one.words)
        await state.set_state(Filling.fresh)
        await state.set_data({**data, "kind": kind, "fresh": [one.to_data() for one in given]})
        await send(bot, me.telegram_id, waiting)
        return
    # Words that are refused leave the form open for better ones.
    await state.set_state(Filling.open)
    await state.set_data(data)
    if draft is not None:
        async with transaction() as session:
            await filling.keep(session, draft, given, by=me)
        await filling.show(
            bot, draft.id, album=album, state=state, me=me, t=t, transaction=transaction, knowledge=knowledge
        )


async def unfinished(session: AsyncSession, t: Translator, me: Person, *, fresh: bool = False) -> Card | None:
    """Offer the draft in which something was said; None when there is none. `fresh`: something was just said besides."""
    draft = await intake.draft_or_none(session, me)
    if draft is None or not await filling.said(session, draft):
        return None
    found = await filling.read(session, draft.id, me=me, t=t)
    return None if isinstance(found, Card) else cards.unfinished(t, found[0], fresh=fresh)
