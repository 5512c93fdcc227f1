"""A made-up team's year, for `make demo`: Fernhill sells temperature logging to food, pharma and logistics."""

SLUG = "fernhill"
SIGN_IN = {"email": "mara@fernhill.example", "password": "tulip-harbour-42"}
