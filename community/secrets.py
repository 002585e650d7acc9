"""What is private at rest: encrypted fields, and the keys that open them.

A field declared with `secret` is kept as a Fernet token. Fernet cannot bind extra data, so the table, the field and the
row's own key stand inside the plaintext and are checked at every read: a token that somebody copied to another row, or
another column, does not open there.
"""

import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

KEY_FILE: Final = "linli.key"
_ring: MultiFernet | None = None


class CannotOpenError(Exception):
    """No key at hand opens this field, or the token belongs to another place."""


def unlock(keys: Sequence[str]) -> None:
    """Use these Fernet keys, newest first: the first one writes, all of them read. Raises ValueError for a bad key."""
    global _ring  # noqa: PLW0603 - a process has one key ring, given once at its start
    _ring = MultiFernet([Fernet(key) for key in keys])


def key_kept_in(folder: Path) -> str:
    """Return the key in `folder`, made (mode 0600) at the first call. It is never part of a backup."""
    path = folder / KEY_FILE
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(Fernet.generate_key().decode())
    return path.read_text(encoding="ascii").strip()


def at_hand(given: Sequence[str], folder: Path) -> list[str]:
    """Return the keys to use, newest first. A key made in `folder` before any were given still opens what it closed."""
    kept = not given or (folder / KEY_FILE).exists()
    return [*given, key_kept_in(folder)] if kept else [*given]


def seal(value: Any, *, place: Sequence[str]) -> bytes:
    """Encrypt a JSON value for one place: (table, field, row)."""
    if _ring is None:
        raise CannotOpenError("no key was given to this process")
    return _ring.encrypt(json.dumps([*place, value], ensure_ascii=False, separators=(",", ":")).encode())


def unseal(token: bytes, *, place: Sequence[str]) -> Any:
    """Decrypt what `seal` made for the same place. Raises CannotOpenError."""
    if _ring is None:
        raise CannotOpenError("no key was given to this process")
    try:
        *bound, value = json.loads(_ring.decrypt(token))
    except InvalidToken:
        raise CannotOpenError(f"no key opens this {place[0]}.{place[1]}") from None
    if bound != list(place):
        raise CannotOpenError(f"this {place[0]}.{place[1]} was moved here from another row")
    return value


class secret(property):  # noqa: N801 - it is used like `property`
    """A field of a table that is encrypted at rest: `words = secret("words", row="id")` over a column `words_sealed`.

    `row` names the attribute that identifies the row; it must be set before the secret is.
    """

    def __init__(self, name: str, *, row: str = "id") -> None:
        column = f"{name}_sealed"

        def place(self: Any) -> tuple[str, str, str]:
            key = getattr(self, row)
            if key is None:
                raise CannotOpenError(f"{type(self).__name__}.{row} must be set before its secrets")
            return (str(self.__tablename__), name, str(key))

        def read(self: Any) -> Any:
            token = getattr(self, column)
            return None if token is None else unseal(token, place=place(self))

        def write(self: Any, value: Any) -> None:
            setattr(self, column, None if value is None else seal(value, place=place(self)))

        getter: Callable[[Any], Any] = read
        super().__init__(getter, write)
