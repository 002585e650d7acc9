"""/announce: writing a notice, from the first word until it is on its way."""

from typing import Any, Final

from aiogram import Bot, F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from community import access, audiences, notices, people, places, proposals
from community.access import Act
from community.audiences import Wanted
from community.database import Transaction
from community.errors import Ended, NotAllowed, NotFound
from community.notices import LONGEST_REASON, MOST_MEDIA, Notice
from community.people import Person, RoleName
from handlers import showing
from handlers.broadcasts import Correcting
from handlers.cards import announcing as cards
from handlers.cards.announcing import Choice
from handlers.cards.card import Audience, Card, revise, say, send
from handlers.cards.notice_buttons import Aim, Announce, Compose, Option, When
from handlers.cards.times import parse
from handlers.cards.trouble import plain
from handlers.filters import AddsToAlbum, FreeText, HasMedia, InPrivate, Says, WithoutText
from handlers.notices import Reading
from locales import Translator

router: Final = Router(name=__name__)
router.message.filter(InPrivate())

#: A list of the newest is for what one works on; older ones are opened by their number.
_MOST_RECENT: Final = 25


class Writing(StatesGroup):
    """Conversations in which the bot waits for a notice, new or again, for a reason, or for a time."""

    new = State()
    again = State()
    reason = State()
    moment = State()


