"""Records with custom fields: their values are attributes called `custom_<key>`."""

from django.db import models
from django.utils.translation import gettext_lazy as _

PREFIX = "custom_"


class Customised(models.Model):
    """A record that a workspace has given fields of its own.

    `record.custom_tier` is the stored text, None for nothing; `put` sets it. Forms, history, promotion, merge and import
    go by names of attributes, so they treat `custom_tier` like `industry`.
    """

    custom = models.JSONField(_("custom fields"), null=True, editable=False)  # {key: text}; NULL for none, never {}

    class Meta:
        abstract = True

    def __getattr__(self, name):
        if name.startswith(PREFIX):
            return (self.custom or {}).get(name.removeprefix(PREFIX))
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    def save(self, **kwargs):
        """Save, and keep the values that are searched by when any of them was put."""
        is_put = self.__dict__.pop("custom_is_put", False) or (self._state.adding and self.custom)
        names = kwargs.get("update_fields")
        if names is not None and any(name.startswith(PREFIX) for name in names):
            kwargs["update_fields"] = {*(name for name in names if not name.startswith(PREFIX)), "custom"}
        super().save(**kwargs)
        if is_put:
            from crm.custom.values import index

            index(type(self), {self.pk: self.custom}, self.workspace_id)


def put(record, name, value):
    """Set the field `name` of a record, one of its own or a custom one, for `record.save()` to keep."""
    if not name.startswith(PREFIX):
        setattr(record, name, value)
        return
    custom = {**(record.custom or {}), name.removeprefix(PREFIX): value}
    record.custom = {key: text for key, text in custom.items() if text} or None
    record.custom_is_put = True


def gathered(fields):
    """`fields` for the constructor of a record: custom ones as its column `custom`."""
    own = {name: value for name, value in fields.items() if not name.startswith(PREFIX)}
    custom = {name.removeprefix(PREFIX): text for name, text in fields.items() if name.startswith(PREFIX) and text}
    return {**own, "custom": custom} if custom else own


def own_names(*records):
    """The names of the custom fields that any of these records has a value in."""
    return list(dict.fromkeys(f"{PREFIX}{key}" for record in records for key in record.custom or {}))
