"""English as in Britain: day first."""

DATE_FORMAT = "j M Y"
DATETIME_FORMAT = "j M Y H:i:s"
DATE_INPUT_FORMATS = ["%d/%m/%Y", "%Y-%m-%d"]
DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
