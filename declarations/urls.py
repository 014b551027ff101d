"""Addresses of declarations, for traders and officers."""

from django.urls import URLPattern, path

from declarations.views import codes
from declarations.views.officers import bulk, cases, queue

app_name = "declarations"
urlpatterns: list[URLPattern] = [
    path("codes/", codes.index, name="codes"),
    path("officer/", queue.index, name="officer_queue"),
    path("officer/bulk/", bulk.enter, name="officer_bulk"),
    path("officer/bulk/confirm/", bulk.confirm, name="officer_bulk_confirm"),
    path("officer/bulk/<slug:report>/", bulk.report, name="officer_bulk_report"),
    path("officer/bulk/<slug:report>/csv/", bulk.report_csv, name="officer_bulk_csv"),
    path("officer/declarations/<identifier>/", cases.detail, name="officer_detail"),
    path("officer/declarations/<identifier>/<slug:step>/", cases.step, name="officer_step"),
]
