"""Addresses of declarations, for traders and officers."""

from django.urls import URLPattern, path

from declarations.views import codes

app_name = "declarations"
urlpatterns: list[URLPattern] = [
    path("codes/", codes.index, name="codes"),
]
