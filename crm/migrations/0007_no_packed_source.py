from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("crm", "0006_sources_in_pieces")]

    operations = [migrations.RemoveField(model_name="import", name="packed")]
