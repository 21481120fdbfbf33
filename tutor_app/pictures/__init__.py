"""Models of the interactive pictures: what they show and how it changes, without a window."""

PICTURES: tuple[str, ...] = ()
