"""The machine: it counts, checks, decides and finds words for any rulebook, and knows none."""
