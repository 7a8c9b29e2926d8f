"""Telegram's HTML: what it means, how it breaks, and that what is shown is safe."""

import contextlib
import html

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.demo.telegram import ApiError
from bot.demo.telegram.entities import parse_html, parse_text, render_html


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("a <b>b</b>", "a b", [("bold", 2, 1)]),
        ("😀<i>x</i>", "😀x", [("italic", 2, 1)]),
        ("<b>x<u>y</u></b>", "xy", [("bold", 0, 2), ("underline", 1, 1)]),
        ("&lt;b&gt; &amp; &quot;&#33;&nbsp;", '<b> & "!&nbsp;', []),
        ('<span class="tg-spoiler">s</span>', "s", [("spoiler", 0, 1)]),
        ("<blockquote expandable>q</blockquote>", "q", [("expandable_blockquote", 0, 1)]),
        (
            "<strong>a</strong><em>b</em><del>c</del>",
            "abc",
            [("bold", 0, 1), ("italic", 1, 1), ("strikethrough", 2, 1)],
        ),
        ("<CODE>x</code>", "x", [("code", 0, 1)]),
    ],
)
def test_tags_become_entities(source: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    parsed, found = parse_html(source)
    assert parsed == text
    assert [(entity["type"], entity["offset"], entity["length"]) for entity in found] == entities


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<i><b>x</i>", 'Unmatched end tag at byte offset 7, expected "</b>", found "</i>"'),
        ("ж</b>", "Unexpected end tag at byte offset 2"),
        ("ж <div>x</div>", 'Unsupported start tag "div" at byte offset 3'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_broken_html(source: str, words: str) -> None:
    with pytest.raises(ApiError) as caught:
        parse_html(source)
    assert caught.value.description == f"Bad Request: can't parse entities: {words}"


def test_links_and_code_blocks() -> None:
    _, entities = parse_html(
        '<a href="https://a.example/?x=1&amp;y=2">a</a><pre><code class="language-py">x</code></pre>'
    )
    assert entities[0]["url"] == "https://a.example/?x=1&y=2"
    assert entities[1:] == [{"type": "pre", "offset": 1, "length": 1, "language": "py"}]


def test_spaces_around_are_trimmed_and_entities_follow() -> None:
    text, entities = parse_text(" \n <b> x </b> ", "HTML", None)
    assert text == "x"
    assert entities == [{"type": "bold", "offset": 0, "length": 1}]


def test_commands_and_links_are_found_by_telegram_itself() -> None:
    _, entities = parse_text("/start see https://t.me/x, mail a@b.example or ask @somebody", None, None)
    assert [entity["type"] for entity in entities] == ["bot_command", "url", "email", "mention"]


def test_other_parse_modes_are_refused_honestly() -> None:
    with pytest.raises(ApiError, match=r"MarkdownV2 is unsupported by this simulator"):
        parse_text("*x*", "MarkdownV2", None)
    with pytest.raises(ApiError, match=r"^Bad Request: unsupported parse_mode$"):
        parse_text("*x*", "BBCode", None)


@pytest.mark.parametrize(
    "source",
    ["a <b>b <i>c</i></b> &lt;d&gt;", "😀 <b>😀</b> <code>x &amp; y</code>", "<blockquote>q</blockquote>"],
)
def test_what_is_shown_is_what_was_sent(source: str) -> None:
    assert render_html(*parse_html(source)) == source


def test_overlapping_entities_are_nested_properly() -> None:
    entities = [{"type": "bold", "offset": 0, "length": 2}, {"type": "italic", "offset": 1, "length": 2}]
    assert render_html("abc", entities) == "<b>a<i>b</i></b><i>c</i>"


def test_no_script_and_no_foreign_scheme_is_shown() -> None:
    entities = [{"type": "text_link", "offset": 0, "length": 1, "url": "javascript:alert(1)"}]
    assert render_html("<script>", entities) == "&lt;script&gt;"
    quoted = [{"type": "text_link", "offset": 0, "length": 1, "url": 'https://x/"onclick="y'}]
    assert '"onclick' not in render_html("x", quoted)


@given(some.text())
def test_any_text_that_was_escaped_comes_through(text: str) -> None:
    assert parse_html(html.escape(text, quote=False)) == (text, [])


@given(some.text(alphabet="<>/ab &;\"'=span😀"))
def test_garbage_is_parsed_or_refused_and_what_is_shown_can_be_parsed_again(source: str) -> None:
    with contextlib.suppress(ApiError):
        text, entities = parse_html(source)
        assert parse_html(render_html(text, entities).replace("&#x27;", "'"))[0] == text
