#!/usr/bin/env python3
"""The door for every command."""

import os
import sys

from django.core.management import execute_from_command_line

from core.acting import acting_as_portal

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "etracking.settings")
    with acting_as_portal():
        execute_from_command_line(sys.argv)
