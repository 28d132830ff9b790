/**
 * The main job, end to end, over HTTP as the demo accounts, with texts nobody here wrote: draft, scan, three
 * signatures, release, website, screen, meter, an edit that voids, recall, 410.
 */
import { createHash, createPublicKey, verify } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { newsroom, paragraphs, type Newsroom } from '../harness/newsroom';
import { startPark, type Park } from '../harness/park';

const SHIPPED = path.resolve(__dirname, '../data/real-text');
const texts = fs
  .readdirSync(SHIPPED)
  .filter((name) => name.startsWith('government-work-report'))
  .map((name) => path.join(SHIPPED, name));
// The park's own report stays outside the repository; whoever has it names its folder.
if (process.env.REAL_TEXT_DIR) texts.push(path.join(process.env.REAL_TEXT_DIR, 'park-report.txt'));

let park: Park;
let room: Newsroom;
beforeAll(async () => {
  park = await startPark();
  room = newsroom(park);
});
afterAll(() => park?.stop());

async function manifest() {
  const answer = await park.agent().get('/api/delivery/channels/screen/manifest').expect(200);
  const { signature, ...signed } = answer.body;
  const { keys } = (await park.agent().get('/api/delivery/keys').expect(200)).body;
  const key = keys.find((one: { keyId: string }) => one.keyId === signed.keyId);
  // Members sorted at every depth: with the plain ASCII keys of a manifest that is RFC 8785.
  const sorted = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(sorted)
      : value && typeof value === 'object'
        ? Object.fromEntries(
            Object.entries(value)
              .sort(([a], [b]) => (a < b ? -1 : 1))
              .map(([k, v]) => [k, sorted(v)]),
          )
        : value;
  const valid = verify(
    null,
    Buffer.from(JSON.stringify(sorted(signed))),
    createPublicKey(key.publicKey),
    Buffer.from(signature, 'base64url'),
  );
  expect(valid).toBe(true);
  return signed as { seq: number; items: { documentId: string; digest: string }[]; recalled: string[] };
}

async function meter() {
  const reviewer = await park.as('reviewer1');
  return (await reviewer.get('/balance/meter?channel=website').expect(200)).body as {
    n: number;
    themes: { code: string; count: number }[];
  };
}

