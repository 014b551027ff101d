"""Feed files handed in by officers: the form, the progress of the work, the report."""

from typing import Any

from django.contrib import admin
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from audit import actions as audit
from core.records import Listed, shown
from core.words import Words
from declarations.forms.uploads import UploadForm
from declarations.tasks import take_upload
from gateway import actions as gateway
from gateway.models import Upload

STATES: dict[str, Words] = {
    Upload.State.WAITING: Words("รอเริ่มอ่าน", "Waiting to be read"),
    Upload.State.RUNNING: Words("กำลังอ่าน", "Being read"),
    Upload.State.DONE: Words("อ่านเสร็จแล้ว", "Done"),
    Upload.State.FAILED: Words(
        "หยุดกลางคัน ส่งไฟล์เดิมอีกครั้งได้ ข้อมูลที่รับแล้วจะไม่ซ้ำ",
        "Broken off; hand in the same file again, what was taken will not be doubled",
    ),
}


def _state(upload: Any) -> Any:
    return STATES[upload.state]


vars(_state)["short_description"] = gettext_lazy("State")


@admin.register(Upload)
class UploadRecords(Listed):
    """Files handed in: one's own, and in the national role all."""

    form = UploadForm
    fields = ("file", "sender")
    ordering = ("-pk",)
    list_select_related = ("uploaded_by",)
    list_display = (
        "name",
        shown("sender", gettext_lazy("Sender")),
        _state,
        shown("taken", gettext_lazy("Taken")),
        shown("waiting", gettext_lazy("Waiting for their declaration")),
        shown("unchanged", gettext_lazy("Already there")),
        shown("refused", gettext_lazy("Refused")),
        shown("uploaded_by.called", gettext_lazy("Officer")),
        shown("uploaded_at", gettext_lazy("When")),
    )

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Upload]:
        """Leave the contents of the files where they are."""
        user: Any = request.user
        uploads = Upload.objects.defer("content", "report")
        return uploads if user.works_everywhere() else uploads.filter(uploaded_by=user)

    def get_urls(self) -> list[URLPattern]:
        """Add the pages of progress and report to those of Django."""
        site = self.admin_site
        return [
            path(
                "<int:object_id>/progress/",
                site.admin_view(self.progress),
                name="gateway_upload_progress",
            ),
            path(
                "<int:object_id>/report/",
                site.admin_view(self.report),
                name="gateway_upload_report",
            ),
            *super().get_urls(),
        ]

    def save_model(self, request: HttpRequest, obj: Model, form: Any, change: bool) -> None:
        """Hand the file in; a worker takes it after the commit."""
        assert isinstance(request.user, User)  # noqa: S101 (the admin lets only staff in)
        upload = gateway.hand_in(
            name=form.instance.name,
            sender=form.cleaned_data["sender"],
            content=form.cleaned_data["file"].read(),
            by=request.user,
            at=timezone.now(),
        )
        obj.pk = upload.pk
        # Where the broker is down, the file waits for the sweep of ``take_waiting_uploads``.
        transaction.on_commit(lambda: take_upload.delay(upload_id=upload.pk), robust=True)

    def response_add(
        self, request: HttpRequest, obj: Model, post_url_continue: str | None = None
    ) -> HttpResponse:
        """Lead to the progress of the work."""
        return redirect("admin:gateway_upload_progress", obj.pk)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show the progress instead of a form that cannot be filled in."""
        upload = self.get_object(request, object_id)
        if upload is None:
            raise Http404
        return redirect("admin:gateway_upload_progress", upload.pk)

    def progress(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Show how far the work is and what became of the records."""
        upload = self._found(request, object_id)
        context = self.admin_site.each_context(request) | {
            "title": _("Progress of %(name)s") % {"name": upload.name},
            "opts": self.opts,
            "upload": upload,
            "state": STATES[upload.state],
            "is_finished": upload.state in {Upload.State.DONE, Upload.State.FAILED},
        }
        return render(request, "admin/upload_progress.html", context)

    def report(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Return the faults of the file as CSV."""
        upload = self._found(request, object_id)
        return HttpResponse(
            "\ufeff" + upload.report,
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="report-{upload.pk}.csv"'},
        )

    def _found(self, request: HttpRequest, key: int) -> Upload:
        """Return a file handed in, if this person may see it; the trail notes that."""
        upload: Upload = get_object_or_404(self.get_queryset(request), pk=key)
        by: Any = request.user
        audit.note("viewed", subject=f"upload {upload.pk}", by=by, at=timezone.now())
        return upload
