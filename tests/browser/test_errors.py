"""The designed error pages, as people meet them."""


def test_a_missing_page_leads_home(page, sign_in, live_server, workspace, mara):
    sign_in(page, mara)

    answer = page.goto(f"{live_server.url}{workspace.get_absolute_url()}leads/999/")

    assert answer.status == 404
    assert page.get_by_role("heading", level=1).inner_text() == "There is nothing at this address"
