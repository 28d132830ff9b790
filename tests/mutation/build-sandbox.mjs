/** Runs in StrykerJS's copy of the project: gives it the packages of the original, and compiles what was mutated. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build, reportFailures } from '../../scripts/build.mjs';
import { inRoot } from '../../scripts/lib/paths.mjs';

const packages = path.resolve(createRequire(import.meta.url).resolve('typescript/package.json'), '../..');
if (!fs.existsSync(inRoot('node_modules'))) fs.symlinkSync(packages, inRoot('node_modules'), 'dir');
const { failures } = await build({ admin: false });
process.exitCode = reportFailures(failures) ? 1 : 0;
