"""Asking, doing, stopping and undoing, and the receipts of bulk changes."""
