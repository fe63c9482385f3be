"""The sign of each verdict: never colour alone, so each has one besides its word."""

from ..engine.record import Verdict

SIGNS = {
    Verdict.YES: "✓",
    Verdict.NO: "✕",
    Verdict.NOT_YET: "◷",
    Verdict.TOO_LATE: "⊘",
    Verdict.UNCLEAR: "?",
    Verdict.NEED: "…",
    Verdict.DEPENDS: "±",
}
