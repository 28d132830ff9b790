import { originOf } from './origins';

it.each([
  ['content-api-token:import', 'content-api-token', 'import'],
  ['admin-token:a:b', 'admin-token', 'a:b'],
  ['system', 'system', ''],
  ['cron:night', 'other', 'cron:night'],
])('%s is %s “%s”', (origin, key, name) => {
  expect(originOf(origin)).toEqual({ key, name });
});
