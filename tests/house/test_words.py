"""The three languages say the same things, and the code asks for nothing that nobody wrote."""

import re
from pathlib import Path

import pytest
from fluent.syntax import ast, parse
from fluent.syntax.visitor import Visitor

from locales import LANGUAGES, Translator, Word, language_of

ROOT = Path(__file__).parents[2]
FACTS = {"community", "phone", "counter"}


class Names(Visitor):
    """Collects the arguments of a message."""

    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - the name is the library's
        self.found.add(node.id.name)


def messages(language: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for path in sorted((ROOT / "locales" / language).glob("*.ftl")):
        for entry in parse(path.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ast.Junk), f"{path.name}: {entry.content}"
            if isinstance(entry, ast.Message):
                assert entry.id.name not in found, f"{entry.id.name} is written twice in {language}"
                names = Names()
                names.visit(entry)
                found[entry.id.name] = names.found
    return found


REFERENCE = messages("zh-Hans")
#: Message ids that the code builds from parts.
BUILT = (
    r"group-linked-\w+", r"language-[\w-]+", r"level-\w+", r"menu-\w+", r"pick-\w+(-first)?", r"post-[\w-]+",
    r"purpose-\w+", r"role-[\w-]+", r"button-use\w+-chosen", r"everyday-\w+", r"word-\w+", r"refused-[\w-]+",
)  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_languages_have_the_same_messages(language: str) -> None:
    assert set(messages(language)) == set(REFERENCE)


def test_all_languages_have_the_same_files() -> None:
    files = [{path.name for path in (ROOT / "locales" / language).glob("*.ftl")} for language in LANGUAGES]
    assert files[0] == files[1] == files[2]


def test_the_two_scripts_use_the_same_arguments() -> None:
    assert messages("zh-Hant") == REFERENCE


def test_english_leaves_out_no_argument_that_the_reader_needs() -> None:
    # English names a source by its English title and has no use for Chinese numerals; nothing else may differ.
    english = messages("en")
    differing = {name for name in REFERENCE if english[name] - FACTS != REFERENCE[name] - FACTS}
    assert differing <= {"source-law", "source-articles"}


def test_every_message_is_used_and_every_used_message_exists() -> None:
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for package in ("bot", "handlers", "community")
        for path in (ROOT / package).rglob("*.py")
    )
    used = set(re.findall(r'"([a-z]+(?:-[a-z]+)+|erased|mydata)"', code))
    missing = {
        name
        for name in re.findall(r'\bt(?:\.plain)?\(\s*"([a-z-]+)"', code)
        + re.findall(r'plain\(\s*\w+, "([a-z-]+)"', code)
        if name not in REFERENCE
    }
    assert not missing
    unused = {name for name in REFERENCE if name not in used and not any(re.fullmatch(one, name) for one in BUILT)}
    assert not unused


def test_every_argument_is_escaped_at_one_seam() -> None:
    said = Translator("zh-Hans", lambda _: {"community": "<邻里>"})("answer-body", body="<b>1 & 2</b>")
    assert said == "&lt;b&gt;1 &amp; 2&lt;/b&gt;"
    assert isinstance(said, Word)


def test_no_argument_turns_the_words_after_it_round() -> None:
    t = Translator("zh-Hans")
    assert t("answer-body", body="\u202e低保\u2066") == t.plain("answer-body", body="\u202a低保\u2069") == "低保"


def test_our_own_words_are_not_escaped_twice() -> None:
    t = Translator("en")
    inner = t("answer-body", body="a < b")
    assert t("answer-body", body=inner) == "a &lt; b"


def test_plain_text_for_buttons_has_no_entities() -> None:
    assert Translator("en").plain("answer-body", body="Q & A") == "Q & A"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_invisible_isolation_marks(language: str) -> None:
    assert Translator(language)("button-see-number", number=1717).endswith("#R1717")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Emma", "请别人来，不请 Emma 了吗？不用说原因，我们会客气地告诉对方。"),
        ("陈婆婆", "请别人来，不请陈婆婆了吗？不用说原因，我们会客气地告诉对方。"),
        ("陈Emma", "请别人来，不请陈Emma 了吗？不用说原因，我们会客气地告诉对方。"),
        (Word("<i>Li</i>"), "请别人来，不请 <i>Li</i> 了吗？不用说原因，我们会客气地告诉对方。"),
        ("A < B", "请别人来，不请 A &lt; B 了吗？不用说原因，我们会客气地告诉对方。"),
    ],
)
def test_a_latin_name_has_its_space_among_chinese_words_and_a_chinese_one_none(name: str, said: str) -> None:
    assert Translator("zh-Hans")("task-swap-sure", name=name) == said


def test_a_name_within_a_tag_has_its_space_too() -> None:
    assert Translator("zh-Hant")("team-chats", name="Emma", count=1).startswith("<b>Emma 的任務")


def test_a_missing_message_or_argument_is_an_error() -> None:
    with pytest.raises(LookupError):
        Translator("en")("no-such-message")
    with pytest.raises(KeyError):
        Translator("en")("answer-body")


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("zh-hans", "zh-Hans"), ("zh-cn", "zh-Hans"), ("zh", "zh-Hans"), ("zh-hant", "zh-Hant"), ("zh-TW", "zh-Hant"),
        ("zh_HK", "zh-Hant"), ("zh-mo", "zh-Hant"), ("en", "en"), ("en-GB", "en"), ("fr", "zh-Hans"), (None, "zh-Hans"),
        ("", "zh-Hans"), ("english", "zh-Hans"),
    ],
)  # fmt: skip
def test_the_language_of_a_client(tag: str | None, language: str) -> None:
    assert language_of(tag) == language


#: Simplified or wrongly converted characters, each seen in machine-made Traditional text.
SLIPS = re.compile(r"[后](?=續|面|來)|公里裡|裡程|面條|著作裡|幹淨|乾部|社群|視窗|軟體幹|复|发|们|这|请|为|证|说|“|”")


def test_traditional_text_has_none_of_the_known_slips() -> None:
    for path in (ROOT / "locales" / "zh-Hant").glob("*.ftl"):
        text = re.sub(r"(?m)^language-zh-Hans.*$|^#.*$", "", path.read_text(encoding="utf-8"))
        assert not SLIPS.findall(text), path.name


FORBIDDEN = re.compile("对象|管控|重点人员|闲杂|對象|重點人員|閒雜")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_called_a_target(language: str) -> None:
    for path in (ROOT / "locales" / language).glob("*.ftl"):
        assert not FORBIDDEN.search(path.read_text(encoding="utf-8")), path.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_buttons_are_words_and_short_enough_to_read(language: str) -> None:
    for name in REFERENCE:
        if name.startswith(("button-", "everyday-")) and not REFERENCE[name]:
            text = Translator(language).plain(name)
            assert any(letter.isalpha() for letter in text), name
            assert len(text) <= 24, name
