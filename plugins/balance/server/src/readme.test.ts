import fs from 'node:fs';
import path from 'node:path';
import { ERRORS } from './core/errors';
import { PERMISSIONS } from './permissions';
import { routes } from './routes';

/** The README is what other people program against: it must name every code, permission and route, and no other code. */
describe('README', () => {
  const readme = fs.readFileSync(path.join(__dirname, '../../README.md'), 'utf8');

  it('lists exactly the error codes', () => {
    const listed = [...readme.matchAll(/^\| `([A-Z_]+)` \| (\d+)/gm)].map(([, code, status]) => `${code} ${status}`);
    expect(listed.sort()).toEqual(
      Object.entries(ERRORS)
        .map(([code, { status }]) => `${code} ${status}`)
        .sort(),
    );
  });

  it('lists every permission and route', () => {
    for (const { uid } of PERMISSIONS) expect(readme).toContain(`plugin::balance.${uid}`);
    for (const { method, path: route } of routes.admin.routes)
      expect(readme).toMatch(new RegExp(`\`${method} /balance${route}[?\`]`));
  });

  it('gives every route a policy that checks a permission', () => {
    for (const { config } of routes.admin.routes) expect(JSON.stringify(config.policies)).toContain('plugin::balance.');
  });
});
