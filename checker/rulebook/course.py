"""What follows what in one order: the questions of a case, and what leaves each of them behind."""

from ..engine.course import TODAY, Choice, Course, Event, LastingDay

COURSE = Course(
    "my-case",
    ("tracking", "open-dispute", "seller-reply", "appeal", "refund"),
    # Once a later event is known, an earlier question is settled: its windows stay, its advice goes.
    settled_by={
        "tracking": (
            "finished",
            "opened",
            "closed",
            "processed",
            "agreed=yes",
            "dispute-open=yes",
            "problem=not-as-described",
        ),
        "open-dispute": ("opened", "closed", "processed"),
        "seller-reply": ("closed", "processed"),
    },
    # Who cancels an open dispute after Buyer Protection has ended leaves the payment to the seller (Q9).
    lasting={
        "closes": LastingDay(
            since=("opened", "dispute-open=yes"),
            until=("closed", "processed"),
            ahead="cancel/running",
            over="cancel/over",
            unsure="cancel/unknown",
        )
    },
    events=(
        Event("sent", day="sent", asks=("protection-ends", "problem")),
        Event("finished", day="finished"),
        Event("agreed", says="agreed"),
        Event("opened", day="opened", says="dispute-open"),
        Event("reply", asks=("reply",), after=("opened",)),
        Event("closed", day="closed", asks=("closed-by",), after=("opened",)),
        Event("processed", day="processed", asks=("method", "country", "region")),
    ),
    choices=(
        Choice(
            "open",
            {"opened": TODAY, "dispute-open": "yes"},
            ("seller-reply", "seller-silence"),
            until=("opened", "dispute-open=yes", "closed", "processed"),
            topic="open-dispute",
        ),
        # Of an agreement the source says what becomes of disputes and of the refund, and no more (Q3, Q10).
        Choice(
            "accept",
            {"agreed": "yes", "closed-by": "agreement"},
            ("seller-counter", "dispute-completed", "refund-start"),
            since=("reply=countered",),
            until=("closed", "closed-by", "processed", "agreed=yes"),
        ),
        Choice(
            "cancel",
            {"closed": TODAY, "closed-by": "cancelled"},
            ("cancel",),
            since=("opened", "dispute-open=yes"),
            until=("closed", "closed-by", "processed"),
        ),
    ),
)
