"""Validators of other hands, and what an instance costs them."""
