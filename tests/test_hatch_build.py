"""Having the page built: skipped, built, taken as it came, or refused with one sentence."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
BUILT = Path("src", "holdfast", "web", "static")
SCRIPT = (
    "const fs=require('fs');fs.mkdirSync('../src/holdfast/web/static',{recursive:true});"
    "fs.writeFileSync('../src/holdfast/web/static/index.html','built '+fs.readFileSync('src/a.ts'))"
)


@pytest.fixture(scope="module")
def hook() -> ModuleType:
    """hatch_build.py, as hatch loads it."""
    pytest.importorskip("hatchling", reason="hatchling is only there while a package is built")
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone with a page that is quick to build."""
    source = tmp_path / "frontend"
    (source / "src").mkdir(parents=True)
    (source / "src" / "a.ts").write_text("one", "utf-8")
    (source / "build.js").write_text(SCRIPT, "utf-8")
    (source / "package.json").write_text(
        '{"name": "page", "version": "1.0.0", "scripts": {"build": "node build.js"}}', "utf-8"
    )
    (source / "package-lock.json").write_text(
        '{"name": "page", "version": "1.0.0", "lockfileVersion": 3, "packages": '
        '{"": {"name": "page", "version": "1.0.0"}}}',
        "utf-8",
    )
    return tmp_path


@pytest.fixture
def without_npm(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without Node.js."""
    monkeypatch.setenv("PATH", "/nowhere")


@pytest.mark.skipif(shutil.which("npm") is None, reason="npm is not installed")
def test_it_is_built_when_its_source_changed(hook: Any, clone: Path) -> None:
    page = clone / BUILT / "index.html"
    assert hook.prepare(clone) == "the page was built"
    assert page.read_text() == "built one"
    assert hook.prepare(clone) == "the page is up to date"
    (clone / "frontend" / "src" / "a.ts").write_text("two", "utf-8")
    assert hook.prepare(clone) == "the page was built"
    assert page.read_text() == "built two"
    (clone / "frontend" / "build.js").write_text("process.exit(3)", "utf-8")
    (clone / "frontend" / "src" / "a.ts").write_text("three", "utf-8")
    with pytest.raises(hook.PageError, match="run build failed"):
        hook.prepare(clone)


def test_without_npm_the_built_one_is_taken(hook: Any, clone: Path, without_npm: None) -> None:
    with pytest.raises(hook.PageError, match=r"npm is not installed.*HOLDFAST_NO_PAGE"):
        hook.prepare(clone)
    (clone / BUILT).mkdir(parents=True)
    (clone / BUILT / "index.html").write_text("as it came", "utf-8")
    assert "the page that came with this copy is taken" in hook.prepare(clone)


def test_a_copy_without_source_has_its_page(hook: Any, tmp_path: Path) -> None:
    with pytest.raises(hook.PageError):
        hook.prepare(tmp_path)
    (tmp_path / BUILT).mkdir(parents=True)
    (tmp_path / BUILT / "index.html").write_text("as it came", "utf-8")
    assert hook.prepare(tmp_path) == "the page is up to date"


def test_the_page_can_be_left_out(
    hook: Any, clone: Path, monkeypatch: pytest.MonkeyPatch, without_npm: None
) -> None:
    monkeypatch.setenv("HOLDFAST_NO_PAGE", "1")
    assert hook.prepare(clone) == "the page is left out"


def test_tests_and_fetched_packages_are_no_part_of_the_source(hook: Any, clone: Path) -> None:
    source = clone / "frontend"
    before = hook.source_hash(source)
    for name in ("tests/a.test.ts", "node_modules/x/index.js"):
        (source / name).parent.mkdir(parents=True)
        (source / name).write_text("x", "utf-8")
    assert hook.source_hash(source) == before
    (source / "src" / "b.ts").write_text("x", "utf-8")
    assert hook.source_hash(source) != before
