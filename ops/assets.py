"""Make what browsers get and git does not keep: web fonts, Bootstrap, compiled translations."""

import importlib.resources
import re
import shutil
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from fontTools import subset

from ops.set_up import ASSETS, REPOSITORY, assets_mark, say, stale_translations

VENDOR = REPOSITORY / "static" / "vendor"
# What a browser fetches for a page in one script only; static/app.css names the same ranges.
SCRIPTS = {
    "thai": "U+0E01-0E5B,U+200C-200D,U+25CC",
    "latin": "U+0000-00FF,U+2000-206F,U+20AC,U+2122,U+2212",
}
WEIGHTS = {400: "Sarabun-Regular.ttf", 700: "Sarabun-Bold.ttf"}


def make_assets() -> None:
    """Make all of them; the mark is written last, so that half of it is made again."""
    say("making web fonts and styles, compiling translations")
    make_fonts()
    copy_bootstrap()
    for catalogue in stale_translations():
        compile_translation(catalogue)
    ASSETS.write_text(assets_mark())


def make_fonts() -> None:
    """Cut each weight of Sarabun into one web font for each script, and add its licence."""
    package = Path(str(importlib.resources.files("fontpkg_sarabun")))
    folder = VENDOR / "sarabun"
    folder.mkdir(parents=True, exist_ok=True)
    for weight, name in WEIGHTS.items():
        for script, ranges in SCRIPTS.items():
            result = folder / f"sarabun-{script}-{weight}.woff2"
            cut_font(package / "files" / name, ranges, result)
    shutil.copyfile(package / "LICENSE", folder / "OFL.txt")


def cut_font(source: Path, ranges: str, result: Path) -> None:
    """Write the part of a font that covers some characters.

    :param ranges: as in CSS, ``U+0E01-0E5B,U+25CC``
    """
    # All features are kept: Thai marks are stacked by them.
    argv = [f"--unicodes={ranges}", "--layout-features=*", "--flavor=woff2"]
    subset.main([str(source), *argv, f"--output-file={result}"])


def copy_bootstrap() -> None:
    """Copy Bootstrap's stylesheet, without the reference to a map that is not served."""
    package = Path(str(importlib.resources.files("bootstrap")))
    text = (package / "static/bootstrap/css/bootstrap.min.css").read_text(encoding="utf-8")
    folder = VENDOR / "bootstrap"
    folder.mkdir(parents=True, exist_ok=True)
    styles = re.sub(r"\s*/\*# sourceMappingURL=.*?\*/\s*", "\n", text)
    (folder / "bootstrap.min.css").write_text(styles, encoding="utf-8")
    shutil.copyfile(REPOSITORY / "docs/licences/bootstrap-MIT.txt", folder / "LICENSE.txt")


def compile_translation(catalogue: Path) -> None:
    """Write the compiled form of a catalogue beside it."""
    with catalogue.open("rb") as source:
        messages = read_po(source, locale=catalogue.parents[1].name, abort_invalid=True)
    with catalogue.with_suffix(".mo").open("wb") as result:
        write_mo(result, messages)


if __name__ == "__main__":
    make_assets()
