"""A made-up team's year, for `make demo`."""

SLUG = "fernhill"
SIGN_IN = {"email": "mara@fernhill.example", "password": "tulip-harbour-42"}
