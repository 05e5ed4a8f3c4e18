// Usage: node assets.mjs STYLESHEET FOLDER
// Bundles the stylesheet with all it imports (layers kept) into FOLDER/shinsa.css, then writes
// NAME.br beside every file in FOLDER, with brotli at its highest quality.
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { bundle } from "lightningcss";

const [stylesheet, folder] = process.argv.slice(2);

const { code, warnings } = bundle({ filename: stylesheet, minify: true });
for (const { message, loc } of warnings) {
  console.error(`${loc?.filename ?? stylesheet}:${loc?.line}: ${message}`);
}
if (warnings.length > 0) process.exit(1);
writeFileSync(join(folder, "shinsa.css"), code);

for (const name of readdirSync(folder, { recursive: true })) {
  const path = join(folder, name);
  if (!statSync(path).isFile()) continue;
  const bytes = readFileSync(path);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }));
}
