"""Workbooks of Excel (.xlsx): cells only, row by row, whatever their size; nothing in them is run.

A sheet streams through expat here, since no library reads every workbook in bounded memory. In seconds, and in MB that the
process grows by, on one processor:

    ===========================================  ==========  ===================  ===============
    a workbook                                   here        openpyxl, read-only  python-calamine
    ===========================================  ==========  ===================  ===============
    100,000 rows of 10 texts                     6 s, 13     20 s, 86             0.9 s, 98
    a million rows of 4 texts                    31 s, 24                         7 s, 382
    one row of 3 million cells, 17 MB packed     18 s, 2     24 s, 2,164          5 s, 481
    a million long shared texts, 22 MB packed    4 s, 9      14 s, 465            1 s, 359
    a cell in the last row and column, 4 kB      0 s, 0      0 s, 1               ends the process
    ===========================================  ==========  ===================  ===============

calamine lays a sheet out as one rectangle: for the last workbook it asks for 550 GB, and takes the worker down with it. It also
gives no word of cells that hold an error, which are named by row and column here. What number formats and dates mean is openpyxl's.
"""
