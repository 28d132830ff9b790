import vm from 'node:vm';
import type { Core } from '@strapi/strapi';
import { refuseImports } from './imports';

/** Switches lifecycles off from a file of that name. */
function callFrom(file: string, lifecycles: { disable(): void }): void {
  const call = vm.runInThisContext('(function call(lifecycles) { lifecycles.disable(); })', { filename: file });
  (call as (given: typeof lifecycles) => void)(lifecycles);
}

it.each([
  ['/app/node_modules/@strapi/data-transfer/dist/strapi/providers/local-destination/index.js', true],
  ['C:\\app\\node_modules\\@strapi\\data-transfer\\dist\\strapi\\providers\\local-destination\\index.js', true],
  ['/app/node_modules/@strapi/data-transfer/dist/strapi/providers/local-source/index.js', false],
  ['/app/src/index.js', false],
])('lifecycles switched off by %s: refused %s', (file, isRefused) => {
  let disabled = 0;
  const lifecycles = {
    disable() {
      if (this !== lifecycles) throw new Error('called without its object');
      disabled += 1;
    },
  };
  refuseImports({ db: { lifecycles } } as unknown as Core.Strapi);
  if (isRefused)
    expect(() => callFrom(file, lifecycles)).toThrow(
      'review: strapi import and transfer are refused on this database. They empty tables before they fill them, the ' +
        'ledger and the releases included, and write content in nobody’s name. To restore, use a backup made with the ' +
        'database’s own tools (pg_dump, a copy of the SQLite file) together with public/uploads. To bring content in, ' +
        'write drafts through the Content API: an editor adopts them.',
    );
  else callFrom(file, lifecycles);
  expect(disabled).toBe(isRefused ? 0 : 1);
});
