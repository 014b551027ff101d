"""The list of declarations and the page of one, for traders, brokers and officers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.http import FileResponse, Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.actions.lists import note_taken
from accounts.http import SignedInRequest
from accounts.models import User
from core.acting import each_acting_as
from core.counting import MOST, counts
from core.paging import page
from core.words import Words
from declarations import exports
from declarations.actions import trail
from declarations.answers import (
    Reader,
    Summary,
    answer,
    by_tax,
    clock_groups,
    facts,
    payment_facts,
    stages,
    timeline,
)
from declarations.catalogue.stages import FOUND, MY_TURN, STAGE_FILTERS
from declarations.exports import of_list
from declarations.forms.traders import FilterForm
from declarations.models import Declaration, DutyLine, Item
from declarations.models.declarations import DeclarationQuerySet
from declarations.models.lists import sides_in_order, stage_parts, turn_parts, with_told
from declarations.timeline import in_order
from declarations.workflow import Status

ROWS = 50
MOST_FILTERED = 1_000
"""Where filters are in force, rows are read to be counted: exactly up to here."""
MOST_TURNS = 100
"""What waits for the reader is counted event by event: exactly up to here."""
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Line:
    """A line of the list: the declaration, what it says, and the other party."""

    declaration: Declaration
    summary: Summary
    other: Words | None


@dataclass(frozen=True)
class Count:
    """A count, and the list it leads to; beyond ``most`` only that there are more."""

    words: Words
    number: int
    most: int
    query: str = ""
    is_chosen: bool = False

    @property
    def more(self) -> bool:
        """Whether only a lower bound is known."""
        return self.number > self.most


def reader_of(user: User) -> Reader:
    """Return whom this person acts for."""
    if user.is_officer:
        return Reader(is_officer=True)
    return Reader(user.trader_keys())


@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    """Show the declarations that this person may see, filtered and counted."""
    form, rows = _asked(request)
    found = form.narrowed(rows)
    shown = page(
        with_told(found).select_related("trader", "broker"),
        by="updated_at",
        cursor=request.GET.get("cursor", ""),
        size=ROWS,
        parts=[form.narrowed(side) for side in sides_in_order(request.user)],
    )
    total, overview = _counts(request.user, form, found)
    context = {
        "form": form,
        "chips": form.chips(),
        "page": shown,
        "lines": [_line(row, form.reader, form.on) for row in shown.rows],
        "counts": overview,
        "total": total,
        "query": form.without(),
    }
    status = 200 if form.is_valid() else 422
    return render(request, "declarations/list.html", context, status=status)


@require_safe
def list_csv(request: SignedInRequest) -> HttpResponseBase:
    """Send the filtered list as CSV, however long."""
    note_taken("declarations", by=request.user, at=timezone.now())
    lines = each_acting_as(request.user, exports.list_csv(_to_export(request)))
    return _attached(StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8"), "csv")


@require_safe
def list_xlsx(request: SignedInRequest) -> HttpResponseBase:
    """Send the filtered list as XLSX."""
    note_taken("declarations", form="xlsx", by=request.user, at=timezone.now())
    more = _("There are more rows: take the CSV file, which has them all.")
    file = exports.list_xlsx(_to_export(request), more=more)
    return _attached(FileResponse(file, content_type=_XLSX), "xlsx")


@require_safe
def detail(request: SignedInRequest, identifier: str) -> HttpResponse:
    """Show where a declaration stands, what is to be done, and everything known about it."""
    declaration = _find(request, identifier)
    if declaration.number and identifier.strip() == declaration.reference:
        return redirect(declaration)
    trail.note("viewed", declaration, by=request.user, at=timezone.now())
    reader, on = reader_of(request.user), timezone.localdate()
    events = list(declaration.events.select_related("office"))
    found = answer(declaration, events, reader=reader, on=on)
    lines = list(declaration.duty_lines.order_by("tax_code", "pk"))
    context = {
        "declaration": declaration,
        "answer": found,
        "stages": stages(declaration, events, found.summary),
        "groups": timeline(declaration, events),
        "taxes": by_tax(declaration, lines),
        "clock_groups": clock_groups(declaration, events, lines, on=on),
        "facts": facts(declaration),
        "payment": payment_facts(declaration),
        "items": _items(declaration, lines),
        "cancelled": declaration.status == Status.CANCELLED,
        "is_officer": reader.is_officer,
    }
    return render(request, "declarations/detail.html", context)


@require_safe
def events_csv(request: SignedInRequest, identifier: str) -> HttpResponseBase:
    """Send the timeline of one declaration as CSV, oldest first."""
    declaration = _find(request, identifier)
    trail.note("exported", declaration, by=request.user, at=timezone.now())
    lines = exports.events_csv(in_order(declaration.events.select_related("office")))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    return _attached(response, "csv", name=declaration.identifier)


def _find(request: SignedInRequest, identifier: str) -> Declaration:
    """Return a declaration under its number or reference, if this person may see it."""
    visible = Declaration.objects.visible_to(request.user).select_related(
        "trader", "broker", "office", "release_place", "port"
    )
    found = visible.named(identifier).first() or visible.filter(reference=identifier).first()
    if found is None:
        raise Http404
    return found


def _asked(request: SignedInRequest) -> tuple[FilterForm, DeclarationQuerySet]:
    """Return the filters, and the declarations that this person may see."""
    user = request.user
    offices = list(user.offices_in_charge())
    form = FilterForm(request.GET, reader=reader_of(user), offices=offices, on=timezone.localdate())
    rows = Declaration.objects.visible_to(user)
    if user.is_officer and not user.works_everywhere():
        # Says again by keys what the scope says by a subquery, for the planner.
        rows = rows.filter(office__in=[office.pk for office in offices])
    return form, rows


def _to_export(request: SignedInRequest) -> Iterator[exports.Row]:
    form, rows = _asked(request)
    found = with_told(form.narrowed(rows)).select_related("trader", "broker", "office")
    parts = [form.narrowed(side) for side in sides_in_order(request.user)]
    return exports.summed_up(found, parts=parts, reader=form.reader, on=form.on)


def _line(declaration: Declaration, reader: Reader, on: date) -> Line:
    own = reader.acts_for_trader(declaration)
    other = declaration.broker if own else declaration.trader
    summary = of_list(declaration, reader=reader, on=on)
    return Line(declaration, summary, other.name if other else None)


def _counts(user: User, form: FilterForm, found: DeclarationQuerySet) -> tuple[Count, list[Count]]:
    """Return how many were found and, for traders, what waits for them and is in each stage.

    The overview is of all one's declarations, whatever the filters: indexes alone answer it.
    Officers have theirs on the workbench.
    """
    chosen = form.in_force()
    most = MOST_FILTERED if chosen else MOST
    if user.is_officer:
        return Count(FOUND, counts({"found": [found[: most + 1]]})["found"], most), []
    numbers = counts(
        {"turn": [part[: MOST_TURNS + 1] for part in turn_parts(user, on=form.on)]}
        | stage_parts(user)
        | ({"found": [found[: most + 1]]} if chosen else {})
    )
    stages = [
        Count(words, numbers[str(key)], MOST, f"stage={key}", str(key) == chosen.get("stage"))
        for key, words in STAGE_FILTERS.items()
    ]
    mine = Count(MY_TURN, numbers["turn"], MOST_TURNS, "turn=on", "turn" in chosen)
    everything = sum(count.number for count in stages)
    return Count(FOUND, numbers.get("found", everything), most), [mine, *stages]


def _items(declaration: Declaration, lines: list[DutyLine]) -> list[tuple[Item, list[DutyLine]]]:
    """Return the items, each with its duties."""
    duties: dict[int | None, list[DutyLine]] = {}
    for line in lines:
        duties.setdefault(line.item_id, []).append(line)
    return [(item, duties.get(item.pk, [])) for item in declaration.items.order_by("line")]


def _attached(
    response: HttpResponseBase, kind: str, *, name: str = "declarations"
) -> HttpResponseBase:
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return response
