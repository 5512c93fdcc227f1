"""Workbooks of Excel (.xlsx): cells only, row by row, whatever their size; nothing in them is run.

import-export's XLSX reads through openpyxl into a whole dataset, which needs 100 µs a row, and calamine a sheet at once into
memory, which is 800 MB at a million rows. Here a sheet streams through expat. What number formats and dates mean is openpyxl's.
"""
