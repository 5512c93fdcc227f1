"""The addresses with the style guide among them, which stands there only when DEBUG is on."""

from django.urls import path

from crm.urls import handler400, handler403, handler404, handler500  # noqa: F401
from crm.urls import urlpatterns as real
from crm.views.styleguide import styleguide

urlpatterns = [path("styleguide", styleguide), *real]
