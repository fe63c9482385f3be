"""What a buyer may be asked: every field of every question, by name."""

from collections.abc import Mapping

from ..engine.fields import Field, FieldKind
from .files import CONTENTS, HEAD, look

YES_NO = ("yes", "no")

FIELDS: Mapping[str, Field] = {
    field.name: field
    for field in (
        Field("sent", FieldKind.DATE, past=True),
        Field("protection-ends", FieldKind.DATE, not_before="sent"),
        Field(
            "finished",
            FieldKind.DATE,
            past=True,
            not_before="sent",
            after=("sent", "protection-ends"),
        ),
        Field("opened", FieldKind.DATE, past=True),
        Field("processed", FieldKind.DATE, past=True),
        Field("closed", FieldKind.DATE, past=True),
        Field("purchased", FieldKind.DATE, past=True),
        Field(
            "problem",
            FieldKind.OPTION,
            ("not-received", "not-as-described"),
            after=("sent", "protection-ends"),
        ),
        Field("agreed", FieldKind.OPTION, YES_NO),
        Field("dispute-open", FieldKind.OPTION, YES_NO),
        Field("reply", FieldKind.OPTION, ("none", "accepted", "countered")),
        Field("method", FieldKind.OPTION, ("card", "bank-account"), after=("processed",)),
        Field("closed-by", FieldKind.OPTION, ("case-team", "agreement", "seller", "cancelled")),
        Field("stage", FieldKind.OPTION, ("opening", "responding")),
        Field("device", FieldKind.OPTION, ("phone", "tablet", "other")),
        Field("bought", FieldKind.OPTION, YES_NO),
        Field("offered", FieldKind.OPTION, YES_NO),
        Field("unused", FieldKind.OPTION, YES_NO),
        Field("original-packaging", FieldKind.OPTION, YES_NO),
        Field("solved", FieldKind.OPTION, YES_NO),
        Field("country", FieldKind.COUNTRY, after=("processed", "device")),
        Field("region", FieldKind.REGION),
        Field("files", FieldKind.FILES, contents=CONTENTS, head=HEAD, look=look),
        Field("text", FieldKind.TEXT),
    )
}
