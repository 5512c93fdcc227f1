"""From the cells of a row to values that can be stored."""
