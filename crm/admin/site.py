"""The admin site itself: its name, and who gets in."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

admin.site.site_header = admin.site.site_title = "Handoff"
admin.site.index_title = _("Everything, in every workspace")
admin.site.empty_value_display = "–"
# One sign-in for the whole house, so that rate limits and second factors hold here too.
admin.site.login = secure_admin_login(admin.site.login)


def to_account(request, extra_context=None):
    """One page to change a password, too."""
    return redirect("account_change_password")


admin.site.password_change = to_account
