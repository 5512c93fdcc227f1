"""What can be done with many deals at once."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from crm.bulkwork.kinds import Kind, Verb
from crm.bulkwork.tagging import tagging
from crm.bulkwork.verbs import owner
from crm.exporting import export
from customers.bulkwork.locking import lock_with_customers, rests_with_customer
from customers.deals import listed
from customers.forms import MoveForm
from customers.models import Opportunity
from customers.resources import OpportunityResource
from customers.services import together_deals


def _moving():
    return Verb(
        key="stage",
        label=gettext_lazy("Stage"),
        icon="move",
        heading=gettext_lazy("Move %(what)s to another stage"),
        submit=gettext_lazy("Move"),
        title=lambda given: _("Stage: %(stage)s") % {"stage": given["stage"][1]},
        form=MoveForm,
        given=lambda form: {
            "stage": [form.cleaned_data["stage"].pk, form.cleaned_data["stage"].name],
            "reason": form.cleaned_data["reason"].strip(),
        },
        apply=together_deals.move_rows,
        take_back=together_deals.move_rows_back,
    )


def _export(request, deals, fmt):
    deals = deals.select_related("customer", "stage", "owner")
    return export(request, deals, OpportunityResource.for_people(request.workspace), fmt, "opportunities")


KIND = Kind(
    key="opportunities",
    model=Opportunity,
    one=gettext_lazy("opportunity"),
    many=gettext_lazy("opportunities"),
    listed=lambda workspace, params: listed(workspace, params).named,
    lock=lambda ids: lock_with_customers(Opportunity, ids, "stage"),
    rests=rests_with_customer,
    export=_export,
    verbs=(owner(), tagging(), _moving()),
)
