"""Addresses of the pages about the Act."""

from django.urls import path

from law import views

urlpatterns = [
    path("law/", views.index, name="law"),
    path("law/calculator/", views.calculator, name="calculator"),
]
