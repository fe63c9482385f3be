"""How Hypothesis looks for a counterexample here: the same way at every run, or a new one each time.

`make test` tries the same examples each time; `make proof` tries many others, and says how to repeat it.
"""

import os

from hypothesis import HealthCheck, settings

settings.register_profile("fixed", derandomize=True, deadline=None, max_examples=400, database=None)
settings.register_profile(
    "fresh",
    deadline=None,
    max_examples=4_000,
    database=None,  # what was found once is kept as a test, not on one machine
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],  # a busy machine is no mistake
)
settings.load_profile(os.environ.get("PROOF", "fixed"))
