/** `npm run ledger:verify -- --pack DIR`: whatever is changed in an evidence pack is found and named. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { sha256 } from '../../plugins/review/server/src/core/digest';
import { manifestText, mediaPath, type Manifest } from '../../plugins/review/server/src/core/evidence';
import { nextLine, type LedgerRecord } from '../../plugins/review/server/src/core/ledger';
import { AT, forge, makePack, PICTURE, type Made } from '../harness/made-packs';

const SCRIPT = path.resolve(__dirname, '../../scripts/ledger-verify.mjs');
let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sanshen pack-'));
  fs.copyFileSync(SCRIPT, path.join(folder, 'verify.mjs'));
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

function run(...given: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['verify.mjs', ...given], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, out: stdout, err: stderr };
}

let count = 0;
const pack = (): Made & { name: string } => {
  const name = `pack ${(count += 1)}`;
  return { name, ...makePack(folder, name) };
};
const rewrite = (dir: string, file: string, change: (text: string) => string): void =>
  fs.writeFileSync(path.join(dir, file), change(fs.readFileSync(path.join(dir, file), 'utf8')));

/** Writes the list of files anew after a change, as somebody would who knows how packs are made. */
function listAnew({ dir, manifest }: Made): void {
  const files = Object.fromEntries(
    Object.keys(manifest.files).map((file) => [file, sha256(fs.readFileSync(path.join(dir, file)))]),
  );
  fs.writeFileSync(path.join(dir, 'pack.json'), manifestText({ ...manifest, files }));
}

describe('a pack that nobody touched', () => {
  it('is whole against the head of when it was made', () => {
    const { name, made, anchor } = pack();
    expect(run('--pack', name, '--anchor', anchor(made))).toMatchObject({
      status: 0,
      out: `OK: evidence pack, rows up to ${made}, 1 anchor(s) hold\n${anchor(made)}\n`,
    });
  });

  it('is whole without an anchor, and says what that is worth', () => {
    const { status, out } = run('--pack', pack().name);
    expect([status, out]).toEqual([0, expect.stringContaining('No anchor was given')]);
  });

  it('says what an earlier anchor leaves unproved', () => {
    const { name, before, anchor } = pack();
    const { status, out } = run('--pack', name, '--anchor', anchor(before));
    expect([status, out]).toEqual([0, expect.stringContaining(`Proved up to row ${before}`)]);
  });

  it('asks for an export where the anchor is later, and is whole with it', () => {
    const { name, after, anchor } = pack();
    expect(run('--pack', name, '--anchor', anchor(after))).toMatchObject({
      status: 1,
      err: expect.stringContaining('give a full export as well'),
    });
    const { status, out } = run(`${name}.jsonl`, '--pack', name, '--anchor', anchor(after));
    expect([status, out]).toEqual([0, expect.stringContaining('OK: evidence pack')]);
  });

  it('is no matter of what file managers leave behind', () => {
    const { name, dir } = pack();
    fs.writeFileSync(path.join(dir, 'Thumbs.db'), '');
    expect(run('--pack', name).status).toBe(0);
  });
});

