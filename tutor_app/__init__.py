"""Python for AI & Data: a desktop tutor. This is the map of the package.

An arrow means "may import", also further to the right; modules separated by `|` do not import each other:

    __main__ -> ui | author -> checks | assist | progress | kernel -> services | pictures
        -> course -> paths | processes

- `__main__`: the command line. It imports what a command needs and no more.
- `ui`: every widget, and the only place that imports PySide6, qtpy or qtconsole. `ui.app` makes every object
  once and hands it down through constructors.
- `author`: verify and list the course, begin a topic, test the installation.
- `checks`: an answer in a clean process, and the sentences that explain what is different.
- `assist`: completion, signatures and problems of code that is being typed.
- `progress`: the learner's data, in one SQLite file.
- `kernel`: the learner's Python, and what guards its output.
- `services`: practice services: a model API and a Redis server that run on this machine.
- `pictures`: what the interactive pictures show and how it changes; `ui.pictures` draws them.
- `course`: lesson files as values, as HTML, as a search index.
- `paths`: where lessons, resources and data are. `processes`: the one place that starts processes.
"""
