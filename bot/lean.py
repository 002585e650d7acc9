"""Imports aiogram in a fifth of its time and a third of its memory, and changes nothing else about it.

aiogram describes all of Telegram: four hundred types and two hundred methods, each with a validator that pydantic builds
while aiogram is imported. That takes some seconds and a hundred megabytes, and a bot needs a few dozen of them. pydantic
can build each when it is first used (`defer_build`); two things in aiogram undo that, and both are answered here:

- `aiogram.types` ends with a loop that rebuilds every type, because their annotations name one another and only that
  loop knows all the names. Here the loop resolves the annotations, which is cheap, and leaves the building for later.
- The methods do not ask for `defer_build`. Here they inherit it from BaseModel, which carries it just for the import.

What it rests on is pydantic's inside, so it is proved at once on one update and one message; whenever something is not
as it was, aiogram is imported as anybody else does.
"""

import importlib
import sys
from collections.abc import Generator
from contextlib import contextmanager
from functools import cache
from threading import RLock
from typing import Any, Final

from pydantic import BaseModel


def load() -> bool:
    """Import aiogram; tell whether it came lean. It does not where somebody has imported it before."""
    if "aiogram" in sys.modules:
        return False
    try:
        with _building_later():
            importlib.import_module("aiogram")
        _build_one_at_a_time()
        _keep_responses()
        _prove()
    except Exception:  # noqa: BLE001 - whatever it was, the plain import below works or says what is really wrong
        for name in [name for name in sys.modules if name.partition(".")[0] == "aiogram"]:
            del sys.modules[name]
        importlib.import_module("aiogram")
        return False
    return True


@contextmanager
def _building_later() -> Generator[None]:
    """Let classes made in this block build their validators when they are first used."""
    from pydantic._internal._config import ConfigWrapper
    from pydantic._internal._fields import rebuild_model_fields
    from pydantic._internal._namespace_utils import NsResolver

    plain = BaseModel.__dict__["model_rebuild"]

    def resolve(cls: type[BaseModel], /, *, _types_namespace: dict[str, Any], **_: Any) -> None:
        if not cls.__pydantic_fields_complete__:
            cls.__pydantic_fields__, cls.__pydantic_extra_info__ = rebuild_model_fields(
                cls,
                config_wrapper=ConfigWrapper(cls.model_config, check=False),
                ns_resolver=NsResolver(parent_namespace=_types_namespace),
                typevars_map={},
            )

    BaseModel.model_rebuild = classmethod(resolve)  # type: ignore[assignment, method-assign]
    BaseModel.model_config["defer_build"] = True
    try:
        yield
    finally:
        BaseModel.model_rebuild = plain  # type: ignore[method-assign]
        del BaseModel.model_config["defer_build"]


def _build_one_at_a_time() -> None:
    """Keep two threads from building one class at once: pydantic takes it apart first, and aiogram runs filters in threads."""
    from aiogram.client.context_controller import BotContextController
    from aiogram.methods import Response

    plain = BaseModel.__dict__["model_rebuild"].__func__
    building = RLock()

    def rebuild(cls: type[BaseModel], /, *, _parent_namespace_depth: int = 2, **options: Any) -> bool | None:
        with building:
            built: bool | None = plain(cls, _parent_namespace_depth=_parent_namespace_depth + 1, **options)
        return built

    for root in (BotContextController, Response):
        root.model_rebuild = classmethod(rebuild)  # type: ignore[assignment, method-assign]


def _keep_responses() -> None:
    """Make `Response[Message]` once. pydantic forgets it when nobody holds it, and aiogram asks anew at every request."""
    from aiogram.methods import Response

    # To mypy the brackets are syntax, not a method.
    response: Any = Response
    response.__class_getitem__ = staticmethod(cache(response.__class_getitem__))


def _prove() -> None:
    """Read an update and write a message; every bot does both soon, so what is built for it is not wasted."""
    from aiogram import methods, types

    # A type that stands alone is built into others ready-made: the largest comes first.
    for found in (types.Message, types.Update):
        found.model_rebuild()
    said = {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}, "text": "你好"}
    read = methods.Response[list[types.Update]].model_validate(
        {"ok": True, "result": [{"update_id": 1, "message": said}]}
    )
    message = read.result[0].message if read.result else None
    if message is None or methods.SendMessage(chat_id=1, text="你好").model_dump()["text"] != message.text:
        raise ValueError("aiogram reads or writes something else")
    if not all(getattr(types, name).__pydantic_fields_complete__ for name in types.__all__ if _is_model(types, name)):
        raise ValueError("aiogram has types that its loop does not know")


def _is_model(module: Any, name: str) -> bool:
    found = getattr(module, name)
    return isinstance(found, type) and issubclass(found, BaseModel)


LEAN: Final = load()