describe('a pack that was changed', () => {
  const media = mediaPath(sha256(PICTURE), 'image/png');
  it.each(['index.html', 'content.html', 'content.json', 'decisions.json', media])('%s is named', (file) => {
    const { name, dir, made, anchor } = pack();
    fs.appendFileSync(path.join(dir, file), ' ');
    const { status, err } = run('--pack', name, '--anchor', anchor(made));
    expect([status, err]).toEqual([1, expect.stringMatching(new RegExp(`^BAD: ${file}: `))]);
  });

  it.each(['index.html', 'content.json', media])('%s is named when the list was changed with it', (file) => {
    const one = pack();
    fs.appendFileSync(path.join(one.dir, file), ' ');
    listAnew(one);
    const { status, err } = run('--pack', one.name, '--anchor', one.anchor(one.made));
    expect([status, err]).toEqual([1, expect.stringMatching(/^BAD: pack\.json: is not the list/)]);
  });

  it.each([...['index.html', 'content.html', 'content.json', media], 'ledger.jsonl', 'pack.json'])(
    'a missing %s is named',
    (file) => {
      const { name, dir } = pack();
      fs.rmSync(path.join(dir, file));
      const { status, err } = run('--pack', name);
      expect([status, err]).toEqual([1, expect.stringMatching(new RegExp(`^BAD: ${file}: is missing`))]);
    },
  );

  it('a file that does not belong to it is named', () => {
    const { name, dir } = pack();
    fs.writeFileSync(path.join(dir, 'media/other.txt'), '');
    expect(run('--pack', name).err).toMatch(/^BAD: media\/other\.txt: does not belong/);
  });

  it('a link in a file’s place is named', () => {
    const { name, dir } = pack();
    fs.rmSync(path.join(dir, 'index.html'));
    fs.symlinkSync(path.join(folder, 'verify.mjs'), path.join(dir, 'index.html'));
    expect(run('--pack', name).err).toMatch(/^BAD: index\.html: is no plain file/);
  });

  it('a changed, dropped or doubled row is named', () => {
    const tampered = (change: (text: string) => string) => {
      const one = pack();
      rewrite(one.dir, 'ledger.jsonl', change);
      return run('--pack', one.name, '--anchor', one.anchor(one.made)).err;
    };
    const lines = (text: string) => text.split('\n');
    expect(tampered((text) => text.replace('陈静安', '别人'))).toMatch(/^BAD: ledger\.jsonl row 3: does not follow/);
    expect(tampered((text) => lines(text).toSpliced(1, 1).join('\n'))).toMatch(
      /^BAD: ledger\.jsonl row 3: expected seq 3/,
    );
    expect(tampered((text) => lines(text).toSpliced(1, 0, '{}').join('\n'))).toMatch(
      /^BAD: ledger\.jsonl row 3: expected/,
    );
    expect(tampered((text) => text.replace('{"act":"approve"', 'x'))).toMatch(/^BAD: ledger\.jsonl row 4: not JSON/);
    expect(tampered((text) => lines(text).slice(0, -2).join('\n'))).toMatch(
      /^BAD: ledger\.jsonl: ends at row 5, before/,
    );
    expect(tampered((text) => text.replace('"evidence"', '"Evidence"'))).toMatch(/^BAD: ledger\.jsonl row 6: differs/);
    expect(tampered(() => '')).toMatch(/^BAD: ledger\.jsonl: has no rows/);
  });

  it('a history invented as a whole does not fit the anchor, and never the export', () => {
    const [one, other] = [pack(), pack()];
    rewrite(one.dir, 'content.json', (text) => text.replace('题', '别的题'));
    const forged = sha256(fs.readFileSync(path.join(one.dir, 'content.json')));
    let head = { seq: one.first - 1, hash: 'f'.repeat(64) };
    const files: Record<string, string> = { ...one.manifest.files, 'content.json': forged };
    const manifest = { ...one.manifest, digest: forged, files };
    const decisions = [{ by: { key: 'reviewer1' }, kind: 'approve', at: AT, digest: forged }];
    fs.writeFileSync(path.join(one.dir, 'decisions.json'), JSON.stringify(decisions));
    files['decisions.json'] = sha256(fs.readFileSync(path.join(one.dir, 'decisions.json')));
    fs.writeFileSync(path.join(one.dir, 'pack.json'), manifestText(manifest));
    const invented = one.rows.slice(one.first - 1, one.made).map(({ line }) => {
      const { seq: _seq, prev: _prev, ...row } = JSON.parse(line) as LedgerRecord & { seq: number; prev: string };
      const details = row.act === 'evidence' ? { details: { manifest: sha256(manifestText(manifest)) } } : {};
      const next = nextLine(head, { ...row, ...(row.digest ? { digest: forged } : {}), ...details });
      head = next;
      return `${next.line}\n`;
    });
    fs.writeFileSync(path.join(one.dir, 'ledger.jsonl'), invented.join(''));
    expect(run('--pack', one.name).status).toBe(0);
    for (const seq of [one.first, one.signed, one.before, one.made])
      expect(run('--pack', one.name, '--anchor', one.anchor(seq)).err).toMatch(
        new RegExp(`^BAD: ledger\\.jsonl row ${seq}: differs from the anchor`),
      );
    expect(run(`${other.name}.jsonl`, '--pack', one.name).err).toMatch(/^BAD: ledger\.jsonl row 6: differs/);
  });

  describe('by the server that made it, and put on record as it is', () => {
    function forged(files: Record<string, string | null>, list: Partial<Manifest> = {}): string {
      const made = pack();
      forge(made, files, list);
      return run('--pack', made.name).err;
    }

    it('another content than was submitted is named', () => {
      expect(forged({ 'content.json': '{}' })).toMatch(/^BAD: content\.json: is not the content that row 2 names/);
      expect(forged({}, { digest: 'a'.repeat(64) })).toMatch(/^BAD: pack\.json: names another digest than row 2/);
      expect(forged({}, { run: 4 })).toMatch(/^BAD: ledger\.jsonl: has no row of the submission of run 4/);
    });

    it('a picture that was signed and is not there is named', () => {
      const missing = mediaPath(sha256(PICTURE), 'image/png');
      expect(forged({ [missing]: null })).toMatch(
        /^BAD: media\/[0-9a-f]{64}: is missing, though content\.json uses it/,
      );
    });

    it('decisions that are no rows, and rows without their decision, are named', () => {
      const stranger = { by: { key: 'nobody' }, kind: 'approve', at: AT, digest: '' };
      expect(forged({ 'decisions.json': '[]' })).toMatch(/^BAD: decisions\.json: lacks the decision of row 4/);
      expect(forged({ 'decisions.json': JSON.stringify([stranger]) })).toMatch(/^BAD: decisions\.json: holds a/);
    });

    it('a last row about something else is named', () => {
      const { name, dir } = pack();
      rewrite(dir, 'ledger.jsonl', (rows) => rows.split('\n').slice(0, 3).join('\n'));
      expect(run('--pack', name).err).toMatch(/^BAD: ledger\.jsonl row 4: is not the row about the making/);
    });
  });
});

