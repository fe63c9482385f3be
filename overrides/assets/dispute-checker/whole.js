/** The marks of a jpg that say where it ends, and those that stand alone, with no length behind them. */
const MARK = 0xff;
const START = 0xd8;
const END = 0xd9;
const isAlone = (kind) => kind <= 0x01 || (kind >= 0xd0 && kind <= 0xd7);

/**
 * Whether these are the bytes of a jpg that breaks off: browsers show such a one as if it were whole. What
 * comes behind its end, a film or a second picture, is none of its own.
 */
export function breaksOff(bytes) {
  if (bytes[0] !== MARK || bytes[1] !== START) return false;
  let place = 2;
  while (place >= 0 && place < bytes.length - 1) {
    const kind = bytes[place + 1];
    if (bytes[place] !== MARK) place = bytes.indexOf(MARK, place);
    else if (kind === END) return false;
    else if (kind === MARK) place += 1;
    else if (isAlone(kind)) place += 2;
    else place += 2 + ((bytes[place + 2] << 8) | bytes[place + 3]);
  }
  return true;
}
