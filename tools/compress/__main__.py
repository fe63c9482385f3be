"""Leaves a brotli and a gzip beside each file of the built site: `make compressed`."""

from tools.build import ROOT, SITE, reach_own_programs
from tools.compress import beside

reach_own_programs()
print(f"compressed: {beside(SITE)} files beside those of {SITE.relative_to(ROOT)}/")
