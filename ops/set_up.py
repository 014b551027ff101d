"""Set up the work tree: virtual environment, pinned packages, fonts, styles, translations.

Run with the machine's own Python, before anything is installed; does only what has changed.
"""

# ruff: noqa: S603 (the command lines are our own)
from __future__ import annotations  # an old Python must get as far as the check of its version

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
ENVIRONMENT = REPOSITORY / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
ASSETS = REPOSITORY / "static" / "vendor" / "made-from"
NEEDED = (3, 11)


class CannotSetUp(Exception):
    """Something is missing that only a person can bring; the text says what."""


def main(words: list[str]) -> None:
    """Set up what runs the portal; with ``--dev`` also what tests and checks need."""
    check_python()
    wanted = ["requirements.txt"] + (["requirements-dev.txt"] if "--dev" in words else [])
    missing = [name for name in wanted if not is_installed(name)]
    if missing:
        make_environment()
        for name in missing:
            install(name)
            stamp_of(name).write_text(installed_mark(name))
    if not assets_are_made():
        run(PYTHON, "-m", "ops.assets")


def check_python() -> None:
    """Return if this Python is new enough.

    :raises CannotSetUp: it is too old; names a newer one of this machine, if there is one
    """
    if sys.version_info[:2] >= NEEDED:
        return
    names = [f"python3.{minor}" for minor in range(NEEDED[1], NEEDED[1] + 9)]
    newer = next((name for name in names if shutil.which(name)), "/path/to/python3.11")
    raise CannotSetUp(
        f"Python 3.11 or newer is needed; {sys.executable} is {sys.version.split()[0]}. "
        f"Name another one behind the command: PYTHON={newer}"
    )


def is_installed(name: str) -> bool:
    """Return whether what a requirements file asks for is in the environment."""
    stamp = stamp_of(name)
    if not (stamp.exists() and PYTHON.exists()):
        return False
    return stamp.read_text() == installed_mark(name)


def stamp_of(name: str) -> Path:
    """Return the file that remembers what was installed for a requirements file."""
    return ENVIRONMENT / ("installed-" + name)


def installed_mark(name: str) -> str:
    """Return what changes with a requirements file, or with the Python of the environment."""
    return mark(REPOSITORY / name, PYTHON.resolve())


def mark(*files: Path) -> str:
    """Return what changes with the contents, or for a program the place, of any of the files."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes() if file.suffix in {".txt", ".py"} else bytes(file))
    return digest.hexdigest()


def make_environment() -> None:
    """Make the virtual environment, unless there is one with a Python that is new enough.

    It is made without pip: the pip of the machine can install into it, and on Debian the one
    that would be put in may be missing.
    """
    test = f"import sys; sys.exit(sys.version_info[:2] < {NEEDED})"
    if PYTHON.exists() and subprocess.call([str(PYTHON), "-c", test]) == 0:
        return
    say("making the virtual environment")
    without = ["--without-pip"] if has_module("pip") else []
    run(sys.executable, "-m", "venv", "--clear", *without, ENVIRONMENT)


def install(name: str) -> None:
    """Install exactly what a requirements file names, by its hashes; with uv if it can be had."""
    say(f"installing {name}")
    hashed = ["--require-hashes", "-r", str(REPOSITORY / name)]
    uv = find_uv()
    if uv:
        argv = [uv, "pip", "install", "--python", str(PYTHON), "--compile-bytecode", *hashed]
        if subprocess.call(argv, env=environment_of_uv()) == 0:
            return
        say("uv could not; trying pip")
    run(*pip(), "install", *hashed)


def find_uv() -> str | None:
    """Return uv's program: the machine's, or one put into the environment; None without one."""
    inside = ENVIRONMENT / "bin" / "uv"
    found = shutil.which("uv") or (str(inside) if inside.exists() else None)
    if found and subprocess.call([found, "--version"], stdout=subprocess.DEVNULL) == 0:
        return found
    wanted = ["--require-hashes", "-r", str(REPOSITORY / "ops" / "uv.txt")]
    fetched = subprocess.call([*pip(), "install", "--quiet", *wanted]) == 0
    return str(inside) if fetched and inside.exists() else None


def environment_of_uv() -> dict[str, str]:
    """Return the variables for uv, which does not read what pip was told about this network."""
    known = dict(os.environ)
    asked = [*pip(), "config", "get", "global.index-url"]
    answer = subprocess.run(asked, capture_output=True, text=True, check=False)
    index = known.get("PIP_INDEX_URL") or answer.stdout.strip()
    if index:
        known.setdefault("UV_DEFAULT_INDEX", index)
    if "PIP_CERT" in known:
        known.setdefault("SSL_CERT_FILE", known["PIP_CERT"])
    return known


def pip() -> list[str]:
    """Return the start of a command line of a pip that installs into the environment.

    :raises CannotSetUp: this machine has none
    """
    if subprocess.call([str(PYTHON), "-c", "import pip"], stderr=subprocess.DEVNULL) == 0:
        return [str(PYTHON), "-m", "pip"]
    if has_module("pip"):
        return [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    raise CannotSetUp(
        f"{sys.executable} has no pip. Install it, on Debian and Ubuntu with: "
        "apt-get install python3-pip"
    )


def has_module(name: str) -> bool:
    """Return whether this Python can import something."""
    silent = subprocess.DEVNULL
    return subprocess.call([sys.executable, "-c", "import " + name], stderr=silent) == 0


def assets_are_made() -> bool:
    """Return whether fonts, styles and translations are made from what is there now."""
    made = ASSETS.exists() and ASSETS.read_text() == assets_mark()
    return made and not any(stale_translations())


def assets_mark() -> str:
    """Return what changes with the packages that the assets come from, or how they are made."""
    return mark(REPOSITORY / "requirements.txt", REPOSITORY / "ops" / "assets.py")


def stale_translations() -> list[Path]:
    """Return the catalogues that were changed after they were compiled, or never were."""
    found = [*REPOSITORY.glob("locale/*/*/*.po"), *REPOSITORY.glob("*/locale/*/*/*.po")]
    return [catalogue for catalogue in found if is_older(catalogue.with_suffix(".mo"), catalogue)]


def is_older(result: Path, source: Path) -> bool:
    """Return whether a file is missing or older than the one that it is made from."""
    return not result.exists() or result.stat().st_mtime < source.stat().st_mtime


def run(*argv: object) -> None:
    """Run a program to its end.

    :raises CannotSetUp: it failed
    """
    words = [str(word) for word in argv]
    if subprocess.call(words, cwd=str(REPOSITORY)) != 0:
        raise CannotSetUp("this failed: " + " ".join(words))


def say(words: str) -> None:
    """Tell the person at the terminal what takes the time."""
    sys.stdout.write(f"set-up: {words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except CannotSetUp as reason:
        sys.exit(f"set-up: {reason}")
