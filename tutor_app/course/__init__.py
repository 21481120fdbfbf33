"""The course as files, and everything that can be known of it without running anything.

- `model`: the frozen values that the rest of the application passes around.
- `reader`: `course.toml` and `lesson.md` to these values; a mistake is a CourseError with file and line.
- `output`: whether what an example showed is what the page says.
- `html`: the prose of a page in the subset of HTML that Qt draws.
- `search`: a full-text index of all pages.

No module here imports Qt, and none imports markdown-it, Pygments or sqlite3 before it needs them:
the window opens with `read_course` alone.
"""
