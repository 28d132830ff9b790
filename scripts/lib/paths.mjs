import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder; every path of the scripts starts here, whatever the current directory. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** A path inside the project. */
export const inRoot = (...parts) => path.join(ROOT, ...parts);

/** Things that can be made again: stamps, golden databases, browser, reports. */
export const inTmp = (...parts) => inRoot('.tmp', ...parts);

/** Things that cannot be made again: secrets, databases. */
export const inData = (...parts) => inRoot('.data', ...parts);
