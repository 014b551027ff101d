"""Setting up: done once, done again when something changed, refused with a way out."""

import os
import re
import subprocess
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from ops import assets, set_up


@pytest.fixture
def environment(tmp_path, monkeypatch):
    """A virtual environment and requirements of this test."""
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "python").touch()
    (tmp_path / "requirements.txt").write_text("one==1")
    monkeypatch.setattr(set_up, "REPOSITORY", tmp_path)
    monkeypatch.setattr(set_up, "ENVIRONMENT", tmp_path / ".venv")
    monkeypatch.setattr(set_up, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    return tmp_path


def test_an_old_python_is_told_what_to_do(monkeypatch):
    monkeypatch.setattr(set_up, "NEEDED", (99, 0))

    with pytest.raises(set_up.CannotSetUp, match=r"3\.11 or newer is needed.*PYTHON="):
        set_up.check_python()


def test_packages_are_installed_again_only_after_a_change(environment):
    assert not set_up.is_installed("requirements.txt")
    set_up.stamp_of("requirements.txt").write_text(set_up.installed_mark("requirements.txt"))
    assert set_up.is_installed("requirements.txt")

    (environment / "requirements.txt").write_text("one==2")

    assert not set_up.is_installed("requirements.txt")


def test_an_environment_whose_python_is_gone_is_made_again(environment):
    set_up.stamp_of("requirements.txt").write_text(set_up.installed_mark("requirements.txt"))
    set_up.PYTHON.unlink()

    assert not set_up.is_installed("requirements.txt")


def test_a_changed_translation_is_compiled_again(environment):
    catalogue = environment / "locale" / "th" / "LC_MESSAGES" / "django.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n')
    assets.compile_translation(catalogue)
    assert set_up.stale_translations() == []

    later = catalogue.stat().st_mtime + 60
    os.utime(catalogue, (later, later))

    assert set_up.stale_translations() == [catalogue]


@pytest.mark.parametrize("weight", assets.WEIGHTS)
def test_the_web_fonts_cover_thai_and_latin(weight):
    folder = assets.VENDOR / "sarabun"

    thai = TTFont(folder / f"sarabun-thai-{weight}.woff2")
    latin = TTFont(folder / f"sarabun-latin-{weight}.woff2")

    assert set("กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮะาำิีึืฺุูเแโใไ็่้๊๋์๐๙฿") <= characters(thai)
    assert {"mark", "mkmk"} <= {
        record.FeatureTag for record in thai["GPOS"].table.FeatureList.FeatureRecord
    }
    assert set("AZaz09-–€™") <= characters(latin)
    assert (folder / "OFL.txt").exists()


def test_the_stylesheet_names_no_file_that_is_not_served():
    styles = (assets.VENDOR / "bootstrap" / "bootstrap.min.css").read_text()

    assert "sourceMappingURL" not in styles
    assert "Licensed under MIT" in styles


def test_make_alone_lists_every_command():
    makefile = (assets.REPOSITORY / "Makefile").read_text()
    listed = subprocess.run(
        ["make"],  # noqa: S607
        cwd=assets.REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    for command in ("setup", "demo", "test", "check", "bench", "lock", "clean"):
        assert re.search(rf"^{command}:.*## ", makefile, re.MULTILINE)
        assert f"make {command} " in listed


def test_every_package_is_pinned_by_hash():
    for name in ("requirements.txt", "requirements-dev.txt", "ops/uv.txt"):
        text = Path(assets.REPOSITORY / name).read_text()
        pins = re.findall(r"^\S+==\S+.*\\$", text, re.MULTILINE)
        assert pins
        assert len(pins) == len(re.findall(r"^\w", text, re.MULTILINE))


def characters(font):
    return {chr(code) for code in font.getBestCmap()}