@router.message(Command("announce"))
async def on_announce(message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> None:
    """Ask for a notice, in whose name it speaks first if there is a choice."""
    await say(message, await _begin(state, me, t, transaction))


@router.callback_query(Announce.filter(F.act != "templates"))
async def on_begin(
    query: CallbackQuery,
    callback_data: Announce,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Ask for a notice: after the office was chosen, another page of recent ones, or back from the templates."""
    place_id = callback_data.place or (await state.get_data()).get("place")
    card = await _begin(state, me, t, transaction, place_id=place_id, page=callback_data.page)
    await query.answer()
    await revise(query, card)


@router.callback_query(Announce.filter(F.act == "templates"))
async def on_templates(query: CallbackQuery, me: Person, t: Translator, transaction: Transaction) -> None:
    """List the templates."""
    async with transaction.reading() as session:
        card = cards.templates(t, await notices.templates(session, by=me))
    await query.answer()
    await revise(query, card)


@router.message(StateFilter(Writing, Correcting, Reading), Says("word-cancel"))
async def on_cancel(message: Message, state: FSMContext, t: Translator) -> None:
    """Leave the half-finished conversation, by words, whichever of those about notices it is."""
    await state.clear()
    await say(message, plain(t, "never-mind", audience=Audience.PERSONAL))


@router.message(StateFilter(Writing.new, Writing.again), FreeText())
@router.message(StateFilter(Writing.new, Writing.again), HasMedia())
async def on_content(
    message: Message, bot: Bot, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Take the words and pictures of a notice; pictures without words wait for them."""
    data = await state.get_data()
    media = [*data.get("media", []), *media_of(message)]
    if len(media) > MOST_MEDIA:
        await say(message, cards.too_many(t))
        return
    album = message.media_group_id
    if not (message.text or message.caption):
        await state.update_data(media=media, album=album)
        if album is None or album != data.get("album"):
            await say(message, cards.ask_more(t, "announce-needs-words", kind=media[-1]["kind"]))
        return
    # Kept before the words are weighed: where they are too long, only they are asked for again.
    await state.update_data(media=media, album=album)
    content = {"html": message.html_text, "media": media}
    async with transaction() as session:
        notice = await _written(session, data, content, by=me)
        card = cards.panel(t, await showing.plan(session, t, notice), album=album is not None)
        very = await showing.very_message(session, t, notice)
    await state.clear()
    if album is None:
        await send(bot, message.chat.id, very)
    else:
        # Its other pictures follow one by one.
        await state.set_data({"notice": notice.id, "album": album})
    await say(message, card)


@router.message(StateFilter(None), AddsToAlbum())
async def on_more_of_an_album(
    message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Add the next picture of an album to the draft that its first one began."""
    async with transaction() as session:
        notice = await access.notice(session, (await state.get_data())["notice"], by=me)
        media = [*notice.content["media"], *media_of(message)]
        if len(media) <= MOST_MEDIA:
            await proposals.write(session, notice, by=me, content={**notice.content, "media": media})
    if len(media) > MOST_MEDIA:
        await say(message, cards.too_many(t))


@router.message(StateFilter(Writing.new, Writing.again), WithoutText())
async def on_something_else(message: Message, t: Translator) -> None:
    """Say what a notice can hold."""
    await say(message, cards.ask_more(t, "announce-only-these"))


@router.callback_query(Compose.filter(F.act == "rewrite"))
async def on_rewrite(
    query: CallbackQuery,
    bot: Bot,
    callback_data: Compose,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Ask for the whole notice anew."""
    async with transaction.reading() as session:
        await access.notice(session, callback_data.notice, by=me)
    await _wait_for(state, Writing.again, callback_data.notice)
    await query.answer()
    await send(bot, me.telegram_id, cards.ask_more(t, "announce-ask-again"))


@router.callback_query(Aim.filter())
async def on_aim(
    query: CallbackQuery, callback_data: Aim, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Choose readers, or only look; the panel shows at once how many they are."""
    await state.clear()
    stays = False
    async with transaction() as session:
        notice = await access.notice(session, callback_data.notice, by=me)
        if callback_data.value:
            value = int(callback_data.value) if callback_data.kind in {"places", "groups"} else callback_data.value
            before, whole = Wanted.of(notice), notice.place_id
            wanted = before.toggled(callback_data.kind, value, whole=whole)
            stays = value == whole and before.everywhere(whole) and wanted.everywhere(whole)
            await proposals.aim(session, notice, by=me, wanted=wanted)
        card = await _aiming(session, t, notice, callback_data)
    await query.answer(t.plain("aim-whole-stays") if stays else None)
    await revise(query, card)


@router.callback_query(When.filter())
async def on_when(
    query: CallbackQuery, callback_data: When, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Choose the day, then the hour, then the minute, and then it is planned."""
    on, hour, minute = cards.date_of(callback_data.day), callback_data.hour, callback_data.minute
    async with transaction() as session:
        notice = await access.notice(session, callback_data.notice, by=me)
        if hour is None:
            card = cards.hour(t, notice, on)
        elif minute is None:
            card = cards.minute(t, notice, on, hour)
        else:
            at = cards.moment_of(callback_data.day, hour, minute)
            await proposals.plan(session, notice, by=me, starts_at=at, repeat=notice.repeat)
            card = cards.when(t, notice)
    await _wait_for(state, Writing.moment, callback_data.notice)
    await query.answer()
    await revise(query, card)


@router.message(StateFilter(Writing.moment), FreeText())
async def on_typed_time(
    message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Understand a time that was typed."""
    at = parse(message.text or "")
    async with transaction() as session:
        notice = await access.notice(session, (await state.get_data())["notice"], by=me)
        if at is not None:
            await proposals.plan(session, notice, by=me, starts_at=at, repeat=notice.repeat)
        card = cards.not_a_time(t, notice) if at is None else await showing.control(session, t, notice)
    if at is not None:
        await state.clear()
    await say(message, card)


@router.callback_query(Compose.filter(F.act.in_({"when", "at-once", "once", "daily", "weekly", "monthly"})))
async def on_plan(
    query: CallbackQuery, callback_data: Compose, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Show the days, or choose "at once" or how often."""
    act = callback_data.act
    async with transaction() as session:
        notice = await access.notice(session, callback_data.notice, by=me)
        if act == "at-once":
            await proposals.plan(session, notice, by=me, starts_at=None, repeat=None)
        elif act != "when":
            if notice.starts_at is None:
                # An old button: how often is asked only when there is a first day.
                raise Ended
            repeat = None if act == "once" else act
            await proposals.plan(session, notice, by=me, starts_at=notice.starts_at, repeat=repeat)
        card = cards.when(t, notice)
    await _wait_for(state, Writing.moment, callback_data.notice)
    await query.answer()
    await revise(query, card)


@router.callback_query(Option.filter())
async def on_option(
    query: CallbackQuery, callback_data: Option, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Choose how the notice goes."""
    what, value = callback_data.what, callback_data.value
    async with transaction() as session:
        notice = await access.notice(session, callback_data.notice, by=me)
        chosen: dict[str, Any] = {"lasts_hours": value} if what == "lasts" else {what: bool(value)}
        await proposals.choose(session, notice, by=me, **chosen)
        card = cards.options(t, notice)
    await query.answer()
    await revise(query, card)


@router.callback_query(Compose.filter(F.act.in_({"options", "calm"})))
async def on_options(
    query: CallbackQuery, callback_data: Compose, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Show the options; a notice that was urgent may become an ordinary one."""
    await state.clear()
    async with transaction() as session:
        notice = await access.notice(session, callback_data.notice, by=me)
        if callback_data.act == "calm":
            await proposals.press(session, notice, by=me, reason=None)
        card = cards.options(t, notice)
    await query.answer()
    await revise(query, card)


@router.callback_query(Compose.filter(F.act == "urgent"))
async def on_urgent(
    query: CallbackQuery,
    bot: Bot,
    callback_data: Compose,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Ask why it is urgent."""
    async with transaction.reading() as session:
        notice = await access.notice(session, callback_data.notice, by=me)
        alone = RoleName.ADMINISTRATOR in await people.roles_at(session, me.id, notice.place_id)
    await _wait_for(state, Writing.reason, callback_data.notice)
    await query.answer()
    await send(bot, me.telegram_id, cards.ask_more(t, "urgent-ask", alone=alone))


@router.message(StateFilter(Writing.reason), FreeText())
async def on_reason(message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> None:
    """Take the reason."""
    reason = (message.text or "").strip()
    if len(reason) > LONGEST_REASON:
        over = len(reason) - LONGEST_REASON
        await say(message, cards.ask_more(t, "ask-too-long", over=over, longest=LONGEST_REASON))
        return
    async with transaction() as session:
        notice = await access.notice(session, (await state.get_data())["notice"], by=me)
        await proposals.press(session, notice, by=me, reason=reason)
        card = await showing.control(session, t, notice)
    await state.clear()
    await say(message, card)


@router.message(StateFilter(Writing.reason, Writing.moment), WithoutText())
async def on_no_words(message: Message, t: Translator) -> None:
    """Say that words are meant."""
    await say(message, cards.ask_more(t, "announce-words-only"))


@router.callback_query(Compose.filter(F.act.in_({"keep", "use", "drop-template"})))
async def on_template(
    query: CallbackQuery,
    bot: Bot,
    callback_data: Compose,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Keep a notice as a template, begin one from a template, or be rid of a template."""
    very = None
    async with transaction() as session:
        notice = await access.notice(session, callback_data.notice, by=me)
        if callback_data.act == "keep":
            await proposals.keep_as_template(session, notice, by=me)
        elif callback_data.act == "drop-template":
            await proposals.drop(session, notice, by=me)
            card = cards.templates(t, await notices.templates(session, by=me))
        else:
            notice = await proposals.from_template(session, notice, by=me)
            card = await showing.control(session, t, notice)
            very = await showing.very_message(session, t, notice)
    if callback_data.act == "keep":
        await query.answer(t.plain("template-kept"), show_alert=True)
        return
    await query.answer()
    if very is None:
        await revise(query, card)
    else:
        await state.clear()
        await send(bot, me.telegram_id, very)
        await send(bot, me.telegram_id, card)


@router.callback_query(Compose.filter(F.act.in_({"drop", "drop-sure"})))
async def on_drop(
    query: CallbackQuery, callback_data: Compose, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Give a notice up, after a second question."""
    await state.clear()
    async with transaction() as session:
        notice = await access.notice(session, callback_data.notice, by=me)
        if callback_data.act == "drop":
            card = cards.sure_to_drop(t, notice)
        else:
            await proposals.drop(session, notice, by=me)
            card = plain(t, "draft-dropped", audience=Audience.PERSONAL, number=notice.number)
    await query.answer()
    await revise(query, card)


def media_of(message: Message) -> list[dict[str, str]]:
    """Return the picture or file of a message as a notice keeps it."""
    if message.photo:
        return [{"kind": "photo", "file_id": message.photo[-1].file_id}]
    return [{"kind": "document", "file_id": message.document.file_id}] if message.document else []


async def _begin(
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
    *,
    place_id: int | None = None,
    page: int = 0,
) -> Card:
    """Wait for a notice and return what asks for it, or first in whose name it speaks."""
    await state.clear()
    async with transaction.reading() as session:
        offices = await audiences.offices(session, me)
        if not offices:
            raise NotAllowed
        if place_id is None and len(offices) > 1:
            return cards.which_office(t, offices)
        place_id = place_id or offices[0].id
        await access.require(session, me, Act.ANNOUNCE, place_id=place_id)
        office = await places.place(session, place_id or 0)
        recent = await notices.recent(session, by=me, limit=_MOST_RECENT)
        templates = await notices.templates(session, by=me)
    await state.set_state(Writing.new)
    await state.set_data({"place": place_id})
    return cards.ask(t, office=office.name, recent=recent, page=page, templates=bool(templates))


async def _wait_for(state: FSMContext, what: State, notice_id: int) -> None:
    await state.set_state(what)
    await state.set_data({"notice": notice_id})


async def _written(session: AsyncSession, data: dict[str, Any], content: dict[str, Any], *, by: Person) -> Notice:
    """Return the draft with this content: the one that was to be written again, or a new one."""
    if "notice" not in data:
        return await proposals.draft(session, by=by, place_id=data["place"], content=content)
    notice = await access.notice(session, data["notice"], by=by)
    await proposals.write(session, notice, by=by, content=content)
    return notice


async def _aiming(session: AsyncSession, t: Translator, notice: Notice, shown: Aim) -> Card:
    """Return the panel on which readers are chosen, as far as the author has walked."""
    plan = await showing.plan(session, t, notice)
    wanted, within, back = plan.wanted, notice.place_id, None
    if shown.kind == "places":
        at = shown.at or within or 0
        if within not in {place.id for place in await places.path(session, at)}:
            raise NotFound
        choices = await _place_choices(session, wanted, at)
        here = await places.place_or_none(session, at)
        if here is not None and at == within:
            choices.insert(0, await _whole(session, wanted, here))
        back = here.parent_id if here is not None and at != within else None
    elif shown.kind == "roles":
        choices = cards.role_choices(t, wanted, await audiences.role_counts(session, wanted, within=within))
    elif shown.kind == "topics":
        choices = cards.topic_choices(t, wanted, await audiences.topic_counts(session, wanted, within=within))
    else:
        choices = await _group_choices(session, t, wanted, within)
    return cards.aim(t, plan, kind=shown.kind, choices=choices, at=shown.at, page=shown.page, back=back)


async def _whole(session: AsyncSession, wanted: Wanted, office: places.Place) -> Choice:
    """Return the choice of everybody at the office's place, with those who have no home yet."""
    everyone = await audiences.heads(session, Wanted(), within=office.id)
    return Choice(str(office.id), office.name, wanted.everywhere(office.id), everyone.people, whole=True)


async def _place_choices(session: AsyncSession, wanted: Wanted, at: int) -> list[Choice]:
    parents = {place.parent_id for place in await places.everything(session)}
    return [
        Choice(
            str(place.id),
            place.name,
            place.id in wanted.places,
            count,
            inside=place.id or 0 if place.id in parents else 0,
        )
        for place, count in await audiences.place_counts(session, at)
    ]


async def _group_choices(session: AsyncSession, t: Translator, wanted: Wanted, within: int | None) -> list[Choice]:
    names = {place.id: place.name for place in await places.everything(session)}
    return [
        Choice(
            str(group.id),
            cards.group_name(t, group.purpose, names.get(group.place_id, "")),
            group.id in wanted.groups,
        )
        for group in await audiences.groups_within(session, within)
    ]
