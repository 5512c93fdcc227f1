"""What every room shares: the tenant's columns, what an organisation is, one timeline, tasks."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from crm import cleaning, text
from crm.custom.records import Customised
from crm.fields import FoldedField
from crm.jobs.models import JobKey, Lease, ScheduledJob, Worker  # noqa: F401
from crm.search import Searchable


class WorkspaceModel(models.Model):
    """A row of one workspace. `Meta.default_related_name` names it on the workspace: `request.workspace.leads`.

    The workspace needs no index of its own: every model's other indexes begin with it.
    """

    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, db_index=False, verbose_name=_("workspace"))
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    updated_at = models.DateTimeField(_("updated"), auto_now=True)

    class Meta:
        abstract = True


class Organisation(Customised, Searchable, WorkspaceModel):
    """A company or person: what leads and customers have in common, and the keys they are matched by."""

    name = models.CharField(_("name"), max_length=200)
    website = models.CharField(_("website"), max_length=300, blank=True)
    email = models.CharField(_("e-mail"), max_length=254, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    industry = models.CharField(_("industry"), max_length=100, blank=True)
    notes = models.TextField(_("notes"), blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("owner")
    )
    touched_at = models.DateTimeField(_("last touch"), default=timezone.now, editable=False)

    # Derived by `derive`, never typed.
    name_folded = FoldedField(max_length=400, editable=False)
    name_key = FoldedField(max_length=400, editable=False)
    domain = models.CharField(max_length=253, blank=True, editable=False)

    class Meta:
        abstract = True
        indexes = [
            models.Index(fields=["workspace", "name_key"], name="%(class)s_name_key"),
            models.Index(fields=["workspace", "domain"], name="%(class)s_domain"),
            models.Index(fields=["workspace", "email"], name="%(class)s_email"),
            models.Index(fields=["workspace", "phone"], name="%(class)s_phone"),
        ]

    def __str__(self):
        return self.name

    def derive(self):
        """Bring the derived columns up to date with what was typed."""
        self.name_folded = text.fold(self.name)[:400]
        self.name_key = text.name_key(self.name)[:400]
        self.domain = cleaning.domain_of(self.website, self.email)[:253]

    def save(self, **kwargs):
        self.derive()
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "name_folded", "name_key", "domain"}
        super().save(**kwargs)

    def touched(self, at):
        """Somebody talked with them at `at`: keep what follows from that. Called within the transaction that logs it."""
        if at > self.touched_at:
            self.touched_at = at
            type(self).objects.filter(pk=self.pk).update(touched_at=at)

    def touches(self):
        """The lines of its story that are talks with them."""
        return Activity.objects.filter(**{self._meta.model_name: self}, kind__in=Activity.TOUCHES)

    def retouched(self):
        """A talk was taken out, put back or changed: the last touch is the newest there is, else the record's first day."""
        newest = self.touches().aggregate(at=models.Max("happened_at"))["at"]
        self.touched_at = newest or self.created_at
        type(self).objects.filter(pk=self.pk).update(touched_at=self.touched_at)

    @property
    def website_host(self):
        """The website as people say it, without the scheme."""
        return self.website.removeprefix("https://").removeprefix("http://")


class StandingManager(models.Manager):
    """The lines that nobody has taken out of the story: what every page, list and sum is to see."""

    def get_queryset(self):
        return super().get_queryset().filter(deleted_at=None)


