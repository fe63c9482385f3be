/** Sizes of files, written as the reader writes them. */

const UNITS = [
  [1_000_000, "megabyte"],
  [1_000, "kilobyte"],
  [0, "byte"],
];

/** Writes a size in bytes; never more than it is, lest it seem to reach a limit. */
export function writeSize(place, bytes) {
  const [scale, unit] = UNITS.find(([least]) => bytes >= least);
  const numbers = new Intl.NumberFormat(undefined, {
    style: "unit",
    unit,
    unitDisplay: unit === "byte" ? "long" : "short",
    maximumSignificantDigits: 3,
    roundingMode: "floor",
  });
  place.value = String(bytes);
  place.textContent = numbers.format(bytes / (scale || 1));
  place.lang = numbers.resolvedOptions().locale;
}
