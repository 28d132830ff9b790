/** A park in which every screen of the review plugin has something to show, for looking at all of them at once. */
import Database from 'better-sqlite3';
import { THREE_ROUNDS, threeProofs } from '../../plugins/review/server/src/core/templates-proof';
import { ARTICLE, newsroom, paragraphs, type Newsroom } from '../harness/newsroom';
import type { Park } from '../harness/park';
import { PICTURES } from '../harness/pictures';
import type { Server } from '../harness/server';

/** Nobody listens there: what is told to it stays in the outbox. */
const NOBODY = JSON.stringify([{ url: 'http://127.0.0.1:9/hook', secret: 'a secret of this tour' }]);

/** What the server of the tour runs with. */
export const TOUR_ENV = { REVIEW_WEBHOOKS: NOBODY, SECOND_READING_PERCENT: '100' };

/** Where the tour goes: documents by what they show, and a correction case. */
export interface TourPlaces {
  /** Has to be read and proofread, with a finding, a file and a comment. */
  readonly reading: string;
  /** Waits for reviewer2. */
  readonly waiting: string;
  /** Two proof rounds and the first level have signed it; waits for reviewer2 as well. */
  readonly proofread: string;
  /** The run of what was proofread. */
  readonly proofreadRun: number;
  /** Live, with a picture and a wrong phrase; its draft has another summary. */
  readonly live: string;
  readonly returned: string;
  /** Live by an emergency release. */
  readonly urgent: string;
  readonly caseId: number;
}

