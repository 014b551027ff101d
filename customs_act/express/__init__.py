"""Express consignments: categories, who may operate, low values, time limits."""

from customs_act.express.categories import (
    ExportConsignment,
    ImportConsignment,
    export_category,
    import_category,
)
from customs_act.express.operators import CRITERIA, Applicant, Criterion, Offence, unmet_criteria
from customs_act.express.thresholds import (
    THRESHOLDS,
    Basis,
    DeMinimis,
    de_minimis,
    is_duty_free,
    is_vat_free,
)
from customs_act.express.times import declaration_due, line_due, manifest_due

__all__ = [
    "CRITERIA",
    "THRESHOLDS",
    "Applicant",
    "Basis",
    "Criterion",
    "DeMinimis",
    "ExportConsignment",
    "ImportConsignment",
    "Offence",
    "de_minimis",
    "declaration_due",
    "export_category",
    "import_category",
    "is_duty_free",
    "is_vat_free",
    "line_due",
    "manifest_due",
    "unmet_criteria",
]
