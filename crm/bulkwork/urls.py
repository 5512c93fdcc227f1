from django.urls import path

from crm.bulkwork.views import acting, receipts

app_name = "bulk"
urlpatterns = [
    path("", receipts.bulk_list, name="list"),
    path("<int:pk>/", receipts.bulk_detail, name="detail"),
    path("<int:pk>/undo/", acting.bulk_undo, name="undo"),
    path("<int:pk>/stop/", acting.bulk_stop, name="stop"),
    path("<slug:kind>/export/", acting.bulk_export, name="export"),
    path("<slug:kind>/<slug:verb>/", acting.bulk_begin, name="begin"),
]
