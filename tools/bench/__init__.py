"""Measures how fast the checker starts and answers, beside stock Pyodide: `make bench`.

A machine can be busy or slow, so a figure means something only beside the others of its run.
"""
