"""One file per command: `<name>.py` holds `command`. Adding a command is adding a file."""
