"""Addresses of signing in and out."""

from django.contrib.auth import views as auth
from django.urls import path

urlpatterns = [
    path("signin/", auth.LoginView.as_view(template_name="accounts/signin.html"), name="signin"),
    path("signout/", auth.LogoutView.as_view(), name="signout"),
]
