import re
import sys
import unicodedata

KEPT = "".join(re.escape(chr(c)) for c in range(sys.maxunicode + 1) if unicodedata.category(chr(c))[0] == "M")
GAP = re.compile(rf"[^\w{KEPT}]+")


def clean_note(text: str) -> str:
    folded = unicodedata.normalize("NFC", text).casefold()
    return GAP.sub(" ", unicodedata.normalize("NFC", folded)).strip()
