"""Pictures as a camera, a drawing program and a careless hand leave them; made anew for each test."""

import random
from io import BytesIO

from PIL import Image
from PIL.TiffImagePlugin import IFDRational

type Colour = tuple[int, int, int]

RED: Colour = (220, 30, 30)
BLUE: Colour = (30, 30, 220)
GREEN: Colour = (30, 160, 30)
YELLOW: Colour = (230, 220, 30)

# How a phone that is held upright says that its sensor's left side is up.
TURNED = 6
ORIENTATION, GPS = 0x0112, 0x8825


def quarters(width: int, height: int) -> Image.Image:
    """Return a picture of four colours: red and blue above, green and yellow below."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (width // 2, 0, width, height // 2))
    image.paste(GREEN, (0, height // 2, width // 2, height))
    image.paste(YELLOW, (width // 2, height // 2, width, height))
    return image


def noisy(image: Image.Image, corner: int) -> Image.Image:
    """Return the picture full of noise, which no format can make small, save for its four corners."""
    width, height = image.size
    seeded = random.Random(4)  # noqa: S311 — the same noise each time, and no secret
    noise = Image.frombytes("RGB", image.size, seeded.randbytes(width * height * 3))
    for x in (0, width - corner):
        for y in (0, height - corner):
            box = (x, y, x + corner, y + corner)
            noise.paste(image.crop(box), box)
    return noise


def photo(width: int, height: int, quality: int = 95) -> bytes:
    """Return a noisy jpg as a phone takes it: lying on its side, with the place where it was taken."""
    exif = Image.Exif()
    exif[ORIENTATION] = TURNED
    place = (IFDRational(48), IFDRational(12), IFDRational(30))
    exif.get_ifd(GPS).update({1: "N", 2: place, 3: "E", 4: place})
    image = noisy(quarters(width, height), corner=width // 8)
    return saved(image, "JPEG", quality=quality, exif=exif)


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    """Return the picture as the bytes of a file."""
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def opened(content: bytes) -> Image.Image:
    """Return the picture that a file holds."""
    return Image.open(BytesIO(content))


def corners(image: Image.Image) -> list[Colour]:
    """Return the colours near the corners: above left and right, below left and right."""
    width, height = image.size
    left, top = width // 32, height // 32
    places = [(left, top), (width - left, top), (left, height - top), (width - left, height - top)]
    return [image.convert("RGB").getpixel(place) for place in places]  # type: ignore[misc]
