from django.db import migrations, models

OUTCOMES = {"new": "created", "update": "updated", "same": "unchanged", "invalid": "failed"}


def keep_what_was_written(apps, schema_editor):
    """Sources become pieces, and rows learn their outcome."""
    Import, Row = apps.get_model("crm", "Import"), apps.get_model("crm", "ImportRow")
    for paste in Import.objects.iterator():
        apps.get_model("crm", "ImportSource").objects.create(paste=paste, part=0, packed=paste.packed)
        rows = Row.objects.filter(paste=paste)
        paste.outcomes = {}
        for fate, n in paste.counts.items():
            outcome = OUTCOMES.get(fate, "skipped")
            paste.outcomes[outcome] = paste.outcomes.get(outcome, 0) + n
            rows.filter(fate=fate).update(outcome=outcome)
        rows.filter(fate="new").update(made_id=models.F("target_id"), target_id=None)
        paste.rows_read = sum(paste.counts.values())
        paste.save(update_fields=["outcomes", "rows_read"])


class Migration(migrations.Migration):
    dependencies = [("crm", "0005_staged_imports")]

    operations = [migrations.RunPython(keep_what_was_written, migrations.RunPython.noop)]
