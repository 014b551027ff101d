"""Addresses of the pages that belong to no area."""

from django.urls import path

from core import views

urlpatterns = [
    path("", views.home, name="home"),
    path("search/", views.search, name="search"),
    path("help/", views.help_page, name="help"),
    path("theme/", views.choose_theme, name="theme"),
]
