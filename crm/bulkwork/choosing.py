"""Which records somebody means: those that were ticked, or the whole list as it was filtered."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from crm.bulkwork.kinds import Kind
from crm.exceptions import DomainError

MOST_TICKED = 5_000
PAGING = ("after", "before")  # what a list's address says beside the filters


@dataclass(frozen=True)
class Choice:
    """Records that somebody chose: `ids` of ticked rows, or the query string of a list's filters; never both."""

    kind: Kind
    records: QuerySet
    ids: tuple[int, ...] | None
    query: str | None

    @property
    def count(self):
        """How many there are, exactly."""
        return self.records.order_by().count()


def chosen(workspace, kind, data):
    """The Choice that a posted form `data` makes: `all` with the filters in `query`, else the boxes `id` and the list `ids`.

    Raises DomainError when nothing is chosen, too much is ticked, or the filters fit nothing any more.
    """
    if data.get("all"):
        query = filters_of(data.get("query", ""))
        return Choice(kind, kind.listed(workspace, QueryDict(query)), None, query)
    words = [word for value in (*data.getlist("id"), *data.getlist("ids")) for word in value.split()]
    ids = {int(word) for word in words if word.isascii() and word.isdecimal() and len(word) < 19}
    if not ids:
        raise DomainError(_("Nothing is chosen yet. Tick some rows first."))
    if len(ids) > MOST_TICKED:
        raise DomainError(_("This is too much to tick. Filter the list, then choose all that match."))
    return Choice(kind, kind.model.objects.filter(workspace=workspace, pk__in=ids), tuple(sorted(ids)), None)


def filters_of(query):
    """The query string of a list without what pages it; an order may be a filter too, as that of deals by amount."""
    params = QueryDict(query, mutable=True)
    for name in PAGING:
        params.pop(name, None)
    return params.urlencode()
