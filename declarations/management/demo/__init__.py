"""The demonstration: invented people, firms and declarations."""
