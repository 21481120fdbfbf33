"""Practice services: what a topic needs beyond the machine, made real on it."""
