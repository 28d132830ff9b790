#!/usr/bin/env node
import fs from 'node:fs';

/** The compiled command; in this repository `npm run build` makes it. */
const COMPILED = new URL('../dist/server/cli/main.js', import.meta.url);

if (!fs.existsSync(COMPILED)) {
  process.stderr.write('sanshen-check: not built yet (npm run build) / 尚未编译（npm run build）\n');
  process.exitCode = 2;
} else {
  const { main } = await import(COMPILED.href);
  // A reader that has seen enough (`| head`) is no error.
  process.stdout.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error;
  });
  process.exitCode = main(process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    error: (text) => process.stderr.write(text),
    stdin: () => fs.readFileSync(0),
  });
}
