"""Downloading a list as a person does."""

import csv
import io

import pytest
from django.urls import reverse


@pytest.fixture
def download(browse, mara):
    """`download("leads", sort="name", …)` is the rows of the CSV file, as dicts."""

    def rows(room, user=mara, **params):
        response = browse(user).get(reverse(f"{room}:export", args=["fernhill"]), params)
        return list(csv.DictReader(io.StringIO(b"".join(response).decode("utf-8-sig"), newline="")))

    return rows