describe.each(texts.map((file) => [path.basename(file), file]))('the story with %s', (name, file) => {
  const text = fs.readFileSync(file, 'utf8');
  const title = `${name.replace(/\D+/g, '') || '园区'}年工作情况`;
  let documentId = '';
  let signedDigest = '';
  let liveBody = '';
  let itemEtag = '';

  it('an editor drafts and scans it', async () => {
    documentId = await room.draft({
      title,
      body: paragraphs(text),
      theme: await room.connect('plugin::balance.theme', 'guidance'),
    });
    const editor = await park.as('editor1');
    const scan = await editor
      .post('/word-check/scan', { uid: 'api::article.article', data: { title, body: paragraphs(text) } })
      .expect(200);
    const plain = paragraphs(text)
      .map((block) => block.children[0]?.text)
      .join('\n');
    for (const finding of scan.body.findings as {
      path: string;
      start: number;
      end: number;
      text: string;
      severity: string;
    }[]) {
      if (finding.path === 'body') expect(plain.slice(finding.start, finding.end)).toBe(finding.text);
      expect(finding.severity).not.toBe('block');
    }
    await room.item(documentId).expect(404);
  });

  it('three people sign exactly this, each once, and nobody else can', async () => {
    signedDigest = (await room.view(documentId)).digest;
    await room.act(documentId, 'editor1', 'submit');
    const tasks = await (await park.as('reviewer1'))
      .get('/review/tasks?scope=mine&q=' + encodeURIComponent(title))
      .expect(200);
    expect(tasks.body.results[0]).toMatchObject({
      documentId,
      title,
      state: 'in_review',
      level: { key: 'first', index: 0 },
      digest: signedDigest,
    });
    const own = await room.send(documentId, 'editor1', { action: 'approve', digest: signedDigest });
    expect([own.status, own.body.error.details.code]).toEqual([403, 'SEPARATION_OF_DUTIES']);
    await room.act(documentId, 'reviewer1', 'approve');
    await room.act(documentId, 'reviewer2', 'approve');
    const early = await room.send(documentId, 'reviewer3', { action: 'release', digest: signedDigest });
    expect([early.status, early.body.error.details.code]).toEqual([409, 'WRONG_STATE']);
    await room.item(documentId).expect(404);
    expect(await room.act(documentId, 'reviewer3', 'approve')).toMatchObject({
      state: 'approved',
      digest: signedDigest,
    });
  });

  it('goes live on the website and the screens, and the meter moves', async () => {
    const before = await meter();
    const seqBefore = (await manifest()).seq;
    expect(await room.act(documentId, 'reviewer3', 'release')).toMatchObject({
      state: 'released',
      digest: signedDigest,
    });
    const item = await room.item(documentId).expect(200);
    expect(item.body.data).toMatchObject({ documentId, title, digest: signedDigest });
    liveBody = item.body.data.body;
    itemEtag = String(item.headers.etag);
    for (const line of paragraphs(text)) {
      const escaped = (line.children[0]?.text ?? '').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
      expect(liveBody).toContain(escaped);
    }
    await room.item(documentId).set('If-None-Match', itemEtag).expect(304);
    const feed = await park.agent().get('/api/delivery/channels/website/feed?theme=guidance').expect(200);
    expect(feed.body.data[0]).toMatchObject({ documentId, theme: 'guidance', digest: signedDigest });
    const after = await manifest();
    expect(after.seq).toBeGreaterThan(seqBefore);
    expect(after.items.map((one) => one.digest)).toContain(signedDigest);
    const moved = await meter();
    expect(moved.n).toBe(before.n + 1);
  });

  it('an edit afterwards voids the signatures, while the live copy stays as signed', async () => {
    await room.edit(documentId, { title: `${title}（改）` });
    const view = await room.view(documentId);
    expect(view).toMatchObject({ state: 'released', modified: true });
    expect(view.digest).not.toBe(signedDigest);
    expect(view.decisions.map((decision) => decision.valid)).toEqual([false, false, false]);
    const item = await room.item(documentId).expect(200);
    expect(item.body.data).toMatchObject({ title, digest: signedDigest });
    expect(createHash('sha256').update(item.body.data.body).digest('hex')).toBe(
      createHash('sha256').update(liveBody).digest('hex'),
    );
    await room.item(documentId).set('If-None-Match', itemEtag).expect(304);
  });

  it('a recall takes it from every channel at once', async () => {
    const before = await meter();
    expect(await room.act(documentId, 'reviewer3', 'recall', { comment: '数据有误，先撤下核对。' })).toMatchObject({
      state: 'recalled',
    });
    const gone = await room.item(documentId).set('If-None-Match', itemEtag).expect(410);
    expect(gone.body.error.details.code).toBe('RECALLED');
    const feed = await park.agent().get('/api/delivery/channels/website/feed').expect(200);
    expect(feed.body.data.map((one: { documentId: string }) => one.documentId)).not.toContain(documentId);
    const after = await manifest();
    expect(after.items.map((one) => one.documentId)).not.toContain(documentId);
    expect(after.recalled).toContain(signedDigest);
    expect((await meter()).n).toBe(before.n - 1);
    expect(await room.liveRows(documentId)).toBe(0);
  });
});

it('leaves a ledger that verifies, row by row', async () => {
  const auditor = await park.as('auditor');
  const exported = await auditor.get('/review/ledger/export').buffer(true).expect(200);
  const head = (await auditor.get('/review/ledger/head').expect(200)).body as { seq: number; hash: string };
  const lines = exported.text.trimEnd().split('\n');
  expect(lines).toHaveLength(head.seq);
  let previous = '0'.repeat(64);
  lines.forEach((line, index) => {
    expect(JSON.parse(line)).toMatchObject({ seq: index + 1, prev: previous });
    previous = createHash('sha256').update(line).digest('hex');
  });
  expect(previous).toBe(head.hash);
});
