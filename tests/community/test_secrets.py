"""What is private is sealed, opens only where it belongs, and with the right key."""

from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import text

from community import secrets
from community.database import Database, Transaction
from community.drafts import Draft, keep
from community.outbox import Delivery, Kind, new_delivery, post
from community.people import Person, meet
from community.questions import Question, record
from community.secrets import CannotOpenError

CANARY = "canary-四号楼三单元"


async def test_no_private_word_stands_in_any_table(database: Database, transaction: Transaction) -> None:
    async with transaction() as session:
        person = await meet(session, telegram_id=7, name=CANARY, client_language="zh-Hans")
        await record(session, by=person, words=CANARY)
        await post(session, key="k", card="c", person_id=person.id, who=CANARY)
        await keep(session, "1:7:7", state="s", content={"words": CANARY})
    async with database.engine.connect() as connection:
        for table in ("person", "question", "delivery", "draft", "trail"):
            for row in await connection.execute(text(f"SELECT * FROM {table}")):  # noqa: S608 - the names stand above
                assert all(CANARY.encode() not in bytes(str(value), "utf-8") for value in row)
                assert not any(isinstance(value, bytes) and CANARY.encode() in value for value in row)


async def test_what_was_sealed_is_read_back(transaction: Transaction) -> None:
    async with transaction() as session:
        person = await meet(session, telegram_id=7, name=CANARY, client_language="zh-Hans")
        question = await record(session, by=person, words=CANARY)
        await keep(session, "1:7:7", state="s", content={"words": CANARY, "n": 3})
    async with transaction.reading() as session:
        assert (await session.get_one(Person, person.id)).name == CANARY
        assert (await session.get_one(Question, question.id)).words == CANARY
        assert (await session.get_one(Draft, "1:7:7")).content == {"words": CANARY, "n": 3}


async def test_a_token_moved_to_another_row_does_not_open(transaction: Transaction) -> None:
    async with transaction() as session:
        one = await meet(session, telegram_id=1, name="Zhang", client_language="zh-Hans")
        two = await meet(session, telegram_id=2, name="Wang", client_language="zh-Hans")
        two.name_sealed = one.name_sealed
        with pytest.raises(CannotOpenError, match="moved"):
            _ = two.name
        await session.rollback()


def test_a_token_moved_to_another_column_does_not_open() -> None:
    token = secrets.seal("x", place=("person", "name", "1"))
    with pytest.raises(CannotOpenError):
        secrets.unseal(token, place=("person", "phone", "1"))
    with pytest.raises(CannotOpenError):
        secrets.unseal(token, place=("question", "name", "1"))


def test_the_newest_key_writes_and_older_ones_still_read() -> None:
    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    secrets.unlock([old])
    token = secrets.seal("x", place=("t", "f", "1"))
    secrets.unlock([new, old])
    assert secrets.unseal(token, place=("t", "f", "1")) == "x"
    secrets.unlock([new])
    with pytest.raises(CannotOpenError, match="no key"):
        secrets.unseal(token, place=("t", "f", "1"))


def test_a_secret_cannot_be_set_before_its_row_is_known() -> None:
    delivery = new_delivery(key="k", card="c", kind=Kind.REPLY)
    delivery.arguments = {}
    with pytest.raises(CannotOpenError):
        Delivery.model_construct(key=None).arguments = {}


def test_the_key_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    key = secrets.key_kept_in(tmp_path / "keys")
    assert secrets.key_kept_in(tmp_path / "keys") == key
    assert (tmp_path / "keys" / secrets.KEY_FILE).stat().st_mode & 0o777 == 0o600
