"""/patrol: what grid workers and staff find on a walk becomes a case. Only what is wrong is reported; nobody checks in."""

from typing import Final

from aiogram import Bot, Router
from aiogram.filters import Command, CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from community import access, people
from community.access import MAY, Act
from community.cases import Kind
from community.database import Transaction
from community.entries import Sort
from community.people import Person, RoleName
from handlers import requests
from handlers.contents import Content
from handlers.filters import InPrivate, IsCommand
from knowledge import KnowledgeBase
from locales import Translator

router: Final = Router(name=__name__)
router.message.filter(InPrivate(), IsCommand())


@router.message(Command("patrol"))
async def on_patrol(
    message: Message,
    bot: Bot,
    command: CommandObject,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Open the form for a find, at the place where the person works."""
    async with transaction.reading() as session:
        await access.require_somewhere(session, me, Act.PATROL)
        posts = [role for role in await people.roles(session, me.id) if Act.PATROL in MAY[RoleName(role.name)]]
    given = [Content(Sort.WORDS, command.args, None, message.message_id)] if command.args else []
    # What is found lies where one works; which building, is chosen.
    place_id = next((post.place_id for post in posts if post.place_id is not None), None)
    await requests.begin(
        bot,
        Kind.PATROL,
        given,
        place_id=place_id,
        state=state,
        me=me,
        t=t,
        transaction=transaction,
        knowledge=knowledge,
    )
