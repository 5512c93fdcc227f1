"""Dates in the order that the column shows."""

import pytest
from django.core.exceptions import ValidationError

from crm.importing import kinds
from crm.importing.cells.dates import clean_date, settle_order
from crm.importing.cells.reader import Reader


@pytest.mark.parametrize(
    ("typed", "month_first", "day"),
    [
        ("2025-03-31", False, "2025-03-31"),
        ("2025-03-31T10:12:13.5Z", False, "2025-03-31"),
        ("2025/3/1 09:00", False, "2025-03-01"),
        ("31.03.2025", True, "2025-03-31"),
        ("1.3.25", False, "2025-03-01"),
        ("03/04/2025", False, "2025-04-03"),
        ("03/04/2025", True, "2025-03-04"),
        ("03/31/2025", False, "2025-03-31"),
        ("31/03/2025 14:00", True, "2025-03-31"),
        ("31 March 2025", False, "2025-03-31"),
        ("Mar 31, 2025", False, "2025-03-31"),
        ("31. Dez 2024", False, "2024-12-31"),
        ("2025年3月31日", False, "2025-03-31"),
        ("12-31-99", True, "1999-12-31"),
    ],
)
def test_dates_are_read(typed, month_first, day):
    assert clean_date(typed, month_first=month_first) == day


@pytest.mark.parametrize(
    "typed", ["soon", "31.13.2024", "30.02.2024", "2024", "99/99/9999", "2999-01-01", "1 Foo 2024"]
)
def test_what_is_no_past_date_is_refused(typed):
    with pytest.raises(ValidationError):
        clean_date(typed)


@pytest.mark.parametrize(
    ("cells", "target"),
    [
        (["01/02/2025", "13/02/2025"], "created_at_dmy"),
        (["01/02/2025", "02/13/2025"], "created_at_mdy"),
        (["01/02/2025", "31.12.2024", ""], "created_at"),
        ([], "created_at"),
    ],
)
def test_the_column_tells_its_order(cells, target):
    rows = [["Acme", cell] for cell in cells]
    assert settle_order(["name", "created_at"], ["created_at"], rows) == ["name", target]


@pytest.mark.parametrize(
    ("target", "region", "day"),
    [
        ("created_at", "US", "2025-01-02"),
        ("created_at", "GB", "2025-02-01"),
        ("created_at_dmy", "US", "2025-02-01"),
        ("created_at_mdy", "GB", "2025-01-02"),
    ],
)
def test_where_the_column_does_not_tell_the_region_does(target, region, day):
    reader = Reader(kinds.get("leads"), ["Name", "Since"], ["name", target], region)
    assert reader.read(["Acme", "01/02/2025"]) == ({"name": "Acme", "created_at": day}, {})
