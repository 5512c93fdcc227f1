from django.db import migrations

from crm.search_index import CreateSearchIndex


class Migration(migrations.Migration):
    dependencies = [("leads", "0001_initial")]

    operations = [
        CreateSearchIndex("Lead"),
    ]
