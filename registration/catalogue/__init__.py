"""Codes of the register and of applications, with their texts in both languages."""
