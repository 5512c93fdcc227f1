"""The check page says which tags an import would make, and when there is no room for them, before anything is written."""

import re

import pytest

from crm.importing.planning import new_tags as planned
from crm.importing.planning.choosing import choose, edit
from crm.importing.planning.staging import remap
from crm.importing.showing import new_tags as showing
from crm.models import Tag
from crm.tags import services
from crm.tags.services import name_tags
from tests.importing.conftest import written

TEXT = 'Company,Tags\nTideway,"VIP, fair"\nBolt,"Fair, Cold"\nFoss,vip\n'


@pytest.fixture
def fair(workspace):
    """A tag that is there."""
    return name_tags(workspace, ["Fair"])[0]


@pytest.fixture
def only_three(monkeypatch):
    """A workspace has at most three tags."""
    for module in (planned, services, showing):
        monkeypatch.setattr(module, "MOST", 3)


@pytest.fixture
def said(browse, mara):
    """`said(paste)` are the words of the check page."""

    def read(paste):
        answer = browse(mara).get(paste.get_absolute_url())
        return " ".join(re.sub(r"<[^>]+>", "", answer.content.decode()).split())

    return read


def test_tags_that_are_not_there_are_named_in_the_order_of_the_rows(fair, stage_leads, said):
    paste = stage_leads(TEXT)

    assert paste.new_tags == ["VIP", "Cold"]
    assert "2 new tags: VIP, Cold" in said(paste)


def test_nothing_is_said_without_new_tags(fair, stage_leads, said):
    paste = stage_leads("Company,Tags\nTideway,fair\n")

    assert paste.new_tags == []
    assert "new tag" not in said(paste)


def test_many_are_cut_short(stage_leads, said):
    paste = stage_leads("Company,Tags\n" + "".join(f"Firm {n},Word {n:02}\n" for n in range(20)))

    words = said(paste)

    assert "20 new tags: Word 00, Word 01" in words
    assert "Word 07 …" in words
    assert "Word 08 …" not in words


def test_tags_of_rows_of_which_nothing_comes_are_not_counted(stage_leads):
    paste = stage_leads(TEXT + ",Lost\n")

    choose(paste, "skip", rows=paste.rows.filter(number=3))

    assert paste.new_tags == ["fair", "VIP"]


def test_an_edited_cell_is_counted_anew(fair, stage_leads):
    paste = stage_leads(TEXT)

    edit(paste, paste.rows.get(number=3), {1: "Warm"})

    assert paste.new_tags == ["VIP", "Warm"]


def test_another_mapping_is_counted_anew(stage_leads):
    paste = stage_leads(TEXT)

    paste = remap(paste, mapping=["name", "note"])

    assert paste.new_tags == []


def test_what_somebody_makes_meanwhile_is_not_new(workspace, stage_leads, said):
    paste = stage_leads(TEXT)

    name_tags(workspace, ["vip"])

    assert "2 new tags: fair, Cold" in said(paste)


def test_too_many_are_told_before_they_fail(only_three, fair, stage_leads, said):
    paste = stage_leads(TEXT + 'Ravn,"Warm, Danish"\n')

    words = said(paste)

    assert "More than 3 new tags" in words
    assert "there is room for 2 more" in words
    assert written(paste).totals["failed"] == 1
    assert Tag.objects.count() == 3


def test_as_many_as_there_is_room_for_are_no_reason_to_warn(only_three, fair, stage_leads, said):
    paste = stage_leads(TEXT)

    words = said(paste)

    assert "2 new tags" in words
    assert "room" not in words
    assert written(paste).totals["failed"] == 0


def test_nothing_is_said_of_them_once_they_are_made(stage_leads, said):
    paste = written(stage_leads(TEXT))

    assert "new tag" not in said(paste)
