"""Signatures by Ed25519; keys and signatures are written in base64.

Who has the public key alone can tell whether a text was signed, and sign nothing.
"""

from base64 import b64decode, b64encode

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

KEY_BYTES = 32


class NotAKey(ValueError):
    """The text is not base64 of 32 bytes."""


def new_pair() -> tuple[str, str]:
    """Return a new private key and its public key."""
    private = b64encode(Ed25519PrivateKey.generate().private_bytes_raw()).decode()
    return private, public_of(private)


def public_of(private: str) -> str:
    """Return the public key of a private one.

    :raises NotAKey: it is none
    """
    key = Ed25519PrivateKey.from_private_bytes(key_bytes(private)).public_key()
    return b64encode(key.public_bytes_raw()).decode()


def sign(message: str, *, private: str) -> str:
    """Return the signature of a text.

    :raises NotAKey: ``private`` is no key
    """
    key = Ed25519PrivateKey.from_private_bytes(key_bytes(private))
    return b64encode(key.sign(message.encode())).decode()


def is_signed(message: str, signature: str, *, public: str) -> bool:
    """Tell whether the holder of the private key signed exactly this text.

    :raises NotAKey: ``public`` is no key
    """
    key = Ed25519PublicKey.from_public_bytes(key_bytes(public))
    try:
        key.verify(b64decode(signature, validate=True), message.encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def key_bytes(key: str) -> bytes:
    """Return a key as bytes.

    :raises NotAKey: it is none
    """
    try:
        found = b64decode(key, validate=True)
    except ValueError:
        found = b""
    if len(found) != KEY_BYTES:
        raise NotAKey(f"A key is base64 of {KEY_BYTES} bytes.")
    return found
