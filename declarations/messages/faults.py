"""How a fault shows what was found: short, and without anyone's tax number."""

import re
from collections.abc import Sequence

from core.feeds import Fault
from core.words import Words

LONGEST = 40
MOST = 100
"""So many faults of one record are told at once."""

_TAX_ID = re.compile("(?<![0-9A-Za-z])[0-9]{13}(?![0-9A-Za-z])")

Path = Sequence[str | int]


def fault(path: Path, found: object, expected: Words) -> Fault:
    """Return the fault at a path such as ``("items", 2, "tariff")``."""
    return Fault(path_text(path), shown(path, found), expected)


def path_text(path: Path) -> str:
    """Return ``items[2].tariff``; items are counted from 0, as in JSON."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return shortened("".join(parts).removeprefix("."), 200)


def shown(path: Path, found: object) -> str:
    """Return a value as a report shows it."""
    text = found if isinstance(found, str) else "" if found is None else str(found)
    if path and path[-1] == "tax_id":
        return f"{text[:5]}…" if text else ""
    masked = _TAX_ID.sub(lambda match: f"{match[0][:5]}XXXXX{match[0][10:]}", text[:2000])
    return shortened(masked, LONGEST)


def shortened(text: str, longest: int) -> str:
    """Return a text that can be written down anywhere, cut where it is too long."""
    text = re.sub("[\x00-\x1f\x7f\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", text)
    return text if len(text) <= longest else text[: longest - 1] + "…"
