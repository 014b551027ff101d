"""The pages that are measured, and their figures."""

import http.client
import time
from typing import Any

from django.urls import reverse
from django.utils import translation

from bench.pages import Visitor, measure
from bench.people import PASSWORD, cast, code_of
from bench.plans import scans, statements


def figures(*, port: int, rounds: int, goals: dict[str, float]) -> list[dict[str, Any]]:
    """Return one line for each page: median and p99 in ms, ratio to the bare view, statements."""
    people = cast()
    addresses = _addresses(people.number)
    _wait(port)
    visitors = {"trader": Visitor(port), "officer": Visitor(port)}
    visitors["trader"].sign_in(people.trader.username, PASSWORD, code_of(people.trader))
    visitors["officer"].sign_in(people.officer.username, PASSWORD, code_of(people.officer))
    asked = {name: (visitors[who], address) for name, (who, address) in addresses.items()}
    measure(asked, rounds=10)
    spent = measure(asked, rounds=rounds)
    bare = spent.pop("bare")
    lines = []
    for name, (median, p99) in spent.items():
        who, address = addresses[name]
        sql = statements(getattr(people, who), address)
        lines.append(
            {
                "name": name,
                "figure": median,
                "p99": p99,
                "unit": "ms",
                "reference": f"bare view {bare[0]:.2f} ms, {people.declarations:,} declarations",
                "ratio": median / bare[0],
                "goal": goals[name],
                "met": median / bare[0] <= goals[name],
                "queries": len(sql),
                "scans": len(list(scans(sql))),
            }
        )
    return lines


def _addresses(number: str) -> dict[str, tuple[str, str]]:
    with translation.override("th"):
        return {
            "bare": ("trader", "/bare"),
            "list": ("trader", reverse("declarations:list")),
            "detail": ("trader", reverse("declarations:detail", args=[number])),
            "search": ("trader", f"{reverse('search')}?q={number}"),
            "workbench": ("officer", reverse("declarations:officer_queue")),
        }


def _wait(port: int) -> None:
    for _ in range(200):
        try:
            Visitor(port).ask("/bare")
        except (OSError, http.client.HTTPException):
            time.sleep(0.1)
        else:
            return
    raise SystemExit("the web server did not answer")
