"""One act on many records: chosen row by row or as a whole filtered list, done in chunks, and taken back by one Undo.

What can be done with which records, each room above registers when it starts (`customers.bulkwork`, `leads.bulkwork`).
"""
