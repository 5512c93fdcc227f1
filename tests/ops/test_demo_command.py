"""`make demo` after the packages are installed: from nothing to a site, again in a moment, and away with Ctrl-C."""

import os

import pytest

from leads.demo import SIGN_IN
from tests.ops.installation import Installation, fetch, free_port


@pytest.fixture
def place(tmp_path):
    """Somewhere with no database yet, as in a fresh checkout."""
    (tmp_path / "data").mkdir()
    site = Installation(f"sqlite:///{tmp_path / 'data' / 'handoff.sqlite3'}", tmp_path)
    yield site
    for process in site.processes:
        process.end()


def demo(site):
    port = free_port()
    process = site.start("demo", PORT=str(port), LOG_LEVEL="WARNING", EMAIL_URL="consolemail://")
    return process, f"http://localhost:{port}"


def sign_up(address):
    """Ask for an account, which sends a mail, without a browser's help."""
    cookie = f"csrftoken={'c' * 32}"
    form = (
        f"csrfmiddlewaretoken={'c' * 32}&email=new@fernhill.example&password1=a-long-and-new-one&name=New&workspace=New"
    )
    return fetch(f"{address}/account/signup/", data=form.encode(), headers={"Cookie": cookie})


def test_the_demo_comes_up_from_nothing_keeps_its_data_and_goes_with_ctrl_c(place):
    first, address = demo(place)
    said = first.wait_for("Password")
    pages = [fetch(f"{address}/healthz")[0], fetch(f"{address}/account/login/")[0]]
    sign_up(address)
    first.wait_for("To: new@fernhill.example")
    pids = first.children()
    code = first.interrupt()
    place.ask("DELETE FROM leads_lead WHERE id = (SELECT max(id) FROM leads_lead WHERE status = 'new') RETURNING id")
    second, _address = demo(place)
    second.wait_for("Password")

    assert (code, pages) == (0, [200, 200])
    assert f"running at  {address}" in said
    assert SIGN_IN["email"] in said
    assert SIGN_IN["password"] in said
    assert "To: new@fernhill.example" in first.said
    assert len(pids) >= 3
    assert [pid for pid in pids if os.path.exists(f"/proc/{pid}")] == []
    assert "Filling the demo" in first.said
    assert "Filling the demo" not in second.said
    assert place.ask("SELECT count(*) FROM leads_lead") == 199
