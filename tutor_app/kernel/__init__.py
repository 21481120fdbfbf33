"""The learner's Python: how it is started, spoken to and kept from flooding the window. No Qt.

spec.py      where a kernel lives: its private folder, its sockets, its environment, its command line
process.py   one running kernel: start, interrupt, kill, and why it ended
wire.py      the messages of the Jupyter protocol over those sockets
shown.py     the messages of one run as what the learner sees: text, error, pictures
session.py   a kernel for code without a window: blocking
launch.py    what the kernel process runs: an IPython kernel with our guard
guard.py     inside the kernel: the budget of output of one run
"""
