"""The pages of leads, a file each idea."""
