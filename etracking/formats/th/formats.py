"""Thai: day first; dates for people are written by the filters of ``core.templatetags.thai``."""

DATE_FORMAT = "j N Y"
DATETIME_FORMAT = "j N Y H:i:s"
DATE_INPUT_FORMATS = ["%d/%m/%Y", "%Y-%m-%d"]
DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
