"""The workbench: what customs officers see and do."""
