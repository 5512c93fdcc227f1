"""Forms about people and workspaces; allauth's are named in the settings (ACCOUNT_FORMS, MFA_FORMS)."""
