"""The topic's page: one scroll of prose and of blocks that run, are checked and are answered.

`view.PageView` builds the blocks and owns what they share: drafts, runs, the scroll position.
A block is told what it needs in its constructor and asks for everything else by a signal.
"""
