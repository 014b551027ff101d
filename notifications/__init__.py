"""Words to people: mail and SMS, kept as rows and sent from there."""
