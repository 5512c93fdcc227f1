"""From a text or a file to the rows of a table."""