class Activity(models.Model):
    """One line of a timeline. What the machine wrote stays as it is; a person's own words can be changed by that person.

    `crm.entries` does that, and keeps what was there before: {"edits": [{"at", "kind", "text"}]} in `data`. What its
    author takes out is only hidden; `every` gives it too.
    """

    class Kind(models.TextChoices):
        CREATED = "created", _("Created")
        NOTE = "note", _("Note")
        CALL = "call", _("Call")
        MEETING = "meeting", _("Meeting")
        EMAIL = "email", _("E-mail")
        TASK_DONE = "task_done", _("Task done")
        TASK_REOPENED = "task_reopened", _("Task reopened")
        STATUS = "status", _("Status change")
        FIELDS = "fields", _("Field change")
        IMPORT = "import", _("Import")
        PROMOTION = "promotion", _("Promotion")
        PROMOTION_UNDONE = "promotion_undone", _("Promotion undone")
        MERGE = "merge", _("Merge")
        ARCHIVED = "archived", _("Archived")
        RESTORED = "restored", _("Restored")
        CONTACT = "contact", _("Contact")
        OPPORTUNITY = "opportunity", _("Opportunity")
        STAGE = "stage", _("Stage change")
        SNOOZED = "snoozed", _("Silence is fine")
        WOKEN = "woken", _("Silence counts again")

    class Actor(models.TextChoices):
        PERSON = "person", _("Person")
        AGENT = "agent", _("Agent")
        SYSTEM = "system", _("System")

    TALK = (Kind.NOTE, Kind.CALL, Kind.MEETING, Kind.EMAIL)
    TOUCHES = (Kind.CALL, Kind.MEETING, Kind.EMAIL)

    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, db_index=False, verbose_name=_("workspace"))
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    lead = models.ForeignKey("leads.Lead", models.CASCADE, null=True, blank=True, verbose_name=_("lead"))
    customer = models.ForeignKey(
        "customers.Customer", models.CASCADE, null=True, blank=True, verbose_name=_("customer")
    )
    contact = models.ForeignKey("customers.Contact", models.SET_NULL, null=True, blank=True, verbose_name=_("contact"))
    opportunity = models.ForeignKey(
        "customers.Opportunity", models.SET_NULL, null=True, blank=True, verbose_name=_("opportunity")
    )
    actor = models.CharField(_("actor"), max_length=10, choices=Actor.choices, default=Actor.PERSON)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    text = models.TextField(_("text"), blank=True)
    # What happened, by kind: {"changes": {field: [old, new]}}, {"from": status, "to": status}, {"name": …}.
    data = models.JSONField(_("data"), default=dict, blank=True)
    happened_at = models.DateTimeField(_("happened"), default=timezone.now)
    created_at = models.DateTimeField(_("written"), default=timezone.now, editable=False)
    deleted_at = models.DateTimeField(_("taken out"), null=True, blank=True, editable=False)

    objects = StandingManager()
    every = models.Manager()

    class Meta:
        default_related_name = "activities"
        ordering = ["-happened_at", "-id"]
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        indexes = [
            models.Index(fields=["lead", "-happened_at", "-id"], name="activity_lead"),
            models.Index(fields=["customer", "-happened_at", "-id"], name="activity_customer"),
            models.Index(fields=["workspace", "-happened_at", "-id"], name="activity_workspace"),
            # The touches of customers alone, in the order in which rhythms are worked out.
            models.Index(
                fields=["workspace", "customer", "happened_at"],
                name="activity_touch",
                condition=models.Q(kind__in=("call", "meeting", "email"), customer__isnull=False, deleted_at=None),
            ),
            models.Index(
                fields=["workspace", "by", "deleted_at"],
                name="activity_deleted",
                condition=models.Q(deleted_at__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.happened_at:%Y-%m-%d}"

    @property
    def is_talk(self):
        return self.kind in self.TALK

    @property
    def is_machine(self):
        return self.actor != self.Actor.PERSON

    @property
    def about(self):
        """The customer or lead whose story it is a line of."""
        return self.customer or self.lead

    def is_own(self, user):
        """Whether these are words that `user` may change or take out again: their own, said by themselves."""
        return self.is_talk and not self.is_machine and self.by_id is not None and self.by_id == user.pk

    @property
    def edits(self):
        """What it said before, newest first: {"at": when that was changed, "kind", "text"}."""
        return [edit | {"at": datetime.fromisoformat(edit["at"])} for edit in reversed(self.data.get("edits", ()))]


class Task(WorkspaceModel):
    """Something to do next, about a lead, a customer, a deal with that customer, or nothing in particular."""

    title = models.CharField(_("what"), max_length=200)
    notes = models.TextField(_("notes"), blank=True)
    due_on = models.DateField(_("due"), null=True, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("for")
    )
    lead = models.ForeignKey("leads.Lead", models.CASCADE, null=True, blank=True, verbose_name=_("lead"))
    customer = models.ForeignKey(
        "customers.Customer", models.CASCADE, null=True, blank=True, verbose_name=_("customer")
    )
    opportunity = models.ForeignKey(
        "customers.Opportunity", models.SET_NULL, null=True, blank=True, verbose_name=_("opportunity")
    )
    done_at = models.DateTimeField(_("done"), null=True, blank=True, editable=False)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )

    class Meta:
        default_related_name = "tasks"
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        indexes = [models.Index(fields=["workspace", "done_at", "due_on", "id"], name="task_due")]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        """Where it is seen: the page of what it is about, or the list of tasks."""
        if self.opportunity_id:
            return reverse("opportunities:detail", args=[self.workspace.slug, self.opportunity_id])
        if self.lead_id:
            return reverse("leads:detail", args=[self.workspace.slug, self.lead_id])
        if self.customer_id:
            return reverse("customers:detail", args=[self.workspace.slug, self.customer_id])
        return reverse("tasks:list", args=[self.workspace.slug])

    @property
    def is_done(self):
        return self.done_at is not None

    @property
    def is_late(self):
        return (self.days_late or 0) > 0

    @property
    def is_due(self):
        return self.days_late == 0

    @property
    def days_late(self):
        """Whole days since it was due, negative before; None when it is done or has no date."""
        return None if self.is_done or self.due_on is None else (timezone.localdate() - self.due_on).days


from crm.bulkwork.models import BulkChange, BulkRow  # noqa: E402, F401
from crm.custom.models import CustomField, CustomValue  # noqa: E402, F401
from crm.importing.mapping.memory import MappingMemory  # noqa: E402, F401
from crm.importing.models import Import, ImportRow, ImportSource  # noqa: E402, F401 - tables of this app, beside their engine
from crm.mentions import Mention  # noqa: E402, F401
from crm.optouts import OptOut  # noqa: E402, F401
from crm.tags.models import Tag, Tagging  # noqa: E402, F401
