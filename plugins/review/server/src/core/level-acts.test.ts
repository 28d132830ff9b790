/** The actions of section 5b on a run: what they answer beside what panels are tested for. */
import { actor, decision, refusal, run, situation, told, WORKFLOW } from '../../../../../tests/model/review-situation';
import type { Level } from './level';
import {
  allowedActions,
  levelEvent,
  waitingFor,
  type Action,
  type Command,
  type Situation,
  type StandIn,
} from './review';

const trio: Level = { key: 'trio', name: '会签', signers: ['a', 'b', 'c'], quorum: { kind: 'all' } };
const final: Level = { key: 'final', name: '终审', signers: ['z'], quorum: { kind: 'any' } };
const ALL = new Set(['ed', 'a', 'b', 'c', 'd', 'z']);
const at = (level: Level, extra: Partial<Situation> = {}, more: Parameters<typeof run>[0] = {}): Situation => {
  const workflow = { ...WORKFLOW, levels: [level, final] };
  return situation({ workflow, active: ALL, run: run({ workflow, ...more }), ...extra });
};
const lent = (person: string, holder: string, levels: string[] | null = null): StandIn => ({ person, holder, levels });
const to = (person: string): Partial<Command> => ({ to: { person } });
const code = (here: Situation, who: string, action: Action, extra: Partial<Command> = {}) =>
  refusal(here, actor(who), action, extra)?.code ?? null;

describe('acts on a level', () => {
  it.each<[string, Action, Partial<Command>, string | null]>([
    ['a hand-over', 'transfer', to('d'), null],
    ['a hand-over to nobody', 'transfer', {}, 'INVALID_INPUT'],
    ['a hand-over to the author', 'transfer', to('ed'), 'SEPARATION_OF_DUTIES'],
    ['a hand-over to somebody without an account', 'transfer', to('x'), 'SEPARATION_OF_DUTIES'],
    ['a hand-over as if it were a return', 'transfer', { to: 'author' }, 'INVALID_INPUT'],
    ['a return to a person', 'return', to('d'), 'INVALID_INPUT'],
    ['a signer before', 'add-signer', { ...to('d'), position: 'before' }, null],
    ['a signer after', 'add-signer', to('d'), null],
    ['a question', 'consult', to('ed'), null],
    ['a removal of nobody', 'remove-signer', to('d'), 'INVALID_INPUT'],
    ['a reply to nothing', 'reply', {}, 'NOT_SIGNER'],
    ['a reject', 'reject', {}, null],
    ['a reject without words', 'reject', { comment: '' }, 'REASON_REQUIRED'],
    ['a substitute by a signer', 'substitute', to('d'), 'WRONG_STATE'],
    ['an act on what was read before', 'transfer', { ...to('d'), digest: 'e'.repeat(64) }, 'STALE_DIGEST'],
  ])('%s', (_, action, extra, expected) => expect(code(at(trio), 'a', action, extra)).toBe(expected));

  it('become events: before or after, about the seat they are about', () => {
    const event = (command: Partial<Command> & { action: Action }, here = at(trio), who = 'a') =>
      levelEvent(here, here.run as never, actor(who), { digest: here.digest, ...command });
    expect(event({ action: 'add-signer', position: 'before', ...to('d') }).event).toMatchObject({ kind: 'add-before' });
    expect(event({ action: 'add-signer', ...to('d') }).event).toMatchObject({ kind: 'add-after', id: 's1.1' });
    const added = at(trio, {}, { decisions: [decision('add-after', 'a', 0, { to: 'd', ref: 's1.1' })] });
    expect(event({ action: 'remove-signer', ...to('d') }, added).event).toEqual({
      kind: 'remove',
      by: 'a',
      seat: 's1.1',
    });
    const asked = at(trio, {}, { decisions: [decision('consult', 'a', 0, { to: 'd', ref: 's1.1' })] });
    expect(event({ action: 'reply' }, asked, 'd').event).toEqual({ kind: 'reply', by: 'd', seat: 's1.1' });
    expect(event({ action: 'remove-signer', ...to('d') }, asked).event).toMatchObject({ kind: 'remove', seat: 's1.1' });
    const standing = at(trio, { standIns: [lent('d', 'a')] });
    expect(event({ action: 'approve' }, standing, 'd')).toEqual({
      event: { kind: 'approve', by: 'd', seat: 's1' },
      for: 'a',
    });
    expect(event({ action: 'approve' }).for).toBeNull();
  });
});

