"""``python -m anarq`` is the same command as ``anarq``."""

from anarq.cli.main import main

if __name__ == "__main__":
    main()
