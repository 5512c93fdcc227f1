"""What the check page and the receipt show of an import."""
