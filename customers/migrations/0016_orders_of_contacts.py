from django.db import migrations, models

import crm.fields
from crm import bulk
from crm.text import fold

AT_ONCE = 5_000


def fold_names(apps, schema_editor):
    """The names to sort by, of everybody."""
    contacts = apps.get_model("customers", "Contact")
    last, columns = 0, ("pk", "first_name", "last_name", "email")
    while rows := list(contacts.objects.filter(pk__gt=last).order_by("pk").values_list(*columns)[:AT_ONCE]):
        folded = ((fold(f"{first} {second}".strip() or email)[:400], pk) for pk, first, second, email in rows)
        bulk.update(contacts, ("name_folded",), folded)
        last = rows[-1][0]


class Migration(migrations.Migration):
    dependencies = [("customers", "0015_contacts_that_moved")]

    operations = [
        migrations.AddField(
            model_name="contact",
            name="name_folded",
            field=crm.fields.FoldedField(default="", editable=False, max_length=400),
            preserve_default=False,
        ),
        migrations.RunPython(fold_names, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(fields=["workspace", "name_folded", "id"], name="contact_name"),
        ),
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(fields=["workspace", "buying_role", "created_at", "id"], name="contact_role"),
        ),
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(
                condition=models.Q(("left_at__isnull", False)),
                fields=["workspace", "created_at", "id"],
                name="contact_left",
            ),
        ),
    ]
