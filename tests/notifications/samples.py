"""Sample words for every template in templates/messages, each word as long as it can be.

A line for each purpose: its words, and the secret if it has one. Whoever adds a template adds its
line here and its words in ``notifications/catalogue.py``; the tests ask for both.
"""

SAMPLES: dict[str, dict[str, str]] = {}
