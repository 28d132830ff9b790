/**
 * For a process that runs in a copy of the project whose `node_modules` is a link: our own plugins come from the copy,
 * not from where the link leads, and TypeScript is compiled as it is read.
 */
import fs from 'node:fs';
import Module from 'node:module';
import { transformSync } from '@swc/core';
import { inRoot } from '../../scripts/lib/paths.mjs';

const OWN = /^@sanshen\/strapi-plugin-([a-z-]+)/;

const resolveFilename = Module._resolveFilename;
Module._resolveFilename = function resolveOwn(request, ...rest) {
  return resolveFilename.call(
    this,
    request.replace(OWN, (_, key) => inRoot('plugins', key)),
    ...rest,
  );
};

/** Nothing changes in a copy, and every mutant reads the files again. */
const compiled = new Map();

function compile(filename) {
  const { code } = transformSync(fs.readFileSync(filename, 'utf8'), {
    filename,
    swcrc: false,
    sourceMaps: 'inline',
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  compiled.set(filename, code);
  return code;
}

Module._extensions['.ts'] = (module, filename) => {
  module._compile(compiled.get(filename) ?? compile(filename), filename);
};
