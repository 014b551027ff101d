"""Addresses of declarations, for traders and officers."""

from django.urls import URLPattern, path, register_converter

from core.converters import NameConverter
from declarations.views import codes, traders
from declarations.views.officers import bulk, cases, facts, queue

register_converter(NameConverter, "name")

app_name = "declarations"
urlpatterns: list[URLPattern] = [
    path("codes/", codes.index, name="codes"),
    path("declarations/", traders.index, name="list"),
    path("declarations/list.csv", traders.list_csv, name="list_csv"),
    path("declarations/list.xlsx", traders.list_xlsx, name="list_xlsx"),
    path("declarations/<name:identifier>/", traders.detail, name="detail"),
    path("declarations/<name:identifier>/events.csv", traders.events_csv, name="events_csv"),
    path("officer/", queue.index, name="officer_queue"),
    path("officer/bulk/", bulk.enter, name="officer_bulk"),
    path("officer/bulk/confirm/", bulk.confirm, name="officer_bulk_confirm"),
    path("officer/bulk/<name:report>/", bulk.report, name="officer_bulk_report"),
    path("officer/bulk/<name:report>/csv/", bulk.report_csv, name="officer_bulk_csv"),
    path("officer/declarations/<name:identifier>/", cases.detail, name="officer_detail"),
    path("officer/declarations/<name:identifier>/facts/", facts.index, name="officer_facts"),
    path(
        "officer/declarations/<name:identifier>/facts/<slug:fact>/",
        facts.record,
        name="officer_fact",
    ),
    path("officer/declarations/<name:identifier>/<slug:step>/", cases.step, name="officer_step"),
]
