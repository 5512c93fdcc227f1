import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("customers", "0014_primary_contacts")]

    operations = [
        migrations.AddField(
            model_name="contact",
            name="moved_to",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="moved_from",
                to="customers.contact",
                verbose_name="now works at",
            ),
        ),
    ]
