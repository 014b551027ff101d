"""Addresses of signing in and out, of the people of firms, of mandates, and who saw what."""

from django.contrib.auth import views as auth
from django.urls import path

from accounts.views import access, invitations, mandates, people

urlpatterns = [
    path("signin/", auth.LoginView.as_view(template_name="accounts/signin.html"), name="signin"),
    path("signout/", auth.LogoutView.as_view(), name="signout"),
    path("account/access/", access.access, name="access"),
    path("account/access/access.csv", access.access_csv, name="access_csv"),
    path("account/people/", people.index, name="people"),
    path("account/people/invite/", people.invite, name="people_invite"),
    path("account/people/roles/<uuid:key>/end/", people.end_role, name="role_end"),
    path(
        "account/people/invitations/<uuid:key>/<slug:step>/",
        people.invitation_step,
        name="invitation_step",
    ),
    path("invitation/", invitations.enter, name="invitation"),
    path("invitation/accept/", invitations.accept, name="invitation_accept"),
    path("account/mandates/", mandates.index, name="mandates"),
    path("account/mandates/mandates.csv", mandates.list_csv, name="mandates_csv"),
    path("account/mandates/give/", mandates.give, name="mandate_give"),
    path("account/mandates/ask/", mandates.ask, name="mandate_ask"),
    path("account/mandates/<uuid:key>/renew/", mandates.renew, name="mandate_renew"),
    path("account/mandates/<uuid:key>/<slug:step>/", mandates.step, name="mandate_step"),
]
