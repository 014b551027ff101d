"""Addresses of applying to use the portal, and of the officers who decide."""

from django.urls import path, register_converter

from core.converters import NameConverter
from registration.views import officers, signup, state

register_converter(NameConverter, "reference")

app_name = "registration"
urlpatterns = [
    path("officer/registrations/", officers.index, name="officer_queue"),
    path("officer/registrations/<reference:identifier>/", officers.detail, name="officer_detail"),
    path(
        "officer/registrations/<reference:identifier>/<slug:step>/",
        officers.decide,
        name="officer_decide",
    ),
    path("signup/", signup.index, name="signup"),
    path("signup/number/", signup.number, name="signup_number"),
    path("signup/card/", signup.card, name="signup_card"),
    path("signup/contact/", signup.contact, name="signup_contact"),
    path("signup/answers/", signup.answers, name="signup_answers"),
    path("signup/find/", state.look_up, name="look_up"),
    path("signup/<reference:identifier>/", state.state, name="state"),
    path("signup/<reference:identifier>/again/", state.again, name="again"),
    path("signup/<reference:identifier>/withdraw/", state.withdraw, name="withdraw"),
]
