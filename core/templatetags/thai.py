"""Dates, sums and numbers in templates, in the reader's language."""

from datetime import date, datetime
from decimal import Decimal

from django import template
from django.forms import BoundField, Select
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.timesince import timesince
from django.utils.translation import get_language

from core import secrets
from core.numbers import declaration
from core.numbers import tax_id as tax_ids
from core.phones import show_phone
from core.thai import dates
from core.thai.money import baht_text
from core.thai.text import NBSP

register = template.Library()


def language() -> dates.Language:
    """Return the reader's language."""
    return "en" if (get_language() or "th").startswith("en") else "th"


@register.filter
def thdate(value: date | datetime | None) -> str | SafeString:
    """Write a day, or a moment to the minute: 22 พ.ย. 2569 14:05 น. or 22 Nov 2026 14:05."""
    if value is None:
        return "–"
    if isinstance(value, datetime):
        return _time(value, dates.format_datetime(value, language()))
    return _time(value, dates.format_date(value, language()))


@register.filter
def thdate_long(value: date | None) -> str | SafeString:
    """Write a day as documents do: 22 พฤศจิกายน พ.ศ. 2569."""
    return "–" if value is None else _time(value, dates.format_date_long(value, language()))


@register.filter
def seconds(value: datetime) -> str:
    """Write a moment to the second, for titles and prints."""
    local = value.astimezone(dates.BANGKOK)
    return f"{dates.format_date(local.date(), language())}{NBSP}{local:%H:%M:%S}"


@register.filter
def age(since: datetime, now: datetime) -> str:
    """Write how long something has lasted, in its largest unit: 3 days."""
    return timesince(since, now, depth=1)


@register.filter
def thday(value: date) -> str:
    """Write a day as plain text, as a date field is filled: 22/11/2569."""
    return dates.format_date_numeric(value, language())


@register.filter
def money(value: Decimal | None) -> str:
    """Write a sum with two decimals and thousands apart: 38,519.00."""
    return "–" if value is None else f"{value:,.2f}"


@register.filter
def baht_words(value: Decimal) -> str:
    """Write a sum in Thai words."""
    return baht_text(value)


@register.filter
def tax_id(value: str) -> str:
    """Write a tax number grouped 1-4-5-2-1."""
    return tax_ids.shown(value)


@register.filter
def masked_email(value: str) -> str:
    """Write an e-mail address with one letter of its name left."""
    return secrets.masked_email(value)


@register.filter
def phone(value: str) -> str:
    """Write a telephone number in E.164 as the reader's language does."""
    return show_phone(value, language())


@register.filter
def number(value: str) -> str:
    """Write a declaration number in its two parts; any other number as it came."""
    return declaration.shown(value)


@register.filter
def breakable(value: str) -> SafeString:
    """Write a code so that a line may end after each underscore in it."""
    return mark_safe(escape(value).replace("_", "_<wbr>"))  # noqa: S308 (escaped)


@register.filter
def control(field: BoundField) -> SafeString:
    """Draw a field's widget in the portal's look, marked where it is at fault."""
    widget = field.field.widget
    usual = "form-select" if isinstance(widget, Select) else "form-control"
    faulty = " is-invalid" if field.errors else ""
    return field.as_widget(attrs={"class": widget.attrs.get("class", usual) + faulty})


def _time(value: date | datetime, words: str) -> SafeString:
    local = value.astimezone(dates.BANGKOK) if isinstance(value, datetime) else value
    return format_html('<time datetime="{}" class="et-nowrap">{}</time>', local.isoformat(), words)
