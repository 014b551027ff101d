"""Thai dates, text and sums in words; values in, values out."""
