"""Where each part of the portal is mounted."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from core import views

urlpatterns = [
    path("", views.choose_language, name="root"),
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    *i18n_patterns(
        path("admin/", admin.site.urls),
        path("", include("core.urls")),
        path("", include("accounts.urls")),
        path("", include("audit.urls")),
        path("", include("law.urls")),
        path("", include("notifications.urls")),
        path("", include("registration.urls")),
        path("", include("declarations.urls")),
    ),
]
handler400 = "core.views.bad_request"
handler404 = "core.views.not_found"
handler403 = "core.views.denied"
handler500 = "core.views.failed"