describe('in somebody’s name', () => {
  it('goes as far as the delegation goes', () => {
    const here = (...standIns: StandIn[]) => at(trio, { standIns });
    expect(code(here(), 'd', 'approve')).toBe('NOT_SIGNER');
    expect(code(here(lent('d', 'a')), 'd', 'approve')).toBeNull();
    expect(code(here(lent('d', 'a', ['trio'])), 'd', 'approve')).toBeNull();
    expect(code(here(lent('d', 'a', ['final'])), 'd', 'approve')).toBe('NOT_SIGNER');
    expect(code(here(lent('x', 'a')), 'd', 'approve')).toBe('NOT_SIGNER');
  });

  it('both are one hand: on another level, and in the content', () => {
    const signedFor = [decision('approve', 'd', 0, { for: 'a', seat: 's1' })];
    const second = (who: string) =>
      code(at(trio, { standIns: [lent(who, 'z')] }, { level: 1, decisions: signedFor }), who, 'approve');
    expect([second('d'), second('a'), second('b')]).toEqual(['SEPARATION_OF_DUTIES', 'SEPARATION_OF_DUTIES', null]);
    const authors = new Map([['a', [{ kind: 'edited' as const, at: '' }]]]);
    const refused = told(
      at(trio, { authors, standIns: [lent('d', 'a')], names: new Map([['a', '安']]) }),
      actor('d'),
      'approve',
    );
    expect(refused?.zh).toMatch(/安改动过这一稿/);
  });

  it('releases and recalls for a last signer who may', () => {
    const signed = {
      state: 'approved' as const,
      level: 1,
      decisions: [...['a', 'b', 'c'].map((one) => decision('approve', one, 0)), decision('approve', 'z', 1)],
    };
    const here = (extra: Partial<Situation>) => at(trio, extra, signed);
    expect(code(here({ standIns: [lent('d', 'z')] }), 'd', 'release')).toBeNull();
    expect(code(here({ standIns: [lent('d', 'z', ['trio'])] }), 'd', 'release')).toBe('NOT_SIGNER');
    expect(code(here({ standIns: [lent('d', 'a')] }), 'd', 'schedule')).toBe('NOT_SIGNER');
    const authors = new Map([['z', [{ kind: 'edited' as const, at: '' }]]]);
    expect(code(here({ authors, standIns: [lent('d', 'z')] }), 'd', 'release')).toBe('NOT_SIGNER');
  });

  it('whoever took the last seat over releases, and whoever gave it away does not', () => {
    const decisions = [
      ...['a', 'b', 'c'].map((one) => decision('approve', one, 0)),
      decision('transfer', 'z', 1, { seat: 's1', to: 'd' }),
      decision('approve', 'd', 1, { seat: 's1' }),
    ];
    const here = at(trio, {}, { state: 'approved', level: 1, decisions });
    expect([code(here, 'd', 'release'), code(here, 'z', 'release')]).toEqual([null, 'NOT_SIGNER']);
    expect(waitingFor(here)).toEqual(['d']);
  });
});

describe('who comes late', () => {
  const any = { ...trio, quorum: { kind: 'any' as const } };
  it('is told who closed the level, whether or not they name it', () => {
    const here = at(any, {}, { level: 1, decisions: [decision('approve', 'b', 0)] });
    expect(told(here, actor('a'), 'approve')?.details).toEqual({ by: 'name of b' });
    expect(told(here, actor('a'), 'reject', { level: 'trio' })?.details).toEqual({ by: 'name of b' });
    expect([code(here, 'b', 'approve'), code(here, 'd', 'approve')]).toEqual(['SEPARATION_OF_DUTIES', 'NOT_SIGNER']);
  });
});

describe('a reminder', () => {
  it('goes to others, now and then, from whoever has to do with it', () => {
    expect([code(at(trio), 'ed', 'remind'), code(at(trio), 'a', 'remind')]).toEqual([null, null]);
    expect(code(at({ ...trio, signers: ['a'] }), 'a', 'remind')).toBe('WRONG_STATE');
    expect(code(at(trio, {}, { isReminded: true }), 'ed', 'remind')).toBe('TOO_MANY');
    expect(refusal(at(trio), actor('x', { maySubmit: false }), 'remind')?.code).toBe('NOT_SIGNER');
    expect(refusal(at(trio), actor('z', { maySubmit: false }), 'remind')).toBeNull();
    const listed = allowedActions(at(trio, {}, { isReminded: true }), actor('ed')).find(
      ({ name }) => name === 'remind',
    );
    expect([listed?.enabled, listed?.refusal?.code]).toEqual([false, 'TOO_MANY']);
  });

  it('leaves the run as untouched as it was', () => {
    expect(code(at(trio, {}, { decisions: [decision('remind', 'ed', 0)] }), 'ed', 'withdraw')).toBeNull();
    expect(
      code(at(trio, {}, { decisions: [decision('consult', 'a', 0, { to: 'd', ref: 's1.1' })] }), 'ed', 'withdraw'),
    ).toBe('ALREADY_DECIDED');
  });
});

describe('somebody who cannot sign', () => {
  it('is replaced by whoever may arrange, who sees the action', () => {
    const here = at(trio, { active: new Set([...ALL].filter((one) => one !== 'b')) });
    const boss = actor('x', { mayArrange: true });
    expect(refusal(here, boss, 'substitute', to('d'))).toBeNull();
    expect(refusal(here, actor('x'), 'substitute', to('d'))?.code).toBe('NOT_SIGNER');
    expect(refusal(here, boss, 'substitute', to('c'))?.code).toBe('INVALID_INPUT');
    const names = (who: typeof boss) => allowedActions(here, who).map(({ name }) => name);
    expect([names(boss).includes('substitute'), names(actor('x')).includes('substitute')]).toEqual([true, false]);
    expect(waitingFor(here)).toEqual(['a', 'c']);
  });
});
