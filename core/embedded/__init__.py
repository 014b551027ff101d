"""The servers of the demonstration and of the tests: found, started, watched and stopped here."""
