"""The policy: every fact about the marketplace's rules, by id, read once from `facts.toml`.

>>> POLICY["appeal"].number, POLICY["appeal"].unit, POLICY["appeal"].source
(7, 'days', ('Q11',))
"""

from ..resource import read
from .fact import Fact, Pair, Policy
from .loader import PolicyError, load

__all__ = ["POLICY", "Fact", "Pair", "Policy", "PolicyError", "load"]

POLICY = load(read(__spec__, "facts.toml").decode())
