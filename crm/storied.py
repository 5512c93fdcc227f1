"""Pages that tell a record's story: shown whole or the story alone, and told on by a line that somebody logs."""

from collections.abc import Callable
from dataclasses import dataclass

from django.shortcuts import redirect, render

from crm.exceptions import DomainError
from crm.history import log
from crm.timeline import story, story_filters


def story_region(request, record, lines):
    """What the story region of every record's page needs; `lines` are the activities that are its story."""
    return {
        "page": story(lines, request.GET),
        **story_filters(request),
        "story_url": record.get_absolute_url(),
        "log_url": record.log_url,
    }


@dataclass(frozen=True)
class StoriedPage:
    """The page of one kind of record, with a partial `story` in its template.

    `story` and `page` are functions of a request and a record that give the context of the story region, its form as
    "log" among it, and of the whole page.
    """

    template: str
    story: Callable
    page: Callable

    def show(self, request, record):
        """The page, or the story alone where htmx asks for it."""
        is_part = request.htmx.target == "story"
        return self._render(request, record, is_part=is_part)

    def tell(self, request, record, form, *, about=None, **also):
        """Answer a posted line: log it in the story of `about`, by default the record itself, and show the story as it is now.

        `also` says what else the line is about. What was not valid, or is refused, comes back in the form.
        """
        if not (form.is_valid() and _logged(request, about or record, form, also)):
            return self._render(request, record, is_part=bool(request.htmx), form=form, status=422)
        if not request.htmx:
            return redirect(record)
        return self._render(request, record, is_part=True, is_told=True)

    def _render(self, request, record, *, is_part, form=None, is_told=False, status=200):
        context = (self.story if is_part else self.page)(request, record)
        if form is not None:
            context["log"] = form
        if is_told:
            context["log"].focused()
        return render(request, f"{self.template}#story" if is_part else self.template, context, status=status)


def _logged(request, record, form, also):
    line = form.cleaned_data
    try:
        also = form.links | also | {"link": request.build_absolute_uri}
        return log(record, line["kind"], by=request.user, text=line["text"], at=form.at, **also)
    except DomainError as error:
        form.add_error("text", error.message)
        return None
