"""Tags and what they are on."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from crm import text
from crm.attached import LINKS, Attached, one_of_each
from crm.cleaning import clean_text
from crm.fields import FoldedField
from crm.models.base import WorkspaceModel

LONGEST = 40
MOST = 500  # tags of one workspace
BETWEEN = ", "  # how several are written on one line


class TagQuerySet(models.QuerySet):
    def used(self):
        """Those that are neither deleted nor part of another."""
        return self.filter(gone_at=None)

    def gone(self):
        return self.exclude(gone_at=None)

    def called(self, name):
        return self.filter(name_folded=tag_key(name))


class Tag(WorkspaceModel):
    """A word on records. Deleting hides it and keeps what it was on, so that it can come back; so does merging it."""

    class Colour(models.TextChoices):
        STONE = "stone", gettext_lazy("Grey")
        TEAL = "teal", gettext_lazy("Green")
        BLUE = "blue", gettext_lazy("Blue")
        AMBER = "amber", gettext_lazy("Yellow")
        RUST = "rust", gettext_lazy("Red")
        PLUM = "plum", gettext_lazy("Purple")

    name = models.CharField(gettext_lazy("name"), max_length=LONGEST)
    name_folded = FoldedField(max_length=200, editable=False)
    colour = models.CharField(
        gettext_lazy("colour"), max_length=10, choices=Colour.choices, default=Colour.STONE, blank=False
    )
    former = models.CharField(gettext_lazy("former name"), max_length=LONGEST, blank=True, editable=False)
    gone_at = models.DateTimeField(gettext_lazy("deleted"), null=True, editable=False)
    merged_into = models.ForeignKey(
        "self", models.SET_NULL, null=True, editable=False, related_name="+", verbose_name=gettext_lazy("merged into")
    )

    objects = TagQuerySet.as_manager()

    class Meta:
        default_related_name = "tags"
        ordering = ["name_folded", "id"]
        verbose_name = gettext_lazy("tag")
        verbose_name_plural = gettext_lazy("tags")
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "name_folded"], condition=Q(gone_at=None), name="one_tag_of_each_name"
            )
        ]

    def __str__(self):
        return self.name

    def save(self, **kwargs):
        self.name_folded = tag_key(self.name)
        super().save(**kwargs)


class Tagging(Attached):
    """One tag on one record. `of` is the tag it was on before a merge of tags, which the merge's undo reads."""

    tag = models.ForeignKey(Tag, models.CASCADE, related_name="+", db_index=False, verbose_name=gettext_lazy("tag"))
    of = models.ForeignKey(
        Tag, models.CASCADE, null=True, editable=False, related_name="+", db_index=False,
        verbose_name=gettext_lazy("came with"),
    )  # fmt: skip

    class Meta:
        verbose_name = gettext_lazy("tag on a record")
        verbose_name_plural = gettext_lazy("tags on records")
        constraints = one_of_each("tag", "tagging")
        indexes = [
            *(
                models.Index(fields=["tag", name], name=f"tagging_of_{name}", condition=Q(**{f"{name}__isnull": False}))
                for name in LINKS
            ),
            models.Index(fields=["of"], name="tagging_came_with", condition=Q(of__isnull=False)),
        ]

    def __str__(self):
        return f"{self.tag} · {self.record}"


def tag_key(name):
    """What names are compared and sorted by."""
    return text.fold(name)[:200]


def clean_tag(name):
    """A tag's name as it is stored; ValidationError when it cannot be one."""
    name = clean_text(name)
    if not text.fold(name):
        raise ValidationError(_("A tag needs a letter or a number."))
    if len(name) > LONGEST:
        raise ValidationError(_("A tag has at most %(most)d characters.") % {"most": LONGEST})
    if "," in name or ";" in name:
        raise ValidationError(_("A tag has no comma and no semicolon: they stand between tags."))
    return name


def split_tags(line):
    """The single names in a line of tags, each once: `Fair; VIP, fair` is `["Fair", "VIP"]`."""
    names = {}
    for part in line.replace(";", ",").replace("\n", ",").split(","):
        if part.strip():
            name = clean_tag(part)
            names.setdefault(tag_key(name), name)
    return list(names.values())
