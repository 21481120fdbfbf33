"""A picture of the page: what it is called, what to try in it, and the picture itself."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tutor_app.course.model import Picture
from tutor_app.pictures import TITLES
from tutor_app.ui.page.parts import Bar, Card, Ruler
from tutor_app.ui.page.prose import ProseView
from tutor_app.ui.page.tools import Tools
from tutor_app.ui.pictures import make_picture
from tutor_app.ui.widgets import Words


class PictureBlock(Card):
    """One interactive picture; it redraws itself when the theme changes and leaves the wheel to the page."""

    def __init__(self, tools: Tools, block: Picture) -> None:
        super().__init__(tools.theme, ground="background", padding=(1, 1, 1, 1))
        theme = tools.theme
        is_known = block.name in TITLES
        title = f"Picture · {TITLES[block.name]}" if is_known else "Picture"
        self.setAccessibleName(title)
        self.body.addWidget(Bar().add(Words(theme, title)).stretch())
        self.body.addWidget(Ruler(theme))
        self.caption = ProseView(theme, block.text, tools.folder, tools.on_link)
        inset = QVBoxLayout()
        inset.setContentsMargins(16, 12, 16, 4)
        inset.addWidget(self.caption)
        self.body.addLayout(inset)
        # A page that is written before its picture can still be read.
        self.picture: QWidget = (
            make_picture(block.name, theme)
            if is_known
            else Words(theme, f"There is no picture {block.name!r} in this version.", wrapped=True)
        )
        if not is_known:
            self.picture.setContentsMargins(15, 0, 15, 12)
        self.body.addWidget(self.picture)

    def restyle(self) -> None:
        self.caption.restyle()
        self.updateGeometry()
