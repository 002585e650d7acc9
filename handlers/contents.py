"""What a message brings that can be kept and passed on: words, and a file by the name that Telegram gives it."""

from dataclasses import dataclass
from typing import Any, Final, Self

from aiogram.filters import Filter
from aiogram.types import Message

from community.entries import Sort

#: Telegram shows a file only as what it was sent as, so others, such as round videos and songs, cannot be passed on.
_FILES: Final = {"video": Sort.VIDEO, "voice": Sort.VOICE, "document": Sort.DOCUMENT}


@dataclass(frozen=True, slots=True)
class Content:
    """What a message says: its words, or what stands below its file."""

    sort: Sort
    words: str
    file: str | None
    message_id: int

    def to_data(self) -> dict[str, Any]:
        """Return it as data that a conversation can keep."""
        return {"sort": self.sort, "words": self.words, "file": self.file, "message_id": self.message_id}

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Self:
        """Make what `to_data` returned."""
        return cls(**{**data, "sort": Sort(data["sort"])})


def content(message: Message) -> Content | None:
    """Return what the message brings; None for what cannot be passed on."""
    words = message.text or message.caption or ""
    sort, file = Sort.WORDS, None
    if message.photo:
        sort, file = Sort.PHOTO, message.photo[-1].file_id
    elif message.content_type in _FILES:
        sort = _FILES[message.content_type]
        file = getattr(message, message.content_type).file_id
    elif message.text is None:
        return None
    return Content(sort, words, file, message.message_id)


class WithFile(Filter):
    """A picture, a video, a voice or a file, whatever stands below it."""

    async def __call__(self, message: Message) -> bool:
        """Look at what it is."""
        return message.photo is not None or message.content_type in _FILES
