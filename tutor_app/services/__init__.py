"""Practice services: what a page's code talks to, made real on this machine.

- `model_api`: an OpenAI-compatible HTTP API, with `embedding` and `script`. `redis_server`: a Redis server.
- `record`: what they write down. `loopback`: how they listen.
- `practice`: how a learner's code speaks to the services that are running.
- `serve`: a service inside a check. `process`: services in a process of their own, which is `__main__`.
- `control`: how that process is asked from outside.
"""

SERVICES = ("model-api", "redis")
"""The names that a page may declare."""