/** What was answered, unless it was refused. */
async function done<T = { id: number }>(
  asked: PromiseLike<{ status: number; text: string; body: unknown }>,
): Promise<T> {
  const answer = await asked;
  if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`);
  return answer.body as T;
}

/** A second version of the workflow that asks for all there is: reading, proof rounds, clocks, two for emergencies. */
async function askForEverything(server: Server): Promise<void> {
  const admin = await server.as('admin');
  const { data } = await done<{ data: { levels: object[] } & Record<string, unknown> }>(
    admin.get('/review/workflows/sanshen'),
  );
  const { key: _key, version, ...before } = data;
  const definition = {
    ...before,
    levels: data.levels.map((level, index) => ({
      ...level,
      ...(index === 0 ? { reading: true } : {}),
      clock: { limitMinutes: 480, escalation: { to: 'reviewer3', afterMinutes: 60 } },
    })),
    proof: threeProofs({ rounds: [['reviewer1'], ['reviewer2'], ['reviewer3']], sharesPeople: true }),
    breakGlass: { signers: ['reviewer2', 'reviewer3', 'admin'], reviewHours: 24 },
  };
  const { groups } = await done<{ groups: { key: string }[] }>(
    admin.post('/review/workflows/sanshen/impact', { definition }),
  );
  const choices = Object.fromEntries(groups.map((group) => [group.key, 'keep']));
  await done(admin.put('/review/workflows/sanshen', { version, definition, groups: choices }));
}

/** One document in each state, the earlier ones under the first version. */
async function prepareDocuments(
  server: Server,
  room: Newsroom,
  cover: number,
): Promise<Pick<TourPlaces, 'reading' | 'waiting' | 'live' | 'returned' | 'urgent'>> {
  const live = await room.draft({ title: '园区食堂晚餐供应到二十点', cover });
  const waiting = await room.draft({ title: '等复审的稿', cover });
  const returned = await room.draft({ title: '退回修改的稿' });
  await room.release(live);
  await room.edit(live, { summary: '从下周一起，晚餐供应到二十一点。' });
  for (const documentId of [waiting, returned]) {
    await room.act(documentId, 'editor1', 'submit');
    await room.act(documentId, 'reviewer1', 'approve', { comment: '已核对。' });
  }
  await room.act(returned, 'reviewer2', 'return', { comment: '时间要核实。' });
  await askForEverything(server);

  const summary = '供应量增长15-30%，请知悉。'; // the word check warns of that
  const body = paragraphs('晚餐供应到二十一点。\n请自带餐具。');
  const reading = await room.draft({ title: '要审读和校对的稿', summary, body, cover });
  await room.act(reading, 'editor1', 'submit');
  const urgent = await room.draft({ title: '台风红色预警期间班车停运' });
  await room.act(urgent, 'editor1', 'submit');
  for (const signer of ['reviewer2', 'admin'] as const)
    await room.act(urgent, signer, 'break-glass', { comment: '须立即告知住户。' });
  return { reading, waiting, live, returned, urgent };
}

/** A text of which two rounds are signed, one with a finding that stays; the first level has read and signed it. */
async function prepareProofread(
  server: Server,
  room: Newsroom,
): Promise<Pick<TourPlaces, `proofread${string}` & keyof TourPlaces>> {
  const documentId = await room.draft({ title: '校过两遍的稿' });
  await room.act(documentId, 'editor1', 'submit');
  const { digest, run } = await room.view(documentId);
  const [first, second] = [await server.as('reviewer1'), await server.as('reviewer2')];
  const [of, at] = [{ digest, locale: 'zh-Hans' }, `/review/proof/${ARTICLE}/${documentId}`];
  const found = {
    round: 'proof-1',
    path: 'title',
    start: 0,
    end: 2,
    quote: '校过',
    severity: 'advice',
    note: '可改“校完”。',
  };
  const { finding } = await done<{ finding: number }>(first.post(`${at}/findings`).send({ ...of, ...found }));
  await done(first.post(`${at}/findings/${finding}/close`).send({ ...of, how: 'kept', comment: '口语标题，保留。' }));
  for (const [index, caller] of [first, second].entries()) {
    const { key = '', checklist = [] } = THREE_ROUNDS[index] ?? {};
    const answers = checklist.map((item, at) => [item.key, at === 1 ? 'not-applicable' : 'yes']);
    await done(caller.post(`${at}/rounds/${key}/sign`).send({ ...of, checklist: Object.fromEntries(answers) }));
  }
  const reading = `/review/documents/${ARTICLE}/${documentId}/reading`;
  const { changes } = await done<{ changes: { path: string; digest: string }[] }>(
    first.get(`${reading}?locale=zh-Hans`),
  );
  await done(
    first.put(reading).send({
      ...of,
      seen: changes.map(({ path, digest: seen }) => ({ path, digest: seen })),
      answered: [],
      opened: [],
    }),
  );
  await room.act(documentId, 'reviewer1', 'approve', { comment: '一校意见已核对，同意。' });
  return { proofread: documentId, proofreadRun: run?.id ?? 0 };
}

/** A comment, a finding of the proofreaders and a preview link on the document to be read. */
async function prepareRemarks(server: Server, room: Newsroom, documentId: string): Promise<void> {
  const reviewer = await server.as('reviewer1');
  const { digest } = await room.view(documentId, 'reviewer1');
  const locale = 'zh-Hans';
  await done(
    reviewer.post(`/review/comments/${ARTICLE}/${documentId}`, {
      ...{ digest, locale, path: 'summary', quote: '供应量', text: '口径是什么？' },
    }),
  );
  await done(reviewer.post(`/review/documents/${ARTICLE}/${documentId}/previews`, { locale, minutes: 30 }));
  const finding = { digest, locale, round: 'proof-1', path: 'summary', severity: 'block', note: '数字要核实。' };
  await done(reviewer.post(`/review/proof/${ARTICLE}/${documentId}/findings`, finding));
}

/** Lists of sources, a case and a delegation. */
async function prepareDesks(server: Server): Promise<number> {
  const [admin, editor, reviewer] = await Promise.all([
    server.as('admin'),
    server.as('editor1'),
    server.as('reviewer1'),
  ]);
  const list = { list: 'main', name: '可转载稿源名单', format: 'csv', origin: '测试' };
  const csv = (...units: string[]) => ['name,aliases,domain', ...units.map((unit) => `${unit},,`)].join('\n');
  await done(admin.post('/review/sources', { ...list, version: '2025-06', text: csv('海东日报', '青岚晚报') }));
  await done(admin.post('/review/sources', { ...list, version: '2025-12', text: csv('海东日报', '云川新闻网') }));
  const [startsAt, endsAt] = [0, 3 * 86_400_000].map((later) => new Date(Date.now() + later).toISOString());
  await done(reviewer.post('/review/delegations', { to: 'editor2@demo.example', startsAt, endsAt, reason: '出差' }));
  const wrong = { kind: 'phrase', wrong: '二十点', right: '二十一点', origin: 'patrol', report: '时间写错了。' };
  return (await done(editor.post('/review/corrections', wrong))).id;
}

/** Puts the tour's people to work. */
export async function prepareTour(server: Server): Promise<TourPlaces> {
  const room = newsroom(server as unknown as Park);
  const editor = await server.as('editor1');
  const upload = await editor.post('/upload').attach('files', PICTURES.red, { filename: '封面.png' });
  const cover = (upload.body as { id: number }[])[0]?.id ?? 0;
  const documents = await prepareDocuments(server, room, cover);
  const proofread = await prepareProofread(server, room);
  await prepareRemarks(server, room, documents.reading);
  const caseId = await prepareDesks(server);
  const data = new Database(server.ground.env.DATABASE_FILENAME ?? '');
  data.pragma('busy_timeout = 10000');
  // As if the attempts of many hours had failed.
  data
    .prepare("UPDATE review_outbox SET state = 'dead', attempts = 12, last_error = 'HTTP 503' WHERE state = 'waiting'")
    .run();
  data.close();
  return { ...documents, ...proofread, caseId };
}
