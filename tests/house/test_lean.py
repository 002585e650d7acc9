"""`bot.lean` changes when aiogram's classes are built, and nothing else.

Each test looks at an interpreter of its own: in this one, aiogram has been imported long ago.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]

#: How a bot comes to aiogram: lean, as everybody does, and lean where pydantic's inside is not what it was.
LEAN = "from bot.lean import LEAN\n"
PLAIN = "import aiogram\n" + LEAN
INSIDE = "from pydantic import BaseModel\nfrom pydantic._internal import _fields\n"
CHANGES = {
    "the name is gone": "del _fields.rebuild_model_fields\n",
    "it takes other arguments": "_fields.rebuild_model_fields = lambda cls: None\n",
    "it does nothing": "_fields.rebuild_model_fields = lambda cls, **_: (cls.__pydantic_fields__, None)\n",
}

PERSON = {"id": 1, "is_bot": False, "first_name": "阿明", "language_code": "zh-hans"}
GROUP = {"id": -1001, "type": "supergroup", "title": "居民群", "is_forum": True}
PHOTO = {"file_id": "f", "file_unique_id": "u", "width": 90, "height": 60, "file_size": 1000}
SAID: dict[str, Any] = {
    "message_id": 5,
    "date": 1_790_000_000,
    "chat": GROUP,
    "from": PERSON,
    "message_thread_id": 3,
    "text": "/ask 低保怎么申请 https://example.org",
    "entities": [{"type": "bot_command", "offset": 0, "length": 4}, {"type": "url", "offset": 12, "length": 19}],
    "something_new": {"kept": True},
}
BUTTONS = {
    "inline_keyboard": [[{"text": "认领", "callback_data": "claim:17"}, {"text": "看", "url": "https://example.org"}]]
}
MEMBER = {"status": "member", "user": PERSON}
UPDATES: list[dict[str, Any]] = [
    {"message": {**SAID, "reply_to_message": {**SAID, "message_id": 4, "reply_markup": BUTTONS}}},
    {"message": {**SAID, "text": None, "photo": [PHOTO], "caption": "漏水", "media_group_id": "7"}},
    {"edited_message": {**SAID, "edit_date": 1_790_000_009, "location": {"latitude": 31.2, "longitude": 121.5}}},
    {"message": {**SAID, "new_chat_members": [PERSON, {**PERSON, "id": 2}]}},
    {"callback_query": {"id": "9", "from": PERSON, "chat_instance": "c", "data": "claim:17", "message": SAID}},
    {
        "callback_query": {
            "id": "9",
            "from": PERSON,
            "chat_instance": "c",
            "data": "claim:17",
            "message": {"chat": GROUP, "message_id": 5, "date": 0},
        }
    },
    {
        "my_chat_member": {
            "chat": GROUP,
            "from": PERSON,
            "date": 1_790_000_000,
            "old_chat_member": {**MEMBER, "status": "left"},
            "new_chat_member": {**MEMBER, "status": "kicked", "until_date": 0},
        }
    },
    {"inline_query": {"id": "3", "from": PERSON, "query": "医保", "offset": ""}},
    {"poll_answer": {"poll_id": "1", "user": PERSON, "option_ids": [0], "option_persistent_ids": ["a"]}},
    {"message": {"message_id": "not a number"}},
]

#: Tells what aiogram is: what its classes take and give, and what they make of what it is given.
TELL = """
import hashlib, inspect, json, re, sys
from pydantic import BaseModel, ValidationError
from aiogram import methods, types

left_behind = BaseModel.model_config.get("defer_build")
given = json.load(sys.stdin)

def told(ask):
    try:
        found = ask()
    except Exception as error:
        found = f"{type(error).__name__}: {str(error).splitlines()[0]}"
    return re.sub(" at 0x[0-9a-f]+", "", str(found))

def schema(cls):
    return hashlib.sha256(json.dumps(cls.model_json_schema(), sort_keys=True, default=repr).encode()).hexdigest()

models = {
    f"{home.__name__}.{name}": getattr(home, name)
    for home in (types, methods)
    for name in home.__all__
    if isinstance(getattr(home, name), type) and issubclass(getattr(home, name), BaseModel)
}
seen = []
for update in given["updates"]:
    try:
        seen.append(types.Update.model_validate({"update_id": 1, **update}).model_dump_json(exclude_unset=True))
    except ValidationError as error:
        seen.append(error.json())
sent = methods.SendMessage(
    chat_id=1,
    text="你好",
    reply_markup=types.InlineKeyboardMarkup(**given["buttons"]),
    reply_parameters=types.ReplyParameters(message_id=3),
)
answer = methods.Response[types.Message | bool].model_validate({"ok": True, "result": given["said"]})
print(json.dumps({
    "lean": LEAN,
    "left_behind": left_behind,
    "seen": seen,
    "sent": told(sent.model_dump),
    "answer": answer.model_dump_json(exclude_unset=True),
    "fields": {name: told(lambda: sorted(cls.model_fields.items())) for name, cls in models.items()},
    "built": {name: told(lambda: cls.model_rebuild() is not False) for name, cls in models.items()},
    "signature": {name: told(lambda: inspect.signature(cls)) for name, cls in models.items()},
    "schema": {name: told(lambda: schema(cls)) for name, cls in list(models.items())[::7]},
}))
"""
GIVEN = json.dumps({"updates": UPDATES, "buttons": BUTTONS, "said": SAID})

#: Four threads want the same class at the same moment, one class after the other; each must get that class.
AT_ONCE = """
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from pydantic import ValidationError
from aiogram import types

sys.setswitchinterval(1e-6)
together = Barrier(4)
classes = [cls for name in types.__all__ if hasattr(cls := getattr(types, name), "model_validate")][:150]

def build(_):
    wrong = []
    for cls in classes:
        together.wait()
        try:
            made = type(cls.model_validate({})).__name__
        except ValidationError as error:
            made = error.title
        except Exception as error:
            made = repr(error)
        if made != cls.__name__:
            wrong.append(f"{cls.__name__}: {made}")
    return wrong

with ThreadPoolExecutor(4) as pool:
    print(LEAN, *(wrong for found in pool.map(build, range(4)) for wrong in found))
"""


def say(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, input=GIVEN, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_pinned_aiogram_comes_lean_and_is_the_same() -> None:
    lean, plain = json.loads(say(LEAN + TELL)), json.loads(say(PLAIN + TELL))
    assert (lean.pop("lean"), plain.pop("lean")) == (True, False), "bot/lean.py does not fit the pinned versions"
    assert len(lean["built"]) > 500
    for what, of_plain in plain.items():
        assert lean[what] == of_plain, what


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_where_pydantic_is_otherwise_aiogram_comes_as_ever(change: str) -> None:
    told = say(INSIDE + change + LEAN + "from aiogram.types import Update\nprint(LEAN, Update(update_id=7).update_id)")
    assert told.split() == ["False", "7"]


def test_threads_that_build_one_class_at_once_all_get_it() -> None:
    assert say(LEAN + AT_ONCE).split() == ["True"]


def test_the_class_of_an_answer_is_made_once() -> None:
    # In a function, because pydantic keeps for good what is made at the top of a module.
    made = (
        "import gc, weakref\nfrom aiogram import methods, types\n"
        "def make():\n    return weakref.ref(methods.Response[types.Message])\n"
        "made = make()\ngc.collect()\nprint(made() is not None)"
    )
    assert say(LEAN + made).split() == ["True"]
