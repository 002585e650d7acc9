"""Fifty people with questions, and a watch in everybody's hand."""

import asyncio
import itertools
import time
from collections.abc import Callable, Sequence
from typing import Any, Final

from knowledge import STARTER_SET, KnowledgeBase, Outcome, emergencies
from playground import World

PEOPLE: Final = range(1, 51)
#: An answer that takes longer has been lost, and whatever was measured with it means nothing.
_LOST: Final = 60.0


def answerable() -> list[str]:
    """Return questions of the starter set, as residents type them, that are answered at once, and by the article."""
    base = KnowledgeBase.from_folder(STARTER_SET)
    base.prepare()
    asked = [article.text("zh-Hans").question for article in base.articles.values()]
    # What may be happening right now is answered with whom to call.
    return [one for one in asked if base.search(one).outcome is Outcome.ANSWER and not emergencies.find(one)]


class Crowd:
    """People of one playground. They take what a bot says for an answer only when it says what was asked."""

    def __init__(self, world: World, questions: Sequence[str]) -> None:
        self._world = world
        self._questions = itertools.cycle(questions)
        self._waiting: dict[str, tuple[str, asyncio.Future[float]]] = {}
        for number in PEOPLE:
            world.add_person(id=number, first_name=f"Neighbour {number}", language_code="zh-hans")
        world.listeners.add(self._hear)

    async def ask(self, person: int, bot: int) -> float:
        """Ask the next question; return the seconds until it was answered."""
        question = next(self._questions)
        answered: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        self._waiting[f"{person}:{bot}"] = question, answered
        began = time.perf_counter()
        self._world.say(person, bot, question)
        try:
            async with asyncio.timeout(_LOST):
                return await answered - began
        except TimeoutError:
            raise AssertionError(f"{question} was not answered") from None

    async def talk(self, bot: int, *, until: Callable[[int], bool]) -> int:
        """Let everybody ask, and ask again once answered, until `until(answers)` is true; return how many came."""
        answers = 0

        async def one(person: int) -> None:
            nonlocal answers
            while not until(answers):
                await self.ask(person, bot)
                answers += 1

        async with asyncio.TaskGroup() as everybody:
            for person in PEOPLE:
                everybody.create_task(one(person))
        return answers

    async def talk_for(self, seconds: float, bot: int) -> int:
        """Let everybody talk for so long; return the number of answers."""
        end = time.perf_counter() + seconds
        return await self.talk(bot, until=lambda _: time.perf_counter() > end)

    async def trickle(self, bot: int, *, a_second: float, seconds: float) -> list[float]:
        """Ask so many questions a second whether or not the last are answered; return the seconds each waited."""
        began = time.perf_counter()
        asked = []
        for number, person in zip(range(int(a_second * seconds)), itertools.cycle(PEOPLE), strict=False):
            await asyncio.sleep(max(0.0, began + number / a_second - time.perf_counter()))
            asked.append(asyncio.create_task(self.ask(person, bot)))
        return await asyncio.gather(*asked)

    def _hear(self, event: dict[str, Any]) -> None:
        if event["event"] != "message":
            return
        message = event["message"]
        question, answered = self._waiting.get(message["chat_key"], ("", None))
        if answered is None or answered.done() or str(message["author"]) != message["chat_key"].partition(":")[2]:
            return
        # Whatever else is said, such as a welcome to who writes for the first time, is no answer.
        if question in message.get("text", ""):
            answered.set_result(time.perf_counter())
