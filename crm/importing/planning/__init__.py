"""The fate of each row, before anything is written."""
