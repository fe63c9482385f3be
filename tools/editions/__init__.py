"""Keeps every edition of the site on one branch: `make edition`, `make preview`, `make retire`.

An edition is made by mike in a folder of its own, `2026-11/`; `latest/` is a copy of the newest. What
stands beside them belongs to all: the runtime, the redirects, the sitemap and the page for a lost address.
"""
