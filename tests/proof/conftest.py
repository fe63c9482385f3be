"""How Hypothesis looks for a counterexample here: the same way at every run, and as long as it takes."""

from hypothesis import settings

settings.register_profile("proof", derandomize=True, deadline=None, max_examples=400, database=None)
settings.load_profile("proof")
