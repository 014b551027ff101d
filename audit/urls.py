"""Addresses of the trail."""

from django.urls import path

from audit import views

urlpatterns = [path("officer/audit/", views.trail, name="trail")]
