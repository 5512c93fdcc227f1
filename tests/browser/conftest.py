"""A real Chromium on a real server. A console error, a script that throws, a blocked resource: each fails the test."""

import os
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import sync_playwright

# Playwright's blocking API keeps an event loop running in this thread; Django would refuse to be used beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESKTOP, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
HERE = Path(__file__).parent
REPORT_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) => {
  console.error(`CSP blocked ${event.violatedDirective}: ${event.blockedURI} ${event.sourceFile ?? ""}`);
});
"""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Everything in this folder walks the site in a browser."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser():
    """One Chromium for the session, the system's own."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield chromium
        chromium.close()


def watch(page, problems):
    """Write into `problems` whatever goes wrong on `page`: console errors, exceptions, reports of the CSP, failed parts.

    A page or fragment may well answer 4xx, which the test itself asserts; a 5xx, or a missing style, script or image, may not.
    """

    def heard(message):
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            problems.append(f"console: {message.text}")

    def answered(response):
        is_part = response.request.resource_type not in ("document", "xhr", "fetch")
        if response.status >= 500 or (response.status >= 400 and is_part):
            problems.append(f"{response.status} {response.url}")

    page.on("console", heard)
    page.on("pageerror", lambda error: problems.append(f"script: {error}"))
    page.on("response", answered)
    return page


@pytest.fixture
def problems():
    """What went wrong on the pages so far; `problems.clear()` forgives it when a test means it."""
    return []


@pytest.fixture
def open_page(browser, problems):
    """`open_page(viewport=PHONE, color_scheme="dark")` is a page in a context of its own, watched."""
    contexts = []

    def opened(**options):
        context = browser.new_context(**{"viewport": DESKTOP, "reduced_motion": "reduce"} | options)
        context.set_default_timeout(10_000)
        context.add_init_script(REPORT_VIOLATIONS)
        contexts.append(context)
        return watch(context.new_page(), problems)

    yield opened
    for context in contexts:
        context.close()
    assert problems == []


@pytest.fixture
def page(open_page):
    """A desktop page on the light theme, nobody signed in."""
    return open_page()


@pytest.fixture
def context(page):
    return page.context


@pytest.fixture
def sign_in(live_server):
    """`sign_in(page, user)` gives the page the session of `user`, without the sign-in form."""
    return lambda page, user: give_session(page, user, live_server.url)


def give_session(page, user, address):
    """Sign `user` in on `page` by a cookie for the site at `address`."""
    client = Client()
    client.force_login(user, backend="accounts.backends.Backend")
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": address}])
    return page


@pytest.fixture
def shot(request):
    """`shot(page, "name")` keeps a screenshot when SHOTS names a folder, and does nothing otherwise."""

    def taken(page, name):
        if folder := os.environ.get("SHOTS"):
            page.screenshot(path=Path(folder) / f"{request.node.name}-{name}.png", full_page=True)

    return taken
