"""parse_mode, entity by entity; the refusals' byte offsets; and HTML for the page that is safe whatever people write."""

import re

import pytest

from playground.entities import completed, find, html, slice_of, trimmed, units
from playground.formatting import parse
from playground.refusals import Refusal


def marks(text: str, mode: str) -> tuple[str, list[tuple[str, str]]]:
    """Give the plain text, and each entity as its kind and its words."""
    plain, entities = parse(text, mode)
    return plain, [(each["type"], slice_of(plain, each["offset"], each["length"])) for each in entities]


@pytest.mark.parametrize(
    ("text", "plain", "expected"),
    [
        ("<b>粗</b><i>斜</i>", "粗斜", [("bold", "粗"), ("italic", "斜")]),
        ("<strong>a<em>b</em></strong>", "ab", [("bold", "ab"), ("italic", "b")]),
        (
            "<u>a</u><s>b</s><tg-spoiler>c</tg-spoiler>",
            "abc",
            [("underline", "a"), ("strikethrough", "b"), ("spoiler", "c")],
        ),
        ('<span class="tg-spoiler">藏</span>', "藏", [("spoiler", "藏")]),
        ("😀<code>x &lt; y &amp;&#26446;</code>", "😀x < y &李", [("code", "x < y &李")]),
        ("<blockquote expandable>引\n文</blockquote>后", "引\n文后", [("expandable_blockquote", "引\n文")]),
        ("a &nbsp; & b", "a &nbsp; & b", []),
        ("<b></b>x", "x", []),
    ],
)
def test_html_is_read(text: str, plain: str, expected: list[tuple[str, str]]) -> None:
    assert marks(text, "HTML") == (plain, expected)


@pytest.mark.parametrize(
    ("text", "plain", "expected"),
    [
        ("*粗 _斜_*", "粗 斜", [("bold", "粗 斜"), ("italic", "斜")]),
        ("__下__ ~删~ ||藏||", "下 删 藏", [("underline", "下"), ("strikethrough", "删"), ("spoiler", "藏")]),
        (r"1\. `a*b\`` \_", "1. a*b` _", [("code", "a*b`")]),
        ("```py\nx = 1```", "x = 1", [("pre", "x = 1")]),
        (">引\n>文\n后", "引\n文\n后", [("blockquote", "引\n文")]),
        ("**>长\n>引||", "长\n引", [("expandable_blockquote", "长\n引")]),
        (r"[链\]接](https://a.example/\))", "链]接", [("text_link", "链]接")]),
    ],
)
def test_markdown_v2_is_read(text: str, plain: str, expected: list[tuple[str, str]]) -> None:
    assert marks(text, "MarkdownV2") == (plain, expected)


def test_the_old_markdown_is_read() -> None:
    assert marks("*粗* _斜_ `码` [链](http://a.example)", "Markdown") == (
        "粗 斜 码 链",
        [("bold", "粗"), ("italic", "斜"), ("code", "码"), ("text_link", "链")],
    )


def test_links_mentions_and_languages_are_kept() -> None:
    _, entities = parse('<a href="https://a.example/?x=1&amp;y=2">a</a><a href="tg://user?id=7">b</a>', "HTML")
    assert entities[0]["url"] == "https://a.example/?x=1&y=2"
    assert (entities[1]["type"], entities[1]["user"]) == ("text_mention", {"id": 7})
    _, entities = parse('<pre><code class="language-python">x</code></pre>', "HTML")
    assert entities == [{"type": "pre", "language": "python", "offset": 0, "length": 1}]


@pytest.mark.parametrize(
    ("text", "mode", "words"),
    [
        ("李<b>", "HTML", 'Can\'t find end tag corresponding to start tag "b"'),
        ("李<q>", "HTML", 'Unsupported start tag "q" at byte offset 3'),
        ("a < b", "HTML", 'Unsupported start tag "" at byte offset 2'),
        ("<b>a</i>", "HTML", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b", "HTML", "Unclosed start tag at byte offset 0"),
        ("<b>a</b", "HTML", "Unclosed end tag at byte offset 4"),
        ("<span>a</span>", "HTML", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("李_a", "MarkdownV2", "Can't find end of Italic entity at byte offset 3"),
        ("a-b", "MarkdownV2", "Character '-' is reserved and must be escaped with the preceding '\\'"),
        ("```x", "MarkdownV2", "Can't find end of Pre entity at byte offset 0"),
        ("*a", "Markdown", "Can't find end of the entity starting at byte offset 0"),
    ],
)
def test_wrong_marks_are_refused(text: str, mode: str, words: str) -> None:
    with pytest.raises(Refusal) as caught:
        parse(text, mode)
    assert caught.value.description == f"Bad Request: can't parse entities: {words}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/start@linli_bot ref", [("bot_command", "/start@linli_bot")]),
        ("a/b 1/2", []),
        ("看 https://a.example/x?y=1。好", [("url", "https://a.example/x?y=1")]),
        ("看 example.com/a", [("url", "example.com/a")]),
        ("写信 a.b@c.example", [("email", "a.b@c.example")]),
        ("问@li_si 😀 #R17 #1", [("hashtag", "#R17")]),
        ("问 @li_si", [("mention", "@li_si")]),
        ("打 +86 1234 5678", [("phone_number", "+86 1234 5678")]),
    ],
)
def test_what_telegram_marks_by_itself_is_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(each["type"], slice_of(text, each["offset"], each["length"])) for each in find(text)] == expected


def test_lengths_are_utf_16_units() -> None:
    assert units("李😀a") == 4
    assert slice_of("李😀a", 1, 2) == "😀"


def test_white_space_around_is_cut_and_entities_move_along() -> None:
    assert trimmed("  粗 ", [{"type": "bold", "offset": 1, "length": 3}]) == (
        "粗",
        [{"type": "bold", "offset": 0, "length": 1}],
    )


def test_nothing_is_found_inside_code_and_links() -> None:
    code = {"type": "code", "offset": 0, "length": 6}
    assert completed("/start", [code]) == [code]


@pytest.mark.parametrize(
    ("text", "entities", "expected"),
    [
        ("<script>", [], "&lt;script&gt;"),
        ("😀 a<b", [{"type": "bold", "offset": 3, "length": 1}], "😀 <b>a</b>&lt;b"),
        ("x", [{"type": "text_link", "offset": 0, "length": 1, "url": "javascript:alert(1)"}], "<span>x</span>"),
        (
            "x",
            [{"type": "pre", "offset": 0, "length": 1, "language": '"><b>'}],
            '<pre><code class="language-&quot;&gt;&lt;b&gt;">x</code></pre>',
        ),
        (
            "/help",
            [{"type": "bot_command", "offset": 0, "length": 5}],
            '<a class="bot_command" data-text="/help">/help</a>',
        ),
        (
            "abc",
            [{"type": "bold", "offset": 0, "length": 2}, {"type": "italic", "offset": 1, "length": 2}],
            "<b>a<i>b</i></b>c",
        ),
    ],
)
def test_html_for_the_page_is_safe_and_well_formed(text: str, entities: list[dict[str, object]], expected: str) -> None:
    assert html(text, entities) == expected
    opened = re.findall(r"<(\w+)", html(text, entities))
    assert len(opened) == len(re.findall(r"</(\w+)", html(text, entities)))
