"""What people and administrators type about themselves, their firms and customs places."""

from accounts.forms.administration import (
    NewPersonForm,
    OfficeForm,
    RoleForm,
    RolesOfPerson,
    rights_given,
    takes_rights,
)

__all__ = [
    "NewPersonForm",
    "OfficeForm",
    "RoleForm",
    "RolesOfPerson",
    "rights_given",
    "takes_rights",
]
