"""What people and administrators type about themselves, their firms and customs places."""

from accounts.forms.administration import NewPersonForm, OfficeForm, rights_given, takes_rights

__all__ = ["NewPersonForm", "OfficeForm", "rights_given", "takes_rights"]
