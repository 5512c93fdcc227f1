from django.urls import path

from crm.importing.views import checking, lists, pasting, receipts, rows, undoing, writing

app_name = "imports"
urlpatterns = [
    path("", lists.import_list, name="list"),
    path("<int:pk>/", receipts.import_detail, name="detail"),
    path("<int:pk>/again/", pasting.import_again, name="again"),
    path("<int:pk>/other-table/", pasting.import_other_table, name="other_table"),
    path("<int:pk>/reading/", checking.import_reading, name="reading"),
    path("<int:pk>/country/", checking.import_country, name="country"),
    path("<int:pk>/names/", checking.import_names, name="names"),
    path("<int:pk>/mapping/", checking.import_mapping, name="mapping"),
    path("<int:pk>/rows/<int:number>/cells/", rows.row_cells, name="cells"),
    path("<int:pk>/rows/<int:number>/choice/", rows.row_choice, name="choice"),
    path("<int:pk>/rows/<int:number>/restoration/", rows.row_restoration, name="restoration"),
    path("<int:pk>/choices/", rows.import_choices, name="choices"),
    path("<int:pk>/writing/", writing.import_writing, name="writing"),
    path("<int:pk>/stop/", writing.import_stop, name="stop"),
    path("<int:pk>/undo/", undoing.import_undo, name="undo"),
    path("<int:pk>/redo/", undoing.import_redo, name="redo"),
    path("<int:pk>/discard/", pasting.import_discard, name="discard"),
    path("<int:pk>/failed/", receipts.import_failed, name="failed"),
    path("<int:pk>/skipped/", receipts.import_skipped, name="skipped"),
    path("<int:pk>/source/", receipts.import_source, name="source"),
]
