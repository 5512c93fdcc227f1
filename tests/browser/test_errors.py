"""The designed error pages, as people meet them."""

from playwright.sync_api import expect


def test_a_missing_page_leads_home(page, sign_in, live_server, workspace, mara):
    sign_in(page, mara)

    answer = page.goto(f"{live_server.url}{workspace.get_absolute_url()}leads/999/")

    assert answer.status == 404
    assert page.get_by_role("heading", level=1).inner_text() == "There is nothing at this address"


def test_an_action_that_came_to_nothing_says_so(page, sign_in, live_server, workspace, mara, lead, problems):
    sign_in(page, mara)
    page.goto(live_server.url + lead.get_absolute_url())
    lead.delete()

    page.get_by_role("link", name="Change Industry").click()

    expect(page.get_by_role("alert")).to_contain_text("That did not work and nothing was saved.")
    problems.clear()  # htmx tells the console, too


def test_a_server_out_of_reach_keeps_what_was_typed(page, sign_in, live_server, workspace, mara, lead, problems):
    sign_in(page, mara)
    page.goto(live_server.url + lead.get_absolute_url())
    page.get_by_role("link", name="Change Industry").click()
    page.get_by_role("textbox", name="Industry").fill("Oysters")
    page.context.set_offline(True)

    page.get_by_role("button", name="Save").click()

    expect(page.get_by_role("alert")).to_contain_text("The server could not be reached.")
    expect(page.get_by_role("textbox", name="Industry")).to_have_value("Oysters")
    problems.clear()  # htmx tells the console, too


def test_a_viewer_who_writes_is_told_what_to_ask_for(page, sign_in, live_server, workspace, vera, lead):
    sign_in(page, vera)

    page.goto(f"{live_server.url}/w/fernhill/leads/import/")

    expect(page.get_by_role("heading", level=1)).to_have_text("You may not do this")
    expect(page.locator("main")).to_contain_text("Ask an admin for the role of a member.")
