"""What each column is."""
