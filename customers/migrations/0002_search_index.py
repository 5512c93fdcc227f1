from django.db import migrations

from crm.search_index import CreateSearchIndex


class Migration(migrations.Migration):
    dependencies = [("customers", "0001_initial")]

    operations = [
        CreateSearchIndex("Customer"),
        CreateSearchIndex("Contact"),
        CreateSearchIndex("Opportunity"),
    ]
