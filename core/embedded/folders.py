"""Folders that the servers may trust: made when missing, refused when someone else's."""

import os
import shutil
from pathlib import Path

from core.embedded import addresses
from core.embedded.processes import Account, CannotStart


def own(folder: Path, *, mode: int = 0o700, account: Account | None = None) -> Path:
    """Return a folder that belongs to this user, or to the given account, with that mode.

    :raises CannotStart: it is a link, or someone else's; in ``/tmp`` that may be a trap
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        found = folder.lstat()
        if folder.is_symlink() or found.st_uid not in {os.geteuid(), account and account.uid}:
            raise CannotStart(_someone_elses(folder))
        folder.chmod(mode)
        if account:
            os.chown(folder, account.uid, account.gid)
    except PermissionError:
        raise CannotStart(_someone_elses(folder)) from None
    return folder


def state() -> Path:
    """Return :func:`addresses.state_dir`, made if it was missing; its mode is left alone.

    :raises CannotStart: this user may not write there
    """
    folder = addresses.state_dir()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, PermissionError):
        raise CannotStart(_someone_elses(folder)) from None
    if not os.access(folder, os.W_OK | os.X_OK):
        raise CannotStart(_someone_elses(folder))
    return folder


def logs() -> Path:
    """Return the folder of the logs."""
    return own(state() / "log")


def remove_all() -> None:
    """Delete everything of this state folder, its data first among them."""
    for folder in (addresses.postgres_home(), addresses.socket_dir(), addresses.state_dir()):
        shutil.rmtree(folder, ignore_errors=True)


def _someone_elses(folder: Path) -> str:
    return (
        f"{folder} is not this account's own. Remove it, or choose another place with "
        "ETRACKING_STATE=/path/to/a/folder"
    )
