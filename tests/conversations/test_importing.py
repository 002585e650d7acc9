"""Articles as files: a sheet with a mistake is refused whole, a sound one is taken in whole, and all go out again."""

import zipfile
from dataclasses import replace
from io import BytesIO

import pytest

from knowledge import Article, KnowledgeBase, dump, read
from knowledge.sheets import dump_sheet, load_sheet
from playground.files import Upload
from tests.conversations import shelf
from tests.conversations.announcements import labels
from tests.conversations.desk import answered, shown, versions
from tests.conversations.shelf import READING_ROOM
from tests.stories import Actor, Town, until


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    return shelf.knowledge(tmp_path_factory.mktemp("cache"))


def changed(*, answer: str) -> list[Article]:
    """The shelf with another answer about the reading room, and one article more."""
    found = shelf.articles()
    room = next(one for one in found if one.id == "reading-room")
    texts = {language: replace(text, answer=answer) for language, text in room.texts.items()}
    sauna = replace(room, id="own-lamp", texts={"zh-Hans": replace(room.texts["zh-Hans"], question="路灯不亮找谁？")})
    return [replace(room, texts=texts), *(one for one in found if one.id != "reading-room"), sauna]


async def begin(actor: Actor) -> None:
    await actor.comes_in()
    await actor.says("/article")
    await actor.taps("button-desk-import")
    await actor.hears("import-ask", most=5)


def hand_in(actor: Actor, data: bytes, name: str) -> None:
    actor.town.playground.world.send_files(actor.id, actor.key(None), "document", [Upload(data, name, "")])


def file_of(town: Town, message: dict[str, dict[str, str]]) -> bytes:
    files = town.playground.world.files
    return files.read(files.known[message["document"]["file_id"]].path) or b""


async def test_a_sheet_with_a_mistake_is_told_row_by_row_and_changes_nothing(chen: Actor, town: Town) -> None:
    await begin(chen)
    hand_in(chen, dump_sheet(changed(answer="电话 13912345678")), "答案.xlsx")
    wrong = await chen.sees_of("答案.xlsx 有 1 处要改，一条都还没有收进来")
    assert "第 2 行（图书室几点开门？）：“答案”里像有手机号或身份证号" in wrong["text"]
    assert "全部导入" not in labels(wrong)
    assert "own-lamp" not in town.app.knowledge.articles
    hand_in(chen, dump_sheet(changed(answer="十点。")), "答案.xlsx")
    sound = await chen.sees_of("新的 1 条 · 有改动 1 条 · 一样的 10 条")
    assert "全部导入" in labels(sound)


@pytest.mark.parametrize("kind", ["xlsx", "toml"])
async def test_a_sound_file_is_taken_in_whole_even_after_a_restart(
    chen: Actor, zhang: Actor, town: Town, kind: str
) -> None:
    await begin(chen)
    found = changed(answer="十点开门。")
    hand_in(chen, dump_sheet(found) if kind == "xlsx" else dump(found).encode(), f"a.{kind}")
    await chen.sees_of("新的 1 条 · 有改动 1 条 · 一样的 10 条")
    assert "own-lamp" not in town.app.knowledge.articles
    await town.restart()
    await chen.taps("button-take-in")
    await chen.sees("import-done", new=1, changed=1, same=10)
    await answered(zhang, READING_ROOM, "十点开门。")
    await answered(zhang, "路灯不亮找谁", "路灯不亮找谁？")
    assert [one.what for one in await versions(town, "reading-room")] == ["imported", "shipped"]
    assert [one.what for one in await versions(town, "bikes")] == []


async def test_a_file_that_changes_one_script_only_says_so(chen: Actor) -> None:
    await begin(chen)
    found = shelf.articles()
    room = found[0]
    texts = {**room.texts, "zh-Hans": replace(room.texts["zh-Hans"], answer="十点开门。")}
    hand_in(chen, dump([replace(room, texts=texts), *found[1:]]).encode(), "one.toml")
    assert "有 1 条只改了一种文字" in (await chen.sees_of("有改动 1 条"))["text"]


async def test_a_file_that_says_what_is_there_already_needs_no_import(chen: Actor) -> None:
    await begin(chen)
    hand_in(chen, dump(shelf.articles()).encode(), "same.toml")
    assert "全部导入" not in labels(await chen.sees_of("跟现在的完全一样"))


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("photo.jpg", b"x", "这里要一个 .xlsx 或者 .toml 文件"),
        ("big.toml", b"x" * (5 * 1024 * 1024 + 1), "文件太大了，最多 5 MB"),
        ("broken.xlsx", b"no sheet at all", "这张表读不出来"),
        ("broken.toml", b"subject = \n", "格式断了"),
        ("empty.toml", b"", "里面没有答案"),
    ],
)
async def test_what_cannot_be_read_is_refused_with_what_to_do(chen: Actor, name: str, data: bytes, said: str) -> None:
    await begin(chen)
    hand_in(chen, data, name)
    await shown(chen, said)


async def test_articles_go_out_as_a_sheet_and_as_toml(chen: Actor, town: Town) -> None:
    await chen.comes_in()
    await chen.says("/article")
    await chen.taps("button-desk-export")
    await chen.taps("button-export-xlsx")
    sheet = await shown(chen, "11 条答案。改好以后")
    today = shelf.LAST_DAY
    assert {one.id for one in load_sheet(file_of(town, sheet), today=today).articles} == set(town.app.knowledge.written)
    await chen.taps("button-export-toml")
    await until(lambda: "articles.zip" in str(town.heard(chen.key(None))[-1]))
    with zipfile.ZipFile(BytesIO(file_of(town, town.heard(chen.key(None))[-1]))) as packed:
        assert packed.namelist() == ["邻里生活.toml"]
        text = packed.read("邻里生活.toml").decode()
    assert {one.id: one for one in read("", text).articles} == dict(town.app.knowledge.written)


async def test_one_subject_goes_out_alone(chen: Actor, town: Town) -> None:
    await chen.comes_in()
    await chen.says("/article")
    await chen.taps("button-desk-subjects")
    await chen.taps("button-subject", subject="邻里生活", count=11)
    await chen.taps("button-subject-export")
    assert await until(lambda: "邻里生活.toml" in str(town.heard(chen.key(None))[-1]))
