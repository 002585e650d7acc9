"""Deep links, `t.me/<bot>?start=…`: the private chat opens at the thing that the link names."""

import re
from typing import Final

from aiogram import Bot, Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from community import access, invitations, people, questions
from community.database import Transaction
from community.people import Person, RoleName
from handlers import articles, following, menus, misses
from handlers.answers import today
from handlers.cards import answers
from handlers.cards import following as following_cards
from handlers.cards import notices as notice_cards
from handlers.cards import questions as cards
from handlers.cards import roles as role_cards
from handlers.cards.buttons import TellMe
from handlers.cards.card import Audience, Card, say
from handlers.cards.start import greeting
from handlers.cards.trouble import plain
from handlers.filters import InPrivate, IsCommand
from handlers.notices import Reading
from handlers.requests import Asking
from knowledge import KnowledgeBase
from locales import Translator

router: Final = Router(name=__name__)
router.message.filter(InPrivate(), IsCommand())
_NUMBER: Final = re.compile(r"[0-9]{1,18}|[1-8][0-9]{18}")
_LINK: Final = re.compile(
    r"(role|take|person|about|show|tell|follow|article|fix|misses|repair|assist|verify)(?:-([A-Za-z0-9_-]{1,60}))?"
)
#: What leads to an answer, or to the desk at which staff keep them.
_ANSWERS: Final = frozenset({"show", "tell", "follow", "article", "fix", "misses"})


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
        await say(
            message, await _follow(what, which, state=state, me=me, t=t, transaction=transaction, knowledge=knowledge)
        )
    async with transaction.reading() as session:
        roles = [RoleName(role.name) for role in await people.roles(session, me.id)]
    await menus.offer(bot, me, roles, t)


async def _follow(
    what: str,
    which: str,
    *,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> Card:
    """Do what the link stands for and return what there is to say."""
    if what == "role":
        async with transaction() as session:
            role, place = await invitations.accept(session, which, by=me)
        return role_cards.welcome(t, role=role, place=place.name)
    number = int(which) if _NUMBER.fullmatch(which) else None
    if what == "take" and number is not None:
        async with transaction() as session:
            question = await access.open_question(session, number, by=me)
            question = await questions.take(session, question, by=me)
        return plain(t, "question-yours", audience=Audience.PERSONAL, number=question.number)
    if what == "person" and number is not None:
        async with transaction() as session:
            question = await access.own_question(session, number, by=me)
            question = await questions.want_person(session, question, by=me)
        return cards.noted(t, question)
    if what == "about" and (article := knowledge.articles.get(which)):
        async with transaction() as session:
            words = article.text(t.language).question
            question = await questions.ask(session, by=me, words=words, kind=questions.Kind.QUESTION, article_id=which)
        return cards.noted(t, question)
    if what in _ANSWERS:
        return await _about_an_answer(what, which, number, me=me, t=t, transaction=transaction, knowledge=knowledge)
    return await _wait_for_words(what, state=state, me=me, t=t, transaction=transaction)


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


async def _wait_for_words(what: str, *, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> Card:
    """Ask for the code of a notice, or for the words of a request."""
    if what == "verify":
        await state.set_state(Reading.code)
        return notice_cards.verify_ask(t)
    kinds = {"repair": questions.Kind.REPAIR, "assist": questions.Kind.HELP}
    async with transaction.reading() as session:
        await questions.make_sure_of_room(session, by=me)
    kind = kinds.get(what, questions.Kind.QUESTION)
    await state.set_state(Asking.words)
    await state.set_data({"kind": kind})
    return cards.put(t, kind)
