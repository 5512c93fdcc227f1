from django.db import migrations, models
from django.db.models import Min, Q


def choose(apps, schema_editor):
    """One for each customer where anybody is: a decision maker, else whoever has been known longest."""
    contacts = apps.get_model("customers", "Contact").objects
    there = contacts.filter(left_at=None, merged_into=None)
    for among in (there.filter(buying_role="decision_maker"), there):
        settled = contacts.filter(is_primary=True).values("customer")
        firsts = among.exclude(customer__in=settled).order_by().values("customer").annotate(first=Min("pk"))
        contacts.filter(pk__in=firsts.values("first")).update(is_primary=True)


class Migration(migrations.Migration):
    dependencies = [("customers", "0013_stages_hand_on_their_deals")]

    operations = [
        migrations.AddField(
            model_name="contact",
            name="is_primary",
            field=models.BooleanField(default=False, editable=False, verbose_name="primary contact"),
        ),
        migrations.RunPython(choose, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.UniqueConstraint(
                condition=Q(is_primary=True), fields=("customer",), name="one_primary_contact_a_customer"
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=Q(("is_primary", False), Q(("left_at", None), ("merged_into", None)), _connector="OR"),
                name="primary_contact_is_there",
            ),
        ),
    ]
