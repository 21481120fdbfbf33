"""The two ends of a page: its title with what it holds, and where to go next."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tutor_app.course.markdown import escaped
from tutor_app.course.model import Page, Topic
from tutor_app.course.reader import minutes
from tutor_app.progress.store import ProgressStore
from tutor_app.ui.page.parts import Ruler, button
from tutor_app.ui.page.prose import ProseView
from tutor_app.ui.theme import HEADING_SIZES, Theme
from tutor_app.ui.widgets import ButtonKind, Words


def counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


class PageHead(QWidget):
    """Title, one line of difficulty, minutes and what the page holds, and links to the prerequisites."""

    def __init__(
        self,
        theme: Theme,
        topic: Topic,
        page: Page,
        prerequisites: Sequence[Topic],
        on_link: Callable[[str], None],
        strip: QWidget | None = None,
    ) -> None:
        """*strip* stands below them all."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        title = Words(
            theme, page.title, size=HEADING_SIZES[1], weight=650, color="text", wrapped=True, zoomed=True
        )
        title.setAccessibleName(f"{topic.number} {page.title}")
        column.addWidget(title)
        runnable = [example for example in page.examples() if example.runs]
        parts = [
            page.difficulty.capitalize(),
            f"{minutes(page)} min",
            counted(len([example for example in runnable if not example.predict]), "example"),
            counted(len([example for example in runnable if example.predict]), "prediction"),
            counted(len(page.exercises()), "exercise"),
            counted(len(page.questions()), "interview question"),
        ]
        shown = " · ".join(part for part in parts if part and not part.startswith("0 "))
        column.addWidget(Words(theme, shown, wrapped=True, zoomed=True))
        self._builds_on: ProseView | None = None
        if prerequisites:
            links = ", ".join(f"[{escaped(before.title)}](topic:{before.id})" for before in prerequisites)
            self._builds_on = ProseView(theme, f"Builds on {links}.", topic.folder, on_link)
            column.addSpacing(4)
            column.addWidget(self._builds_on)
        if strip is not None:
            column.addSpacing(8)
            column.addWidget(strip)

    def restyle(self) -> None:
        if self._builds_on is not None:
            self._builds_on.restyle()
        self.updateGeometry()


class PageEnd(QWidget):
    """How many exercises are passed, and the way to the topics before and after."""

    def __init__(
        self,
        theme: Theme,
        store: ProgressStore,
        exercise_ids: Sequence[str],
        before: Topic | None,
        after: Topic | None,
        on_link: Callable[[str], None],
    ) -> None:
        super().__init__()
        self.setObjectName("page end")
        self._store = store
        self._ids = exercise_ids
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(12)
        column.addWidget(Ruler(theme))
        self._words = Words(theme, zoomed=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._words)
        row.addStretch(1)
        if before is not None:
            row.addWidget(button(theme, f"← {before.title}", lambda: on_link(f"topic:{before.id}")))
        if after is not None:
            row.addWidget(
                button(theme, f"{after.title} →", lambda: on_link(f"topic:{after.id}"), ButtonKind.ACCENT)
            )
        column.addLayout(row)
        self.refresh()

    def refresh(self) -> None:
        passed = sum(self._store.passed(exercise) is not None for exercise in self._ids)
        total = len(self._ids)
        self._words.setText(f"{passed} of {counted(total, 'exercise')} passed" if total else "")
        done = total > 0 and passed == total
        self._words.set_color("right" if done else "muted")
        if done:
            self._words.setText(f"✓ {self._words.text()}")

    def restyle(self) -> None:
        self.updateGeometry()
