"""Vectors and texts that look like a model's and are always the same."""

from __future__ import annotations

import hashlib
import math
import re
import struct
import unicodedata
from array import array
from functools import lru_cache
from typing import Any

_HALF = 2**31
# How much a text as a whole, and not its words, decides: texts with the same words still differ.
_WHOLE = 0.35
_WORDS_OF_A_REPLY = 12


def embedding(text: str, model: str, dimensions: int) -> array[float]:
    """A unit vector of 32-bit numbers: texts that share words are near each other, models are not alike.

    Case counts; kinds of blanks and of composing a character do not.
    """
    normalized = " ".join(unicodedata.normalize("NFC", text).split())
    total = [number * _WHOLE for number in _direction(f"text {normalized}", model, dimensions)]
    for word in re.findall(r"\w+", normalized.casefold()):
        total = [one + other for one, other in zip(total, _direction(word, model, dimensions), strict=True)]
    length = math.sqrt(math.fsum(number * number for number in total))
    return array("f", [number / length for number in total])


@lru_cache(maxsize=4_096)
def _direction(text: str, model: str, dimensions: int) -> array[float]:
    """Numbers between -1 and 1 that only the arguments decide; fewer dimensions are the beginning of more."""
    digest = hashlib.shake_256(f"{model}\0{text}".encode("utf-8", "surrogatepass")).digest(4 * dimensions)
    return array("f", [number / _HALF - 1 for number in struct.unpack(f"<{dimensions}I", digest)])


def count_tokens(text: str) -> int:
    """About as many as a real tokenizer finds: pieces of words, and signs."""
    return len(re.findall(r"\w{1,6}|[^\w\s]", text))


def reply(messages: list[dict[str, Any]]) -> str:
    """A summary of the last message that is not the model's own: the first words after the instruction."""
    asked = [message for message in messages if message.get("role") in ("user", "tool", "function")]
    text = message_text((asked or messages)[-1])
    instruction, colon, rest = text.partition(":")
    if colon and rest.strip() and len(instruction) < 120:
        text = rest
    words = text.split()
    shown = " ".join(words[:_WORDS_OF_A_REPLY])
    return f"{shown} …" if len(words) > _WORDS_OF_A_REPLY else shown or "Nothing was asked."


def message_text(message: dict[str, Any]) -> str:
    """The text of a chat message, whose content is a text or a list of parts."""
    content = message.get("content")
    if isinstance(content, list):
        parts = [part.get("text", "") for part in content if isinstance(part, dict)]
        return "\n".join(part for part in parts if isinstance(part, str))
    return content if isinstance(content, str) else ""
