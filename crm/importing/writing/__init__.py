"""What was planned, written."""
