"""Imports that nobody came back to."""

from datetime import timedelta

from django.utils import timezone

from crm.importing.housekeeping import forget_waiting_imports, wake_stuck_imports
from crm.importing.models import Import
from crm.importing.writing.confirming import confirm
from crm.jobs.backend import Job
from tests.importing.conftest import written

TEXT = "Company\nTideway\n"


def age(paste, **span):
    then = timezone.now() - timedelta(**span)
    Import.objects.filter(pk=paste.pk).update(created_at=then, phase_at=then)


def test_an_import_that_was_never_confirmed_goes_after_two_weeks(stage_leads):
    old, young = stage_leads(TEXT), stage_leads(TEXT)
    age(old, days=15)
    age(young, days=13)

    forget_waiting_imports.call()

    assert Import.objects.get() == young


def test_receipts_stay(stage_leads, mara):
    age(written(stage_leads(TEXT), by=mara), days=400)

    forget_waiting_imports.call()

    assert Import.objects.count() == 1


def test_an_import_whose_job_was_given_up_goes_on(stage_leads, mara):
    paste = confirm(stage_leads(TEXT), by=mara)
    age(paste, hours=2)

    wake_stuck_imports.call()
    wake_stuck_imports.call()

    assert Job.objects.get().args_kwargs["args"] == [paste.pk]
