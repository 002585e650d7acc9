"""How the world says no.

Two kinds of no. A `Refusal` is Telegram's answer to a bot: a code, its well-known description and sometimes parameters.
An `ImpossibleError` is the answer to a person's act (or to whoever uses the control address): one English sentence.
"""

from typing import Any


class Refusal(Exception):
    """A Bot API answer other than ok.

    Attributes:
        code: the HTTP status, which is `error_code` too.
        description: the words that Telegram uses.
        parameters: `migrate_to_chat_id` or `retry_after`, where Telegram gives them.

    """

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def answer(self) -> dict[str, Any]:
        """Give the body of the HTTP answer."""
        answer: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            answer["parameters"] = self.parameters
        return answer


class ImpossibleError(Exception):
    """An act that nobody could do in Telegram either; its text is one English sentence."""


class TakenError(Exception):
    """Another program has the port, or another playground the folder; its text says which, in one sentence."""


def bad(description: str, **parameters: int) -> Refusal:
    """Make the commonest refusal: 400 with "Bad Request: " before the words."""
    return Refusal(400, f"Bad Request: {description}", **parameters)


def forbidden(description: str) -> Refusal:
    """Make a 403 with "Forbidden: " before the words."""
    return Refusal(403, f"Forbidden: {description}")
