"""The steps of a conversation about a case: what the bot waits for, how a step begins, and when it is over.

The conversation keeps the case, the act, and what was chosen so far. Who may do it is asked again at every step.
"""

from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from typing import Any, Final

from aiogram.filters import Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery

from community.errors import AlreadyTaken, Ended, NotAllowed, NotFound, NotInHand, NotYours
from handlers.cards.case_buttons import Handle

#: After these refusals a step cannot go on, whatever else is written.
_OVER: Final = (AlreadyTaken, Ended, NotAllowed, NotFound, NotInHand, NotYours)


class Handling(StatesGroup):
    """The bot waits for words about a case, for a day, for the number of another case, or for pictures; or it is looked at."""

    #: For everything but an end.
    words = State()
    until = State()
    #: The number of another case, and both of them looked at.
    tag = State()
    joining = State()
    #: An end: its pictures, its words, and a look at what the resident will read.
    proof = State()
    answer = State()
    look = State()


class ThisStep(Filter):
    """A tap on the step in which its conversation is, about the very case; hands on what is kept as `data`.

    Any other tap comes from an earlier step, and falls through to `cases.on_step_over`.
    """

    def __init__(self, step: State) -> None:
        self._step = StateFilter(step)

    async def __call__(
        self, query: CallbackQuery, callback_data: Handle, state: FSMContext, raw_state: str | None = None
    ) -> bool | dict[str, Any]:
        """Compare step and case."""
        if not await self._step(query, raw_state):
            return False
        data = await state.get_data()
        return {"data": data} if data.get("case") == callback_data.case else False


async def begin(state: FSMContext, data: Mapping[str, Any], step: State = Handling.words) -> None:
    """Wait for the next thing that is needed; nothing of an earlier step stays."""
    await state.set_state(step)
    await state.set_data(dict(data))


@asynccontextmanager
async def leaving(state: FSMContext) -> AsyncGenerator[None]:
    """Leave the step when it cannot go on, whatever else is written; the refusal is said all the same."""
    try:
        yield
    except _OVER:
        await state.clear()
        raise
