"""The codes of the trade with their texts in Thai and English; no queries."""
