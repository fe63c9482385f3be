/** Sizes of files, written as the reader writes them. */

const UNITS = [
  [1_000_000, "megabyte"],
  [1_000, "kilobyte"],
  [0, "byte"],
];

const DIGITS = 3;

/** Writes a size in bytes; never more than it is, lest it seem to reach a limit. */
export function writeSize(place, bytes) {
  const [scale, unit] = UNITS.find(([least]) => bytes >= least);
  const numbers = new Intl.NumberFormat(undefined, {
    style: "unit",
    unit,
    unitDisplay: unit === "byte" ? "long" : "short",
    maximumSignificantDigits: DIGITS,
  });
  // Below the last digit that is written; older browsers cannot be told to round down.
  const step = 10 ** Math.max(0, String(bytes).length - DIGITS);
  place.value = String(bytes);
  place.textContent = numbers.format((Math.floor(bytes / step) * step) / (scale || 1));
  place.lang = numbers.resolvedOptions().locale;
  place.setAttribute("translate", "no"); // it is in the reader's language already
}
