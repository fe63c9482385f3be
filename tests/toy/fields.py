"""What a reader of the library may be asked, and what follows what with one book."""

from checker.engine.course import TODAY, Choice, Course, Event
from checker.engine.fields import Field, FieldKind, Look

COURSE = Course(
    "my-book",
    ("overdue", "letter"),
    settled_by={"overdue": ("posted", "excused=yes")},
    events=(
        Event("borrowed", day="borrowed"),
        Event("brought", day="brought", after=("borrowed",)),
        Event("excused", says="excused"),
        Event("posted", day="posted", asks=("land", "district")),
    ),
    choices=(
        Choice(
            "return", {"brought": TODAY}, ("loan", "fine"), since=("borrowed",), until=("brought",)
        ),
        Choice("ask", {"excused": "yes"}, ("fine",), until=("excused=yes",), topic="overdue"),
    ),
)


def look(name: str, head: bytes) -> Look:
    """Say that a png begins as one."""
    is_png = head == b"\x89PNG"
    return Look("png" if is_png else "other", "other", is_png, name.startswith("map"))


FIELDS = {
    field.name: field
    for field in (
        Field("borrowed", FieldKind.DATE, past=True),
        Field("brought", FieldKind.DATE, not_before="borrowed", after=("borrowed",)),
        Field("excused", FieldKind.OPTION, ("yes", "no")),
        Field("posted", FieldKind.DATE, past=True),
        Field("land", FieldKind.COUNTRY, after=("posted",)),
        Field("district", FieldKind.REGION),
        Field("joined", FieldKind.DATE, past=True),
        Field("cover", FieldKind.FILES, contents=("png", "other"), head=4, look=look),
        Field("note", FieldKind.TEXT),
    )
}
