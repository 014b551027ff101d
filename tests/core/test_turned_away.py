"""Requests that no view sees: still our page, in the reader's language, without the database."""

import pytest

from tests.clients import PersonClient

TITLES = {
    400: {"th": "ระบบไม่เข้าใจคำขอนี้", "en": "The portal did not understand this request"},
    403: {"th": "โปรดส่งแบบฟอร์มอีกครั้ง", "en": "Please send the form again"},
}
LANGUAGES = pytest.mark.parametrize("language", ["th", "en"])


def assert_ours(page, status, language):
    assert page.status_code == status
    assert f'<html lang="{language}"' in page.text
    assert TITLES[status][language] in page.text
    assert page["X-Request-Id"] in page.text
    assert "<style" not in page.text
    assert "default-src 'none'" in page["Content-Security-Policy"]


@LANGUAGES
def test_a_form_without_its_token(language):
    page = PersonClient(enforce_csrf_checks=True).post(f"/{language}/theme/", {"theme": "dark"})

    assert_ours(page, 403, language)


def test_a_form_without_its_token_names_who_is_signed_in(trader):
    client = PersonClient(enforce_csrf_checks=True)
    client.force_login(trader)

    page = client.post("/th/theme/", {"theme": "dark"})

    assert_ours(page, 403, "th")
    assert "สมหมาย" in page.text


@LANGUAGES
def test_a_host_that_is_not_ours(client, language):
    page = client.get(f"/{language}/help/", headers={"host": "elsewhere.example"})

    assert_ours(page, 400, language)


def test_a_host_that_is_not_ours_asked_for_by_a_secure_redirect(client, settings):
    settings.SECURE_SSL_REDIRECT = True

    page = PersonClient().get("/en/help/", headers={"host": "elsewhere.example"})

    assert page.status_code == 400
    assert TITLES[400]["en"] in page.text


def test_more_fields_in_the_address_than_anybody_asks(client):
    page = client.get("/en/help/?" + "&".join(f"f{n}=1" for n in range(1001)))

    assert_ours(page, 400, "en")