describe('anchors', () => {
  it('before what the pack is about prove nothing of it', () => {
    const { name, first, anchor } = pack();
    expect(run('--pack', name, '--anchor', anchor(first)).err).toMatch(/^BAD: ledger\.jsonl row 4: is not covered/);
  });

  it('and the rows before the stretch are no concern of the pack', () => {
    const { name, made, anchor } = pack();
    expect(run('--pack', name, '--anchor', anchor(1), '--anchor', anchor(made)).status).toBe(0);
  });
});

it('a folder that is no pack, or no folder named, is said', () => {
  fs.mkdirSync(path.join(folder, 'empty'));
  expect(run('--pack', 'empty')).toMatchObject({ status: 1, err: 'BAD: pack.json: is missing\n' });
  expect(run('--pack').status).toBe(2);
  fs.writeFileSync(path.join(folder, 'empty/pack.json'), '{"format":"other"}');
  expect(run('--pack', 'empty').err).toMatch(/^BAD: pack\.json: is not of the format/);
  fs.writeFileSync(path.join(folder, 'empty/pack.json'), '{"format":"sanshen-evidence-1"}');
  expect(run('--pack', 'empty').err).toMatch(/^BAD: pack\.json: does not say/);
  const { name } = pack();
  expect(run(`${name}.jsonl`, '--pack', 'empty').err).toMatch(/^BAD: pack\.json: does not say/);
});
