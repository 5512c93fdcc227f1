"""The import pages: paste, check, progress, receipt, undo, and the list of what was brought in."""
