"""The pages of customers, the people there and the deals with them, a file each idea."""
