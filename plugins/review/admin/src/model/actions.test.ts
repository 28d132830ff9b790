import { actionForm, digestToSign, levelsBefore, sortActions } from './actions';

const reason = { code: 'SEPARATION_OF_DUTIES', message: '你改过这一版本' };

describe('sortActions', () => {
  it('keeps the order of the server and the reason of each action that is off', () => {
    const actions = [
      { name: 'approve', enabled: false, reason },
      { name: 'withdraw', enabled: true },
      { name: 'return', enabled: false },
    ];
    expect(sortActions(actions, null)).toEqual({
      open: ['withdraw'],
      blocked: [
        { name: 'approve', message: reason.message },
        { name: 'return', message: '' },
      ],
    });
  });
  it('stops submit, and only submit, while the editor has unsaved changes', () => {
    const actions = ['submit', 'recall'].map((name) => ({ name, enabled: true }));
    expect(sortActions(actions, '先保存')).toEqual({
      open: ['recall'],
      blocked: [{ name: 'submit', message: '先保存' }],
    });
  });
  it('gives the reason of the server first', () => {
    expect(sortActions([{ name: 'submit', enabled: false, reason }], '先保存').blocked).toEqual([
      { name: 'submit', message: reason.message },
    ]);
  });
});

describe('actionForm', () => {
  it.each(['return', 'reject', 'recall'])('%s needs a comment', (name) =>
    expect(actionForm(name).comment).toBe('required'),
  );
  it.each(['submit', 'approve', 'release', 'withdraw'])('%s needs none', (name) =>
    expect(actionForm(name).comment).toBe('optional'),
  );
  it('gives an action it does not know a plain dialog', () => {
    expect(actionForm('countersign')).toMatchObject({ comment: 'optional', fields: [], subject: 'draft' });
  });
  it('is not fooled by names every object has', () => {
    expect(actionForm('constructor')).toEqual(actionForm('countersign'));
  });
});

describe('digestToSign', () => {
  const release = { id: 1, digest: 'b'.repeat(64), at: '2026-01-01T00:00:00.000Z' };
  it('is the draft’s, but for recall the release’s', () => {
    const document = { digest: 'a'.repeat(64), release };
    expect(digestToSign(actionForm('approve'), document)).toBe(document.digest);
    expect(digestToSign(actionForm('recall'), document)).toBe(release.digest);
  });
  it('is empty when there is nothing to recall', () => {
    expect(digestToSign(actionForm('recall'), { digest: 'a'.repeat(64), release: null })).toBe('');
  });
});

describe('levelsBefore', () => {
  const level = (key: string, index: number) => ({ key, name: key, index, state: 'todo' as const, signers: [] });
  const levels = ['first', 'second', 'third'].map(level);
  const run = { id: 1, workflow: { key: 'three', version: 1 }, startedAt: '', levels };
  it('offers the levels before the one the run is at', () => {
    const at = { key: 'third', name: 'third', index: 2 };
    expect(levelsBefore({ ...run, level: at }).map(({ key }) => key)).toEqual(['first', 'second']);
  });
  it('offers none at the first level or without a run', () => {
    expect(levelsBefore({ ...run, level: { key: 'first', name: 'first', index: 0 } })).toStrictEqual([]);
    expect(levelsBefore(null)).toStrictEqual([]);
  });
});
