"""The doors: where a question comes in from outside, and its answer goes out."""
