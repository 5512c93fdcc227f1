"""The room *import*: tables of leads end to end, beside the engine's own bulk insert and plain django-import-export."""
