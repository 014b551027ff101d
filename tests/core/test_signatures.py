"""Signing, and keys as they stand in the environment."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command

from core import environment
from core.signatures import NotAKey, is_signed, key_bytes, new_pair, public_of, sign


def test_what_is_signed_is_proved_by_the_public_key_alone():
    private, public = new_pair()
    signature = sign("words", private=private)

    assert is_signed("words", signature, public=public)
    assert not is_signed("other words", signature, public=public)
    assert not is_signed("words", signature, public=new_pair()[1])
    assert not is_signed("words", "no base64", public=public)


@pytest.mark.parametrize("key", ["", "c2hvcnQ=", "no base64", "A" * 44])
def test_a_key_is_base64_of_32_bytes(key):
    with pytest.raises(NotAKey):
        key_bytes(key)


def test_the_command_prints_a_pair_that_fits(capsys):
    call_command("audit_key")

    private, public = (line.split(": ")[1] for line in capsys.readouterr().out.splitlines())
    assert public_of(private) == public


@pytest.mark.parametrize("given", [None, "c2hvcnQ="])
def test_a_start_without_a_key_says_what_is_expected(monkeypatch, given):
    monkeypatch.setattr(environment, "READ", [])
    monkeypatch.setattr("os.environ", {"KEY": given} if given else {})

    with pytest.raises(ImproperlyConfigured, match="base64 of 32 random bytes"):
        environment.signing_key("KEY", "Signs.")


def test_a_key_of_the_environment_is_taken(monkeypatch):
    private, _public = new_pair()
    monkeypatch.setattr(environment, "READ", [])
    monkeypatch.setattr("os.environ", {"KEY": private})

    assert environment.signing_key("KEY", "Signs.") == private
