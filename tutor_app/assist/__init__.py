"""Completion, signatures and problems of code that is being typed, and what an editor does by itself.

`assistant` is the way in; `worker` is the process in which jedi runs, `outline` what it reads in place of
the big libraries, `problems` asks ruff; `typing_help` and `shape` are plain functions on text.
"""
