"""What takes an answer along: the words go in; its buttons, and the places of what they say, come out."""

from ..engine.orders import LONGEST_NAME
from ..engine.words import Words
from .controls import PRIVATE
from .markup import Html, tag


def take_along(words: Words, *, has_dates: bool, is_kept: bool = False) -> Html:
    """Return the buttons that take an answer along; without dates there is nothing for a calendar.

    What came of it is said in `data-taken`. Where a browser refuses to copy, `data-by-hand` is where the text
    is shown instead. What can be kept among the reader's orders, `is_kept`, has a button for that.
    """
    kinds = ("calendar", "link", "text", "print") if has_dates else ("link", "text", "print")
    buttons = (
        tag("button", words.get("take", kind), type="button", data_take=kind) for kind in kinds
    )
    done = tag(
        "span",
        role="status",
        data_taken=words.get("take", "done"),
        data_refused=words.get("take", "refused"),
        data_unsaved=words.get("take", "unsaved"),
        data_unprinted=words.get("take", "unprinted"),
        data_unanswered=words.get("take", "unanswered"),
    )
    by_hand = tag(
        "textarea",
        readonly=True,
        hidden=True,
        dir="auto",
        data_by_hand=True,
        aria_label=words.get("take", "by-hand"),
    )
    return tag(
        "section",
        tag("h3", words.get("take", "title")),
        _order(words) if has_dates or is_kept else "",
        *(_kept(words) if is_kept else ()),
        *buttons,
        done,
        by_hand,
        class_="checker-take",
    )


def _order(words: Words) -> Html:
    """Return what asks for the reader's own name of the order."""
    longest = str(LONGEST_NAME)
    control = tag("input", type="text", maxlength=longest, data_order=True, **PRIVATE)
    return tag(
        "label",
        words.get("take", "order"),
        " ",
        tag("small", words.get("take", "order-hint")),
        control,
    )


def _kept(words: Words) -> list[Html]:
    """Return the button that keeps an order, and where it is said what came of that."""
    return [
        tag("button", words.get("orders", "keep"), type="button", data_keep_order=True),
        tag("small", words.get("orders", "keep-hint")),
        tag(
            "p",
            role="status",
            data_order_said=True,
            data_kept=words.get("orders", "kept"),
            data_unnamed=words.get("orders", "unnamed"),
            data_full=words.get("orders", "full"),
            data_both=words.get("orders", "both"),
        ),
    ]
