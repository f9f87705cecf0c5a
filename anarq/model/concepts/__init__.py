"""Concepts: which places of a module describe the same thing in the same use, so that they can be held against one
another. What is not certain to be the same is not aligned.
"""
