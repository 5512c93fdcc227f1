"""Moving on to the tasks of Django 6 stays an afternoon's work."""

import re

from tests.test_architecture import ROOMS, ROOT, python_files

KNOWING = {"crm/jobs/backend.py"}


def test_one_module_knows_django_tasks():
    asking = re.compile(r"(from|import) django_tasks")
    found = {str(path.relative_to(ROOT)) for path in python_files(*ROOMS) if asking.search(path.read_text())}

    assert found == KNOWING
