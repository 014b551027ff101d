"""Addresses of the messages sent to oneself, and of those that a demonstration shows."""

from django.urls import path

from notifications import views

urlpatterns = [
    path("account/messages/", views.messages, name="messages"),
    path("outbox/", views.outbox, name="outbox"),
]
