"""What was written, taken back, and written again."""
