import { formFor } from './required-comment';

it('a reason is asked for where the server says so, and where the act always takes one', () => {
  const actions = [
    { name: 'approve', enabled: true, comment: 'required' as const },
    { name: 'release', enabled: true },
  ];
  expect(['approve', 'release', 'return'].map((name) => formFor(actions, name).comment)).toEqual([
    'required',
    'optional',
    'required',
  ]);
  expect(formFor(actions, 'approve')).toMatchObject({ signs: true, tone: 'success' });
});
