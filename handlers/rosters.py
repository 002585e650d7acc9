"""/roster: who can be asked to help, how places were filled, everybody's hours; for staff, in private."""

import asyncio
from typing import Final

from aiogram import Bot, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from community import access, people, places, rosters
from community.access import Act
from community.database import Transaction
from community.people import Person
from community.volunteers import Slot
from handlers.cards import rosters as cards
from handlers.cards.card import revise, say, send
from handlers.cards.roster_buttons import (
    AskTo,
    AskWhom,
    HoursFile,
    NotThisTime,
    PickSkill,
    PickSlot,
    SeeFilled,
    SeeHours,
    SeeRoster,
    SeeRosters,
    WhoCan,
)
from handlers.filters import CommandOrWord, InPrivate
from locales import Translator

router: Final = Router(name=__name__)
router.message.filter(InPrivate(), CommandOrWord())
router.callback_query.filter(InPrivate())
_SLOTS: Final = tuple(Slot)


@router.message(Command("roster"))
async def on_roster(message: Message, me: Person, t: Translator, transaction: Transaction) -> None:
    """Show the rosters of one's place, or ask which."""
    async with transaction.reading() as session:
        offices = await rosters.offices(session, by=me)
        if len(offices) == 1:
            card = cards.home(t, await rosters.roster(session, offices[0].id or 0, by=me), several=False)
        else:
            card = cards.places(t, offices)
    await say(message, card)


@router.callback_query(SeeRosters.filter())
async def on_places(query: CallbackQuery, me: Person, t: Translator, transaction: Transaction) -> None:
    """Ask which place."""
    async with transaction.reading() as session:
        card = cards.places(t, await rosters.offices(session, by=me))
    await query.answer()
    await revise(query, card)


@router.callback_query(SeeRoster.filter())
async def on_place(
    query: CallbackQuery, callback_data: SeeRoster, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Show the rosters of a place."""
    async with transaction.reading() as session:
        found = await rosters.roster(session, callback_data.place, by=me)
        several = len(await rosters.offices(session, by=me)) > 1
    await query.answer()
    await revise(query, cards.home(t, found, several=several))


@router.callback_query(PickSkill.filter())
async def on_skills(
    query: CallbackQuery, callback_data: PickSkill, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Ask what somebody should be able to do."""
    async with transaction.reading() as session:
        await access.require(session, me, Act.READ_ROSTERS, place_id=callback_data.place)
    await query.answer()
    await revise(query, cards.pick_skill(t, callback_data.place))


@router.callback_query(PickSlot.filter())
async def on_slots(
    query: CallbackQuery, callback_data: PickSlot, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Ask when somebody should have time."""
    async with transaction.reading() as session:
        await access.require(session, me, Act.READ_ROSTERS, place_id=callback_data.place)
    await query.answer()
    await revise(query, cards.pick_slot(t, callback_data.place, callback_data.skill))


@router.callback_query(WhoCan.filter())
async def on_who(
    query: CallbackQuery, callback_data: WhoCan, me: Person, t: Translator, transaction: Transaction
) -> None:
    """List who can be asked."""
    slot = _SLOTS[callback_data.slot - 1] if callback_data.slot else None
    async with transaction.reading() as session:
        found = await rosters.candidates(session, callback_data.place, by=me, skill=callback_data.skill, slot=slot)
    await query.answer()
    await revise(query, cards.who_can(t, found, callback_data))


@router.callback_query(AskWhom.filter())
async def on_ask(
    query: CallbackQuery, callback_data: AskWhom, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Ask to which task somebody should be asked."""
    async with transaction.reading() as session:
        found = await rosters.wanting(session, callback_data.place, by=me)
        # Only whoever is on the list is named: the data of a button can be made up.
        helpers = await rosters.candidates(session, callback_data.place, by=me)
    name = next((one.person.name for one in helpers if one.person.id == callback_data.person), None)
    await query.answer()
    named = name or t.plain("person-unnamed")
    await revise(query, cards.ask_to(t, callback_data.place, callback_data.person, named, found))


@router.callback_query(AskTo.filter())
async def on_ask_to(
    query: CallbackQuery, callback_data: AskTo, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Offer the task to them."""
    async with transaction() as session:
        task = await rosters.invite(session, callback_data.task, callback_data.person, by=me)
        whom = await people.person(session, callback_data.person)
    await query.answer()
    await revise(query, cards.asked_to(t, task, whom.name or t.plain("person-unnamed")))


@router.callback_query(NotThisTime.filter())
async def on_not_this_time(query: CallbackQuery, t: Translator) -> None:
    """Thank whoever said no; it is kept nowhere, and nobody asks why."""
    await query.answer()
    await revise(query, cards.not_this_time(t))


@router.callback_query(SeeFilled.filter())
async def on_filled(
    query: CallbackQuery, callback_data: SeeFilled, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Tell how places were filled."""
    async with transaction.reading() as session:
        found = await rosters.filled(session, callback_data.place, by=me)
    await query.answer()
    await revise(query, cards.filled(t, callback_data.place, found, page=callback_data.page))


@router.callback_query(SeeHours.filter())
async def on_hours(
    query: CallbackQuery, callback_data: SeeHours, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Offer everybody's hours by year."""
    async with transaction.reading() as session:
        found = await rosters.roster(session, callback_data.place, by=me)
    await query.answer()
    await revise(query, cards.years(t, found.place))


@router.callback_query(HoursFile.filter())
async def on_hours_file(
    query: CallbackQuery, bot: Bot, callback_data: HoursFile, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Hand over everybody's hours of a year."""
    async with transaction() as session:
        found = await rosters.given(session, callback_data.place, callback_data.year, by=me)
        place = await places.place(session, callback_data.place)
    await query.answer()
    # Making a file takes a moment of a processor, which others need meanwhile.
    card = await asyncio.to_thread(
        cards.hours_file, t, place.name, found, year=callback_data.year, kind=callback_data.kind
    )
    await send(bot, me.telegram_id, card)
