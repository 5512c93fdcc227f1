"""Taking a promotion back, as long as nothing built on it since would be lost."""

from datetime import datetime

from django.db import transaction
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from crm.exceptions import DomainError
from crm.history import Overtaken, apply_changes, hold, record
from crm.models import Activity
from crm.tags.sharing import take_tags_back
from crm.vocabulary import label_of
from customers.models import Contact, Customer, Opportunity
from customers.services import refresh_open, settle_primary
from customers.services.touching import give_touch_back
from customers.services.winning import former
from leads.models import Lead, Promotion, Status


class PromotionInUse(DomainError):
    """Undoing would lose later work; `losses` lists it, one line of text each."""

    def __init__(self, message, losses):
        super().__init__(message)
        self.losses = losses


@transaction.atomic
def undo_promotion(promotion, *, by):
    """Give the lead its exact state back and take away what the promotion brought; returns the lead.

    A customer that the promotion made goes again, unless somebody has worked on it since: then PromotionInUse is
    raised with the list of what would be lost. From an existing customer only what the promotion brought is taken
    back: its contact and deal, and the values that nobody has changed since; one that was archived is so again, unless
    somebody has worked with it since.
    """
    hold(promotion.lead)  # before its customer, as by whoever locks both
    promotion.refresh_from_db()
    mine = Customer.objects.select_for_update(no_key=not promotion.brought["customer"])  # with its key when it may go
    customer = mine.filter(pk=promotion.customer_id).first()
    _claim(promotion, by)
    if customer is not None:
        if losses := what_would_be_lost(promotion):
            raise PromotionInUse(_("The customer has been worked on since."), losses)
        _take_back(promotion, customer, by)
    _restore_lead(promotion, by)
    return promotion.lead


def _claim(promotion, by):
    """Once its customer is locked: the promotion is undone by this, unless it was before, or has another customer by a merge."""
    standing = Promotion.objects.standing().filter(pk=promotion.pk)
    if standing.filter(customer=promotion.customer_id).update(undone_at=timezone.now(), undone_by=by):
        return
    if standing.exists():
        raise Overtaken(_("Somebody has just changed this."))
    raise DomainError(_("This promotion is undone already."))


def what_would_be_lost(promotion):
    """What has been built on a promotion since, one line of text each; empty when it can be undone."""
    customer, brought = promotion.customer, promotion.brought
    if customer is None:
        return []
    later = customer.activities.filter(pk__gt=brought["line"]).select_related("by")
    if not brought["customer"]:
        later = [line for line in later if _concerns(line, brought)]
        return [*_merged(promotion), *(_describe(line) for line in later)]
    losses = [_describe(line) for line in later]
    losses += _unwritten(customer, brought)
    losses += [
        _("The lead %(name)s was promoted into it too") % {"name": other.lead}
        for other in customer.promotions.standing().exclude(pk=promotion.pk).select_related("lead")
    ]
    return losses


def _merged(promotion):
    """The merges of the customer since, after which nobody knows whose value is whose; they can be undone first."""
    since = promotion.customer.merges.standing().filter(created_at__gt=promotion.created_at).select_related("absorbed")
    return [
        _("The customer %(name)s was merged into it. Undo that merge first.") % {"name": one.absorbed} for one in since
    ]


def _concerns(line, brought):
    contact, deal = brought["contact"], brought["opportunity"]
    return bool((contact and line.contact_id == contact) or (deal and line.opportunity_id == deal))


def _unwritten(customer, brought):
    """People, deals and tasks that came without a line in the story (by import, say)."""
    told = set(customer.activities.filter(pk__gt=brought["line"]).values_list("contact_id", "opportunity_id"))
    people, deals = {c for c, _o in told} | {brought["contact"]}, {o for _c, o in told} | {brought["opportunity"]}
    rows = [
        *customer.contacts.exclude(pk__in=[pk for pk in people if pk]),
        *customer.opportunities.exclude(pk__in=[pk for pk in deals if pk]),
        *customer.tasks.all(),
    ]
    return [f"{row._meta.verbose_name.capitalize()}: {row}" for row in rows]


def _describe(line):
    """One line of later work in words: what, about what, by whom, when."""
    what = (
        line.text
        or line.data.get("name")
        or ", ".join(label_of(Customer, name, line.workspace) for name in line.data.get("changes", {}))
    )
    who = str(line.by) if line.by else line.get_actor_display()
    when = formats.date_format(timezone.localtime(line.happened_at), "SHORT_DATETIME_FORMAT")
    return f"{line.get_kind_display()}{f': {what}' if what else ''} ({who}, {when})"


def _take_back(promotion, customer, by):
    brought = promotion.brought
    if brought["customer"]:
        customer.delete()
        return
    is_quiet = not _worked_with(customer, promotion)
    Contact.objects.filter(pk=brought["contact"]).delete()
    Opportunity.objects.filter(pk=brought["opportunity"]).delete()
    settle_primary(customer.pk)
    refresh_open([customer.pk])
    apply_changes(customer, former(customer, brought["values"]), by=by)
    take_tags_back(customer, brought.get("tags"), by=by)
    give_touch_back(customer, brought.get("touched_at"))
    if brought.get("archived") and is_quiet:
        since, who = brought["archived"]
        now = timezone.now()
        Customer.objects.active().filter(pk=customer.pk).update(archived_at=since, archived_by=who, updated_at=now)
    record(
        customer, Activity.Kind.PROMOTION_UNDONE, by=by, data={"lead": promotion.lead_id, "name": promotion.lead.name}
    )


def _worked_with(customer, promotion):
    """Whether anybody has done anything with an existing customer since: then it stays with those that are worked with."""
    later = customer.activities.filter(pk__gt=promotion.brought["line"])
    return later.exists() or customer.tasks.filter(created_at__gt=promotion.created_at).exists()


def _restore_lead(promotion, by):
    was = promotion.brought["lead"]
    Lead.objects.filter(pk=promotion.lead_id).update(
        status=Status.QUALIFIED,
        status_at=datetime.fromisoformat(was["status_at"]),
        updated_at=datetime.fromisoformat(was["updated_at"]),
    )
    promotion.lead.refresh_from_db()
    name = promotion.customer.name if promotion.customer else ""
    record(promotion.lead, Activity.Kind.PROMOTION_UNDONE, by=by, data={"name": name})
