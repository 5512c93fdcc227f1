"""Tags and fields of the demo team's own."""

from datetime import timedelta

from crm.custom.models import CustomField
from crm.custom.services import add_field
from crm.custom.values import index
from crm.tags.models import Tag
from crm.tags.services import name_tags, tag
from customers.models import Customer

TAGS = {"Key account": Tag.Colour.TEAL, "Reference": Tag.Colour.BLUE, "Watches prices": Tag.Colour.AMBER}
PLANS = ("Bronze", "Silver", "Gold")


def tell_vocabulary(workspace, by, clock):
    """Some customers are tagged, and most say which service plan they have and when its contract ends."""
    dice, customers = clock.dice, list(workspace.customers.order_by("pk").values_list("pk", flat=True))
    for name, colour in TAGS.items():
        some = dice.sample(customers, len(customers) // 6)
        tag(Customer, some, name_tags(workspace, [name], colour=colour), by=by, tell=False)
    _tell_contracts(workspace, dice.sample(customers, len(customers) * 2 // 3), clock)


def _tell_contracts(workspace, customers, clock):
    kinds, places = CustomField.Type, ["customer"]
    plan = add_field(workspace, label="Service plan", type=kinds.CHOICE, places=places, choices=PLANS)
    ends = add_field(workspace, label="Contract ends", type=kinds.DATE, places=places)
    today = clock.now.date()
    values = {
        pk: {
            plan.key: clock.dice.choice(plan.choices)["key"],
            ends.key: (today + timedelta(days=clock.dice.randint(20, 500))).isoformat(),
        }
        for pk in customers
    }
    for pk, custom in values.items():
        Customer.objects.filter(pk=pk).update(custom=custom)
    index(Customer, values, workspace.pk)
