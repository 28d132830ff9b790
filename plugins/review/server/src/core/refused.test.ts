import { ERRORS, type ErrorCode } from './errors';
import { nextLine, type ActorSnapshot } from './ledger';
import { isRecorded, isSameAttempt, refusedRecord, type Attempt } from './refused';

const AT = '2026-03-01T12:00:00.000Z';
const actor: ActorSnapshot = { key: 'a', name: '甲' };
const attempt: Attempt = {
  action: 'approve',
  code: 'SEPARATION_OF_DUTIES',
  actor,
  origin: 'admin',
  uid: 'api::x.x',
  documentId: 'd',
  locale: 'en',
};

it('conduct goes on record, typing errors and lost races do not', () => {
  const recorded = (Object.keys(ERRORS) as ErrorCode[]).filter(isRecorded);
  expect(recorded.sort()).toEqual(['FORBIDDEN', 'NOT_RELEASABLE', 'NOT_SIGNER', 'SEPARATION_OF_DUTIES']);
});

it('the record says who tried what on which document, and why not', () => {
  expect(refusedRecord({ ...attempt, because: { kind: 'edited' } }, AT)).toEqual({
    at: AT,
    origin: 'admin',
    act: 'refused',
    actor,
    uid: 'api::x.x',
    documentId: 'd',
    locale: 'en',
    details: { action: 'approve', code: 'SEPARATION_OF_DUTIES', because: { kind: 'edited' } },
  });
  expect(refusedRecord({ ...attempt, actor: null }, AT)).toMatchObject({ actor: null });
  expect(refusedRecord(attempt, AT).details).toStrictEqual({ action: 'approve', code: 'SEPARATION_OF_DUTIES' });
});

describe('the same attempt', () => {
  const lineOf = (of: Attempt, change: object = {}): string =>
    nextLine({ seq: 0, hash: 'x' }, { ...refusedRecord(of, AT), ...change }).line;

  it('is known again, with or without a person', () => {
    expect(isSameAttempt(lineOf(attempt), { ...attempt, locale: 'zh-Hans' })).toBe(true);
    expect(isSameAttempt(lineOf({ ...attempt, actor: null }), { ...attempt, actor: null })).toBe(true);
    expect(isSameAttempt(lineOf(attempt), { ...attempt, actor: { key: 'a', name: '改名' } })).toBe(true);
  });

  it.each<[string, Partial<Attempt>]>([
    ['another person', { actor: { key: 'b', name: '乙' } }],
    ['nobody', { actor: null }],
    ['another way in', { origin: 'api' }],
    ['another action', { action: 'release' }],
    ['another refusal', { code: 'NOT_SIGNER' }],
  ])('is not one by %s', (_, change) => {
    expect(isSameAttempt(lineOf(attempt), { ...attempt, ...change })).toBe(false);
    expect(isSameAttempt(lineOf({ ...attempt, ...change }), attempt)).toBe(false);
  });

  it('is no act that was done, and no row without details', () => {
    expect(isSameAttempt(lineOf(attempt, { act: 'approve' }), attempt)).toBe(false);
    expect(isSameAttempt(lineOf(attempt, { details: undefined }), attempt)).toBe(false);
    expect(isSameAttempt(lineOf(attempt, { details: { code: attempt.code } }), attempt)).toBe(false);
  });
});
