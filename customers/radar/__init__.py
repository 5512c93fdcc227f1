"""The silence radar: each customer's rhythm, and who has been silent for too long."""
