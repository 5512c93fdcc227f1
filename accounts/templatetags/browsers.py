"""What a browser calls itself, in words."""

from django import template
from django.utils.translation import gettext as _

register = template.Library()

# In the order in which they must be asked for: most claim to be others too.
BROWSERS = {"Edg": "Edge", "OPR": "Opera", "SamsungBrowser": "Samsung Internet", "Firefox": "Firefox", "FxiOS": "Firefox",
            "CriOS": "Chrome", "Chrome": "Chrome", "Safari": "Safari"}  # fmt: skip
SYSTEMS = {"iPhone": "iPhone", "iPad": "iPad", "Android": "Android", "Windows": "Windows", "CrOS": "ChromeOS",
           "Mac OS X": "Mac", "Linux": "Linux"}  # fmt: skip


@register.filter
def browser(user_agent):
    """`Firefox on Windows` for a User-Agent header; what is unknown is said to be."""
    name = next((name for sign, name in BROWSERS.items() if sign in user_agent), "")
    system = next((name for sign, name in SYSTEMS.items() if sign in user_agent), "")
    if name and system:
        return _("%(browser)s on %(system)s") % {"browser": name, "system": system}
    return name or system or _("Another program")
