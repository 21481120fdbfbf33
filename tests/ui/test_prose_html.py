"""Prose as Qt draws it: sizes, colors, tables, lists and links, and nothing that an author did not mean."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPainter,
    QTextBlock,
    QTextDocument,
    QTextFragment,
    QTextTable,
)

from tutor_app.course.html import prose_html
from tutor_app.paths import resources_dir
from tutor_app.ui.theme import DARK, LIGHT, Tokens, load_fonts

TOPIC = Path(__file__).parent.parent / "small_course" / "first-steps" / "slices"
WIDTH = 760

SAMPLE = """## Averages with `np.mean`

A metric, an *average*, a **gate**: `x >= 0.95`, `"text"`, [a topic](topic:slices).

- one `code`
- two
  - nested

1. first

| name | value |
| ---- | ----: |
| `a`  | 1     |

> Quoted.

```python
def f(x):
    return x != 3  # why
```

![The gaps](pictures/gaps.png)
"""


@pytest.fixture(autouse=True)
def _application(qapp: object) -> None:
    load_fonts(resources_dir() / "fonts")


def colors(tokens: Tokens = LIGHT) -> dict[str, str]:
    return {name: getattr(tokens, name) for name in tokens.__slots__}


def document(markdown: str, tokens: Tokens = LIGHT, zoom: float = 1.0) -> QTextDocument:
    made = QTextDocument()
    made.setDocumentMargin(0)
    made.setDefaultFont(QFont("Inter"))
    made.setHtml(prose_html(markdown, colors(tokens), zoom=zoom, folder=TOPIC))
    made.setTextWidth(WIDTH)
    return made


def blocks(made: QTextDocument) -> Iterator[QTextBlock]:
    block = made.begin()
    while block.isValid():
        yield block
        block = block.next()


def fragments(made: QTextDocument) -> Iterator[QTextFragment]:
    for block in blocks(made):
        place = block.begin()
        while not place.atEnd():
            yield place.fragment()
            place += 1


def fragment_with(made: QTextDocument, text: str) -> QTextFragment:
    return next(fragment for fragment in fragments(made) if text in fragment.text())


@pytest.mark.parametrize("zoom", [0.75, 1.0, 1.5, 2.0])
def test_text_headings_and_code_have_the_sizes_of_the_theme(zoom: float) -> None:
    made = document("## Two\n\n### Three\n\nWords and `code`.", zoom=zoom)
    for text, size, weight in (("Two", 18, 600), ("Three", 15, 600), ("Words", 15, 400), ("code", 13.5, 400)):
        font = fragment_with(made, text).charFormat().font()
        assert (font.pixelSize(), font.weight()) == (round(size * zoom), weight), text
    assert fragment_with(made, "code").charFormat().font().families()[0] == "JetBrains Mono NL"
    assert fragment_with(made, "Words").charFormat().font().families()[0] == "Inter"


def test_a_line_of_text_is_24_pixels_high_with_and_without_code() -> None:
    long = "word " * 60
    plain, mixed = document(long), document(long.replace("word word", "word `code`"))
    for made in (plain, mixed):
        assert made.size().height() > 24 * 2, "this also makes Qt lay the text out"
        layout = next(blocks(made)).layout()
        heights = {
            round(layout.lineAt(line + 1).y() - layout.lineAt(line).y())
            for line in range(layout.lineCount() - 1)
        }
        assert heights == {24}


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_colors_are_those_of_the_theme(tokens: Tokens) -> None:
    made = document("Words, `plain_name`, `None` and [a link](topic:slices).", tokens)
    assert fragment_with(made, "Words").charFormat().foreground().color() == QColor(tokens.text)
    code = fragment_with(made, "plain_name").charFormat()
    assert code.background().color() == QColor(tokens.code_ground)
    assert code.foreground().color() == QColor(tokens.text)
    assert fragment_with(made, "None").charFormat().foreground().color() == QColor(tokens.syntax_keyword)
    link = fragment_with(made, "a link").charFormat()
    assert link.foreground().color() == QColor(tokens.accent)
    assert link.anchorHref() == "topic:slices"


@pytest.mark.parametrize("address", ["topic:float-precision", "#there", "https://python.org/x?a=1&b=2"])
def test_links_keep_their_address(address: str) -> None:
    assert fragment_with(document(f"[words]({address})"), "words").charFormat().anchorHref() == address


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:alert(1)", "notes.md", "ftp://x.org"])
def test_other_links_are_words(address: str) -> None:
    made = document(f"[words]({address}) after")
    assert "words" in made.toPlainText() and "after" in made.toPlainText()
    assert not any(fragment.charFormat().isAnchor() for fragment in fragments(made))


@pytest.mark.parametrize(
    "text", ["<b>bold</b>", "<script>alert(1)</script>", "a < b & c > d", "&lt;", "<!-- x -->"]
)
def test_html_is_shown_as_it_is_written(text: str) -> None:
    for markdown in (text, f"`{text}`", f"```text\n{text}\n```", f"```python\n{text}\n```"):
        shown = document(markdown).toPlainText()
        assert shown.strip() in (text, text.replace("&lt;", "<"))


@pytest.mark.parametrize(
    "source", ["a >= b != c -> d == e", "x = [i ** 2 for i in y]", "print('a' ':=' \"b\")"]
)
def test_code_is_copied_as_it_is_written_though_no_signs_are_joined(source: str) -> None:
    assert document(f"`{source}`").toPlainText() == source
    made = document(f"```python\n{source}\n    {source}\n```")
    assert made.toPlainText().strip() == f"{source}\n    {source}"
    for fragment in fragments(made):
        assert ">=" not in fragment.text() and "!=" not in fragment.text()


def test_a_table_has_its_cells_lines_and_alignment() -> None:
    made = document("| name | value |\n| --- | ---: |\n| a | 1 |\n| b | 2 |")
    (table,) = (frame for frame in made.rootFrame().childFrames() if isinstance(frame, QTextTable))
    assert (table.rows(), table.columns()) == (3, 2)
    assert table.format().borderBrush().color() == QColor(LIGHT.line)
    assert table.format().cellPadding() == 6
    right = table.cellAt(1, 1).firstCursorPosition().blockFormat().alignment()
    assert bool(right & right.AlignRight)
    assert table.cellAt(0, 0).firstCursorPosition().block().text() == "name"


def test_lists_are_numbered_indented_and_nested() -> None:
    made = document("- one\n- two\n  - nested\n\n3. three\n4. four\n\n   more\n")
    lists = {block.text(): block.textList() for block in blocks(made) if block.textList()}
    assert set(lists) == {"one", "two", "nested", "three", "four"}
    assert lists["one"].format().indent() == 1 and lists["nested"].format().indent() == 2
    assert lists["four"].itemText(next(b for b in blocks(made) if b.text() == "four")) == "4."


def test_pictures_of_the_topic_are_found_and_no_others() -> None:
    made = document("![The gaps](pictures/gaps.png)")
    assert made.size().height() >= 60
    fetched = document("![one](https://example.org/a.png) ![two](/etc/a.png) ![three](file:///a.png)")
    assert not any(fragment.charFormat().isImageFormat() for fragment in fragments(fetched))
    assert "one" in fetched.toPlainText()


def test_a_picture_keeps_its_relative_address_for_the_search_path_of_a_view() -> None:
    assert 'src="pictures/gaps.png"' in prose_html("![x](pictures/gaps.png)", colors())


def test_a_directive_cut_off_in_a_quote_is_shown_as_a_quote() -> None:
    assert document("> :::{note}\n> words\n>").toPlainText().strip() == "words"


def test_margins_stand_between_blocks_and_not_around_them() -> None:
    one, two = document("one"), document("one\n\ntwo")
    assert one.size().height() == 24
    assert two.size().height() == 24 + 12 + 24


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
@pytest.mark.parametrize("zoom", [1.0, 1.5])
def test_everything_fits_into_the_width_of_the_page(tokens: Tokens, zoom: float) -> None:
    made = document(SAMPLE, tokens, zoom)
    assert made.idealWidth() <= WIDTH
    image = QImage(WIDTH, int(made.size().height()), QImage.Format.Format_RGB32)
    image.fill(QColor(tokens.background))
    painter = QPainter(image)
    made.drawContents(painter)
    painter.end()
    seen = {image.pixelColor(x, y).name() for x in range(0, WIDTH, 2) for y in range(0, image.height(), 2)}
    assert {tokens.text, tokens.code_ground, tokens.line, tokens.background} <= seen


@settings(max_examples=150, deadline=None)
@given(
    text=st.one_of(
        st.text(), st.lists(st.sampled_from([*"#*_`[]()<>&|-:\n !~1.", "```python\n"])).map("".join)
    )
)
def test_any_text_can_be_shown(text: str) -> None:
    html = prose_html(text, colors())
    made = QTextDocument()
    made.setHtml(html)
    assert html.startswith("<div") and html.endswith("</div>")
