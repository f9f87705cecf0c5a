"""One declarative spec per module drives the code, the policies, the documentation and the quality gates."""

__version__ = "0.1.0"
