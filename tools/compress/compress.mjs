// Compresses files as small as brotli and gzip can.
//
// usage: node compress.mjs < ["from", …]
// Leaves beside each file its `.br` and its `.gz`.
import { readFileSync, writeFileSync } from "node:fs";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

await Promise.all(
  JSON.parse(readFileSync(0, "utf8")).map(async (path) => {
    const content = readFileSync(path);
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    };
    writeFileSync(`${path}.br`, await brotli(content, { params }));
    writeFileSync(`${path}.gz`, await gzipped(content, { level: 9 }));
  }),
);
