"""Deep links, `t.me/<bot>?start=…`: the private chat opens at the thing that the link names."""

import re
from typing import Final

from aiogram import Bot, Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from community import cases, invitations, people
from community.cases import Kind
from community.database import Transaction
from community.people import Person, RoleName
from handlers import (
    articles,
    birthdays,
    events,
    following,
    menus,
    mine,
    misses,
    persons,
    programmes,
    proxies,
    requests,
    tasks,
    volunteers,
)
from handlers import cases as work
from handlers.answers import today
from handlers.cards import answers
from handlers.cards import following as following_cards
from handlers.cards import notices as notice_cards
from handlers.cards import roles as role_cards
from handlers.cards.answer_buttons import TellMe
from handlers.cards.card import Card, say
from handlers.cards.start import greeting
from handlers.cards.trouble import plain
from handlers.filters import InPrivate, IsCommand
from handlers.notices import Reading
from knowledge import KnowledgeBase
from locales import Translator

router: Final = Router(name=__name__)
router.message.filter(InPrivate(), IsCommand())
_NUMBER: Final = re.compile(r"[0-9]{1,18}|[1-8][0-9]{18}")
_LINK: Final = re.compile(
    r"(role|birthday|take|case|tasks?|sign|volunteer|metoo|proxy|my|person|about|show|tell|follow|article|fix|misses|repair|assist|complaint|suggestion|verify|events?|join)"
    r"(?:-([A-Za-z0-9_-]{1,60}))?"
)
#: What leads to an answer, or to the desk at which staff keep them.
_ANSWERS: Final = frozenset({"show", "tell", "follow", "article", "fix", "misses"})
_CASES: Final = frozenset({"take", "case", "metoo", "proxy", "my"})
_TASKS: Final = frozenset({"task", "sign", "tasks", "volunteer"})
_EVENTS: Final = frozenset({"event", "events", "join", "birthday"})
#: What names nothing, or not by a number.
_UNNUMBERED: Final = frozenset({"proxy", "my", "tasks", "volunteer", "birthday", "events"})
_FORMS: Final = {"repair": Kind.REPAIR, "assist": Kind.HELP, "complaint": Kind.COMPLAINT, "suggestion": Kind.SUGGESTION}


@router.message(CommandStart(deep_link=True))
async def on_link(
    message: Message,
    bot: Bot,
    command: CommandObject,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Greet who comes for the first time, then go where the link leads; a link that leads nowhere is a plain start."""
    found = _LINK.fullmatch(command.args or "")
    what, which = (found[1], found[2] or "") if found else ("", "")
    first = me.started_at is None
    async with transaction() as session:
        me = await people.start(session, me.id)
    if first or not what:
        await say(message, greeting(t, name=me.name or t.plain("person-unnamed")))
    if what:
        card = await _follow(
            what, which, bot=bot, state=state, me=me, t=t, transaction=transaction, knowledge=knowledge
        )
        if card is not None:
            await say(message, card)
    async with transaction.reading() as session:
        roles = [RoleName(role.name) for role in await people.roles(session, me.id)]
    await menus.offer(bot, me, roles, t)


async def _follow(
    what: str,
    which: str,
    *,
    bot: Bot,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> Card | None:
    """Do what the link stands for and return what there is to say, None where it is said already."""
    if what == "role":
        async with transaction() as session:
            role, place = await invitations.accept(session, which, by=me)
        return role_cards.welcome(t, role=role, place=place.name)
    number = int(which) if _NUMBER.fullmatch(which) else None
    if what in _ANSWERS:
        return await _about_an_answer(what, which, number, me=me, t=t, transaction=transaction, knowledge=knowledge)
    if what in _CASES | _TASKS | _EVENTS and (number is not None or what in _UNNUMBERED):
        about = _about_a_task if what in _TASKS else _about_an_event if what in _EVENTS else _about_a_case
        return await about(what, which, me=me, t=t, transaction=transaction)
    if what in _FORMS:
        # The form says itself what it asks for.
        kind = _FORMS[what]
        await requests.begin(bot, kind, state=state, me=me, t=t, transaction=transaction, knowledge=knowledge)
        return None
    if what == "verify":
        await state.set_state(Reading.code)
        return notice_cards.verify_ask(t)
    return await _ask_a_person(
        what, which, number, state=state, me=me, t=t, transaction=transaction, knowledge=knowledge
    )


async def _ask_a_person(
    what: str,
    which: str,
    number: int | None,
    *,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> Card:
    """Ask a person: what the articles could not answer, about an article, or just so."""
    if what == "person" and number is not None:
        return (await persons.ask_again(number, me=me, t=t, transaction=transaction))[1]
    if what == "about" and which in knowledge.articles:
        return (await persons.ask_about(which, me=me, t=t, transaction=transaction, knowledge=knowledge))[1]
    return await persons.ask(state=state, me=me, t=t, transaction=transaction)


async def _about_a_case(what: str, which: str, *, me: Person, t: Translator, transaction: Transaction) -> Card:
    """Take a case in hand, list one's own, show one, follow one, or be asked whether a neighbour may act for oneself."""
    number = int(which) if _NUMBER.fullmatch(which) else 0
    if what == "take":
        return await work.claim(number, me=me, t=t, transaction=transaction)
    if what == "metoo":
        return await mine.me_too(number, on=True, me=me, t=t, transaction=transaction)
    if what == "proxy":
        return await proxies.asked(which, me=me, t=t, transaction=transaction)
    async with transaction.reading() as session:
        if what == "my":
            return await mine.listing(session, t, me)
        return await mine.page(session, t, await cases.case(session, number), me)


async def _about_a_task(what: str, which: str, *, me: Person, t: Translator, transaction: Transaction) -> Card:
    """Sign up for a task, show one, or list those of one's places; or show what one told as a volunteer."""
    number = int(which) if _NUMBER.fullmatch(which) else 0
    if what == "sign":
        return await tasks.sign_up(number, me=me, t=t, transaction=transaction)
    async with transaction.reading() as session:
        if what == "volunteer":
            return await volunteers.home(session, t, me)
        return await (tasks.seen(session, t, number, me) if what == "task" else tasks.listing(session, t, me))


async def _about_an_event(what: str, which: str, *, me: Person, t: Translator, transaction: Transaction) -> Card:
    """Come to an event, show one, or all of this week; or show what one told of one's birthday."""
    if what in _UNNUMBERED:
        async with transaction.reading() as session:
            return await (birthdays.home if what == "birthday" else programmes.listing)(session, t, me)
    return await events.follow(what, int(which), me=me, t=t, transaction=transaction)


async def _about_an_answer(
    what: str,
    which: str,
    number: int | None,
    *,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> Card:
    """Show an article, or promise to tell of its changes, or of an answer to a question; open the desk for staff."""
    if what == "misses":
        return await misses.listing(me=me, t=t, transaction=transaction, knowledge=knowledge)
    if what == "article":
        return await articles.page(which, me=me, t=t, transaction=transaction, knowledge=knowledge)
    if what == "fix" and number is not None:
        return await articles.fix(number, me=me, t=t, transaction=transaction)
    article = knowledge.articles.get(which)
    if what == "tell" and number:
        wish = TellMe(asked=number)
    elif article is None:
        return plain(t, "answer-gone")
    elif what == "show":
        return answers.article(t, article, today=today())
    else:
        wish = TellMe(article=which)
    await following.keep(wish, me=me, transaction=transaction)
    return following_cards.noted(t, wish)
