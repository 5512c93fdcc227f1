from django.urls import path

from crm.importing import views

app_name = "imports"
urlpatterns = [
    path("", views.import_list, name="list"),
    path("<int:pk>/", views.import_detail, name="detail"),
    path("<int:pk>/mapping/", views.import_mapping, name="mapping"),
    path("<int:pk>/writing/", views.import_writing, name="writing"),
    path("<int:pk>/discard/", views.import_discard, name="discard"),
    path("<int:pk>/failed/", views.import_failed, name="failed"),
]
