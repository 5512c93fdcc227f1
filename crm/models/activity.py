"""One timeline for all: what happened, with whom, and who says so."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def _story_index(of):
    """One story in its order. A line is about one or two of the four: an index of all lines would mostly hold nothing."""
    return models.Index(
        fields=[of, "-happened_at", "-id"], name=f"activity_{of}", condition=models.Q(**{f"{of}__isnull": False})
    )


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
    # What it is about; the indexes below serve these.
    lead = models.ForeignKey(
        "leads.Lead", models.CASCADE, null=True, blank=True, db_index=False, verbose_name=_("lead")
    )
    customer = models.ForeignKey(
        "customers.Customer", models.CASCADE, null=True, blank=True, db_index=False, verbose_name=_("customer")
    )
    contact = models.ForeignKey(
        "customers.Contact", models.SET_NULL, null=True, blank=True, db_index=False, verbose_name=_("contact")
    )
    opportunity = models.ForeignKey(
        "customers.Opportunity", models.SET_NULL, null=True, blank=True, db_index=False, verbose_name=_("opportunity")
    )
    actor = models.CharField(_("actor"), max_length=10, choices=Actor.choices, default=Actor.PERSON)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, db_index=False, related_name="+",
        verbose_name=_("by"),
    )  # fmt: skip
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
            *(_story_index(of) for of in ("lead", "customer", "contact", "opportunity")),
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
