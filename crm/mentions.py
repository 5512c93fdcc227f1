"""People called by name in what others write: `@Ines Baptiste` tells Ines, here and by e-mail.

The text stays as it was typed. Who was meant is kept beside it, so that it stays right when people change their names or
leave, and nobody outside the workspace can be meant.
"""

import re
from collections import Counter
from functools import cache

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import models
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

EXCERPT = 300


class Mention(models.Model):
    """Somebody (`user`) was called as `written` in a line of a story, or in the text `field` of a record."""

    workspace = models.ForeignKey(
        "accounts.Workspace", models.CASCADE, db_index=False, verbose_name=gettext_lazy("workspace")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, db_index=False, verbose_name=gettext_lazy("who is meant")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=gettext_lazy("by")
    )
    written = models.CharField(gettext_lazy("as written"), max_length=254)
    lead = models.ForeignKey("leads.Lead", models.CASCADE, null=True, verbose_name=gettext_lazy("lead"))
    customer = models.ForeignKey("customers.Customer", models.CASCADE, null=True, verbose_name=gettext_lazy("customer"))
    contact = models.ForeignKey("customers.Contact", models.CASCADE, null=True, verbose_name=gettext_lazy("contact"))
    opportunity = models.ForeignKey(
        "customers.Opportunity", models.CASCADE, null=True, verbose_name=gettext_lazy("opportunity")
    )
    line = models.ForeignKey("crm.Activity", models.CASCADE, null=True, verbose_name=gettext_lazy("line"))
    field = models.CharField(gettext_lazy("field"), max_length=20, blank=True)
    excerpt = models.CharField(gettext_lazy("excerpt"), max_length=EXCERPT, blank=True)
    created_at = models.DateTimeField(gettext_lazy("written on"), default=timezone.now, editable=False)
    read_at = models.DateTimeField(gettext_lazy("read"), null=True, editable=False)

    class Meta:
        default_related_name = "mentions"
        verbose_name = gettext_lazy("mention")
        verbose_name_plural = gettext_lazy("mentions")
        indexes = [
            models.Index(fields=["user", "workspace", "-created_at", "-id"], name="mention_user"),
            models.Index(fields=["user", "workspace"], name="mention_unread", condition=models.Q(read_at=None)),
        ]

    def __str__(self):
        return f"@{self.written}"

    @property
    def about(self):
        """The record whose text or story it is: a person and a deal are their customer's too, and go before it."""
        return self.contact or self.opportunity or self.customer or self.lead

    @property
    def is_standing(self):
        """Whether the words are still in the story."""
        return self.line is None or self.line.deleted_at is None

    def get_absolute_url(self):
        """The page, at the words."""
        anchor = f"entry-{self.line_id}" if self.line_id else f"fact-{self.field}"
        return f"{self.about.get_absolute_url()}#{anchor}"


def ways_to_call(people):
    """{how somebody may be written behind the @, in lower case: the one who is meant by it}.

    A full name, a first name or an e-mail, as long as it can mean only one of `people`.
    """
    ways = {}
    for person in people:
        for way in {str(person), person.get_short_name(), person.email}:
            ways.setdefault(way.lower(), set()).add(person)
    return {way: meant.pop() for way, meant in ways.items() if way and len(meant) == 1}


def called(text, people):
    """Who is called in `text`, each time, as (person, as written)."""
    ways = ways_to_call(people)
    if "@" not in text or not ways:
        return []
    names = "|".join(re.escape(way) for way in sorted(ways, key=len, reverse=True))
    found = re.findall(rf"(?<![\w@.])@({names})(?!\w)", text, re.I)
    return [(ways[name.lower()], name) for name in found if name.lower() in ways]


def mention(about, text, *, by, link, before="", line=None, field=""):
    """Tell those whom `text` calls more often than `before` did; returns the new mentions. Within the writer's transaction.

    So an edit tells nobody twice, and a second call in the same notes is heard. `link(path)` is the full address of a
    page. Who calls oneself is told nothing.
    """
    if "@" not in text:
        return []
    people, links = list(about.workspace.people()), {about._meta.model_name: about}
    if not {"lead", "customer"} & set(links):
        links["customer_id"] = about.customer_id
    now, then = called(text, people), Counter(person for person, _name in called(before, people))
    times, names = Counter(person for person, _name in now), dict(now)
    made = Mention.objects.bulk_create(
        Mention(
            workspace_id=about.workspace_id, user=person, by=by, written=names[person], line=line, field=field,
            excerpt=_around(text, names[person]), read_at=timezone.now() if person == by else None,
            **links,
        )
        for person in times if times[person] > then[person]
    )  # fmt: skip
    for one in made:
        if one.user != by:
            _write_to(one, link)
    return made


def mention_in_texts(record, changed=None, *, by, link):
    """Tell those whom the long texts of `record` newly call, see `mention`; nobody without a `link`.

    `changed` is what changed on it, {field: [old, new]}; without it the record is new.
    """
    for name in calling(type(record)) if link else ():
        before, now = ("", getattr(record, name)) if changed is None else changed.get(name, ("", ""))
        mention(record, now, before=before, by=by, link=link, field=name)


def calling(model):
    """The fields of a model in which people can be called by name: its long texts."""
    fields = model._meta.concrete_fields
    return [
        field.name
        for field in fields
        if isinstance(field, models.TextField) and field.name in getattr(model, "FIELDS", ())
    ]


def _around(text, name):
    """The words around the last call, short enough for a list."""
    at = max(text.lower().rfind(f"@{name.lower()}") - EXCERPT // 3, 0)
    start = text.find(" ", at) + 1 if at else 0
    return ("…" if start else "") + text[start : start + EXCERPT - 1]


def _write_to(one, link):
    names = {"who": one.by, "about": one.about}
    path = reverse("mentions:open", args=[one.workspace.slug, one.pk])
    context = {"mention": one, "about": one.about, "url": link(path), "workspace": one.about.workspace}
    letter = EmailMultiAlternatives(
        " ".join((_("%(who)s mentions you at %(about)s") % names).split()),
        render_to_string("crm/mail/mention.txt", context),
        to=[one.user.email],
    )
    letter.attach_alternative(render_to_string("crm/mail/mention.html", context), "text/html")
    letter.send()


def names_called(about, lead_ids=()):
    """What gives the names called anywhere about a record (and the leads it was), read when it is first asked."""

    @cache
    def names():
        here = models.Q(**{about._meta.model_name: about})
        here |= models.Q(lead__in=lead_ids) if lead_ids else models.Q()
        return frozenset(Mention.objects.filter(here).values_list("written", flat=True).distinct())

    return names


def mark_read(mentions):
    """Those of `mentions` that were unread are read now; returns how many."""
    return mentions.filter(read_at=None).update(read_at=timezone.now())
