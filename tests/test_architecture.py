"""The house keeps its shape: imports point one way, views read through the workspace."""

import ast
import re
from pathlib import Path

from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("crm", "accounts", "customers", "leads")


def python_files(*folders):
    return [path for folder in folders for path in (ROOT / folder).rglob("*.py") if "migrations" not in path.parts]


def test_imports_point_one_way():
    assert lint_imports(str(ROOT / "pyproject.toml"), cache_dir=None) == 0


def test_views_and_forms_read_through_the_workspace():
    rooms = [path for path in python_files(*ROOMS) if re.search(r"views|forms", str(path.relative_to(ROOT)))]
    bare = [str(path) for path in rooms if re.search(r"\b[A-Z]\w+\.objects\b", path.read_text())]
    assert bare == []


def test_the_rooms_use_no_signals_and_have_no_utils():
    assert [
        path for path in python_files(*ROOMS) if path.name == "utils.py" or "django.dispatch" in path.read_text()
    ] == []


def test_public_functions_say_what_they_do():
    silent = []
    for path in python_files(*ROOMS):
        if "views" in path.parts or path.parent.name == "commands":
            continue
        tree = ast.parse(path.read_text())
        silent += [
            f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
            for node in tree.body
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and not ast.get_docstring(node)
        ]
    assert silent == []
