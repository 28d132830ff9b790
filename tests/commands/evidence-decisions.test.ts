/** `npm run ledger:verify -- --pack DIR`: decisions that were changed behind the ledger, panels and delegations included. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { forge, makePack, personOf, type Step } from '../harness/made-packs';

const SCRIPT = path.resolve(__dirname, '../../scripts/ledger-verify.mjs');

let folder: string;
let count = 0;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sanshen decisions-'));
  fs.copyFileSync(SCRIPT, path.join(folder, 'verify.mjs'));
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

/** What the verifier says of packs, all in one process; null: nothing. */
function verified(folders: readonly string[]): (string | null)[] {
  const code = `import { verifyPack } from './verify.mjs';
    console.log(JSON.stringify(${JSON.stringify(folders)}.map((dir) => verifyPack(dir).reason ?? null)));`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { cwd: folder });
  return JSON.parse(String(stdout)) as (string | null)[];
}

test('a submission counts as waivers what was waived before, and nothing else', () => {
  const packs = (['waive', 'unwaive'] as const).map((act) => makePack(folder, act, [], act).dir);
  expect(verified(packs)).toEqual([null, expect.stringMatching(/row \d+.*counts row 2 as a waiver/)]);
});

describe('with the steps of panels', () => {
  const [second, final] = [
    { key: 'second', index: 1 },
    { key: 'final', index: 2 },
  ];
  const STEPS: Step[] = [
    { kind: 'transfer', by: 'ann', to: 'bob', level: second },
    { kind: 'substitute', by: 'admin', to: 'cai', level: second },
    { kind: 'add-before', act: 'add-signer', by: 'bob', to: 'dou', level: second },
    { kind: 'remove', act: 'remove-signer', by: 'bob', level: second },
    { kind: 'consult', by: 'bob', to: 'eve', level: second },
    { kind: 'reply', by: 'eve', level: second },
    { kind: 'approve', by: 'bob', level: second },
    { kind: 'reject', by: 'fan', for: 'gao', level: final },
    { kind: 'return', by: 'han', level: final, goal: 'second' },
    { kind: 'approve', by: 'bob', for: 'ann', level: second },
    { kind: 'remind', by: 'admin', level: second },
    { kind: 'break-glass', by: 'ivy', level: final },
    { kind: 'add-after', act: 'add-signer', by: 'han', to: 'kai', level: final, position: 'after' },
  ];
  /** The return goes back to this level: everything on it and after it is off the table. */
  const RETURNED = STEPS.map((step, index) => (index < 9 ? { ...step, takenBack: true } : step));
  type Decision = Record<string, unknown>;

  /** What is said of packs whose decisions were changed behind the ledger, all in one process. */
  function reasonsOf(changes: readonly ((decisions: Decision[]) => unknown[])[]): (string | null)[] {
    const made = changes.map((change) => {
      const one = makePack(folder, `pack ${(count += 1)}`, RETURNED);
      const decisions = JSON.parse(fs.readFileSync(path.join(one.dir, 'decisions.json'), 'utf8')) as Decision[];
      forge(one, { 'decisions.json': JSON.stringify(change(decisions)) });
      return one.dir;
    });
    return verified(made);
  }

  /** One of the steps with other members; the first decision is none of them. */
  const changed = (index: number, change: object) => (decisions: Decision[]) =>
    decisions.map((one, at) => (at === index + 1 ? { ...one, ...change } : one));
  const without = (index: number) => (decisions: Decision[]) => decisions.filter((_, at) => at !== index + 1);

  it('is whole as it is', () => expect(reasonsOf([(decisions) => decisions])).toEqual([null]));

  it('a decision changed behind the ledger is named, whatever was changed of it', () => {
    const CHANGES: [string, number, object][] = [
      ...RETURNED.map(({ kind }, index): [string, number, object] => [kind, index, { by: personOf('zoe') }]),
      ['for whom', 9, { forPerson: null }],
      ['for whom, where it was for nobody', 6, { forPerson: 'ann' }],
      ['to whom', 0, { toPerson: 'zoe' }],
      ['before instead of after', 12, { kind: 'add-before' }],
      ['which level', 7, { level: second }],
      ['a vote against made one for', 7, { kind: 'approve' }],
      ['a kind that there is not', 7, { kind: 'other' }],
      ['with what words', 8, { comment: '另一个理由' }],
    ];
    const reasons = reasonsOf(CHANGES.map(([, index, change]) => changed(index, change)));
    const missed = CHANGES.filter((_, at) => !/^decisions\.json: holds a decision that/.test(reasons[at] ?? ''));
    expect(missed).toStrictEqual([]);
  });

  it('one that was taken back and is shown as standing is named, and the other way round', () => {
    const standing = [0, 6, 7, 8].map((index) => changed(index, { takenBack: false }));
    const reasons = reasonsOf([...standing, changed(9, { takenBack: true })]);
    for (const reason of reasons)
      expect(reason).toMatch(/^decisions\.json: says otherwise than the ledger whether that of row \d+ was/);
  });

  it('a missing one is named, and one that is there twice', () => {
    const reasons = reasonsOf([...RETURNED.keys()].map(without));
    const missed = RETURNED.filter((_, at) => !reasons[at]?.startsWith('decisions.json: '));
    expect(missed).toStrictEqual([]);
    const [twice] = reasonsOf([([first, ...rest]) => [first, first, ...rest]]);
    expect(twice).toMatch(/^decisions\.json: holds a decision that/);
  });
});
