"""axe finds nothing on any page, wide and narrow, light and dark; nothing scrolls sideways on a phone.

The walk finds the pages of a workspace by itself, so a new page is covered. All of them are visited in one workspace that
is furnished once, and the bare ones in a workspace that has nothing in it.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests.browser.conftest import DESKTOP, PHONE, REPORT_VIOLATIONS, give_session, watch
from tests.browser.furnished import furnish
from tests.test_tenancy import ROUTES

AXE = Axe()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Colours fade from theme to theme; what axe looks at is where they end. Only colours differ in the dark.
RUN = """async (rules) => {
  for (const change of document.getAnimations()) change.finish();
  return (await axe.run(document, { runOnly: rules, resultTypes: ["violations"] })).violations;
}"""
MODES = [(size, theme) for size in (DESKTOP, PHONE) for theme in ("light", "dark")]
ACCOUNT = ["account", "open_workspace", "account_email", "account_change_password", "mfa_index", "mfa_activate_totp"]
GATE = ["account_login", "account_signup", "account_reset_password", "account_reset_password_done", "invitation"]
QUERIES = [
    "leads/?status=promoted",
    "leads/?q=nothing+has+this+name",
    "leads/{leads}/edit/?field=industry",
    "leads/{leads}/?kind=calls",
    "customers/?status=archived",
    "search/?q=bright",
    "search/?q=nothing+has+this+name",
    "tasks/?when=done",
    "tasks/?when=late&whose=everyone",
    "tasks/new/?lead={leads}",
    "imports/{checked}/",
    "imports/{again}/again/",
    "imports/{again}/?fate=invalid",
    "imports/{again}/rows/3/cells/",
    "imports/{running}/",
    "imports/{undone}/?after=52",
    "imports/{imports}/undo/",
    "settings/opt-outs/",
    "leads/999999/",
]


class Site:
    """The running site, a page signed in as the owner, and the ids of what is in the furnished workspace."""

    def __init__(self, server, browser, owner, pks):
        self.address, self.owner, self.pks, self.problems = server.url, owner, pks, []
        self.page, self.stranger = (self._open(browser) for _ in range(2))
        give_session(self.page, owner, self.address)
        self.client = Client()
        self.client.force_login(owner, backend="accounts.backends.Backend")

    def _open(self, browser):
        context = browser.new_context(viewport=DESKTOP, reduced_motion="reduce")
        context.add_init_script(REPORT_VIOLATIONS)
        return watch(context.new_page(), self.problems)

    def pk(self, name):
        """The id to open the route `name` with."""
        return self.pks.get(name) or self.pks.get(name.split(":")[0], 1)

    def findings(self, page):
        """What is wrong with the page as it stands, in each size and theme."""
        page.evaluate(AXE.axe_script)
        return [finding for mode in MODES for finding in self._in_mode(page, *mode)]

    def _in_mode(self, page, size, theme):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=theme)
        rules = {"type": "tag", "values": TAGS} if theme == "light" else {"type": "rule", "values": ["color-contrast"]}
        for violation in page.evaluate(RUN, rules):
            for node in violation["nodes"]:
                yield f"{size['width']} {theme} {violation['id']}: {node['html'][:160]}"
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            yield f"{size['width']} scrolls sideways"


@pytest.fixture(autouse=True)
def _live_server_helper():
    """pytest-django's own of this name empties the database after each test; here it is furnished once for all."""


@pytest.fixture(scope="module")
def site(browser, live_server, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        assert "test" in str(connection.settings_dict["NAME"]), "not the database of the tests: it would be emptied"
        site = Site(live_server, browser, *furnish())
        yield site
        site.page.context.close()
        site.stranger.context.close()
        call_command("flush", interactive=False, verbosity=0)


def look_at(site, page, address):
    site.problems.clear()
    page.goto(site.address + address)
    return site.findings(page) + site.problems


def is_page(site, address):
    """Whether GET shows a page there: some routes only take writes, lead elsewhere, give a file, or a part of a page."""
    answer = site.client.get(address)
    return answer.status_code == 200 and answer["Content-Type"].startswith("text/html") and b"<html" in answer.content


@pytest.mark.parametrize(("name", "args"), ROUTES, ids=[name for name, _args in ROUTES])
def test_every_page_of_a_workspace(name, args, site):
    address = reverse(name, args=["fernhill", *(site.pk(name) for _ in args)])

    found = look_at(site, site.page, address) if is_page(site, address) else []

    assert found == []


@pytest.mark.parametrize("name", [name for name, args in ROUTES if not args])
def test_every_page_of_a_bare_workspace(name, site):
    address = reverse(name, args=["bare"])

    found = look_at(site, site.page, address) if is_page(site, address) else []

    assert found == []


@pytest.mark.parametrize("query", QUERIES)
def test_pages_in_other_states(query, site):
    assert look_at(site, site.page, "/w/fernhill/" + query.format(**site.pks)) == []


@pytest.mark.parametrize("name", ACCOUNT)
def test_pages_of_ones_account(name, site):
    assert look_at(site, site.page, reverse(name)) == []


@pytest.mark.parametrize("name", GATE)
def test_pages_for_strangers(name, site):
    assert look_at(site, site.stranger, reverse(name)) == []


@pytest.mark.parametrize("key", ["?", "/"])
def test_what_keys_open(key, site):
    site.page.goto(f"{site.address}/w/fernhill/leads/")
    site.page.keyboard.press(key)
    if key == "/":
        site.page.keyboard.type("bright")
        site.page.get_by_role("option").first.wait_for()

    assert site.findings(site.page) == []


@pytest.mark.parametrize("summary", [".topbar summary", ".toolbar summary", ".rail__switch summary"])
def test_open_menus(summary, site):
    site.page.goto(f"{site.address}/w/fernhill/leads/")
    site.page.set_viewport_size(DESKTOP)
    site.page.locator(summary).first.click()

    # Below the panel lie links that it half covers; what counts is the panel.
    found = [finding for finding in site.findings(site.page) if "target-size" not in finding]

    assert found == []


def test_the_promotion_dialog(site):
    site.page.set_viewport_size(DESKTOP)
    site.page.goto(f"{site.address}/w/fernhill/leads/{site.pks['leads']}/")
    site.page.get_by_role("link", name="Promote to customer").click()
    site.page.get_by_role("dialog").wait_for()

    assert site.findings(site.page) == []


def test_editing_in_place(site):
    site.page.set_viewport_size(DESKTOP)
    site.page.goto(f"{site.address}/w/fernhill/leads/{site.pks['leads']}/")
    site.page.get_by_role("link", name="Change E-mail").click()
    site.page.get_by_role("textbox", name="E-mail").fill("no address")
    site.page.get_by_role("button", name="Save").click()
    site.page.locator(".fact .field__error").wait_for()

    assert site.findings(site.page) == []


@pytest.mark.urls("tests.guide_urls")
def test_the_style_guide(site):
    assert look_at(site, site.stranger, "/styleguide") == []
