"""Lists as files for a spreadsheet."""

from accounts.exports.access import access_csv
from accounts.exports.mandates import mandates_csv

__all__ = ["access_csv", "mandates_csv"]
