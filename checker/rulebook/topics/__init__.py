"""Every question: `TOPICS` maps each topic's id to its fields and its two pure functions."""

from . import (
    appeal,
    cancel,
    domestic_return,
    evidence,
    open_dispute,
    refund,
    seller_reply,
    tracking,
    warranty,
)

__all__ = ["TOPICS"]

TOPICS = {
    module.TOPIC.id: module.TOPIC
    for module in (
        tracking,
        open_dispute,
        seller_reply,
        refund,
        appeal,
        evidence,
        warranty,
        domestic_return,
        cancel,
    )
}
