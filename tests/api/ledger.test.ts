/**
 * The ledger as evidence: the database itself takes nothing but the next row, the act fails when its row fails, old
 * rows keep old names, and there is one chain whatever happens at once. On both databases.
 */
import { verifyLines } from '../../plugins/review/server/src/core/ledger';
import { ledgerOf, type LedgerRow } from '../harness/ledger';
import { newsroom, type Newsroom } from '../harness/newsroom';
import { startPark, type Account, type Park } from '../harness/park';
import { rememberProcessListeners } from '../harness/process-listeners';

const AT_ONCE = process.env.SANSHEN_DEEP === '1' ? 100 : 30;

let park: Park;
let room: Newsroom;
beforeAll(async () => {
  park = await startPark();
  room = newsroom(park);
  // The tests tick by themselves.
  await (park.strapi.plugin('review').service('anchors') as { stop(): Promise<void> }).stop();
  const documentId = await room.draft();
  await room.release(documentId);
});
let stopped = false;
afterAll(() => (stopped ? park.ground.remove() : park?.stop()));

const knex = () => park.strapi.db.connection;
const isPostgres = () => process.env.DATABASE_CLIENT === 'postgres';

const exported = () => ledgerOf(park).lines();
const head = () => ledgerOf(park).head();

/** Everything in the two tables, so that a test can say: nothing changed. */
const snapshot = async () => ({
  rows: await knex()('review_ledger').orderBy('seq').select('id', 'seq', 'line', 'hash', 'act'),
  heads: await knex()('review_ledger_heads').select('id', 'name', 'seq', 'hash'),
});

const TRIGGERS = {
  review_ledger: ['review_ledger_no_update', 'review_ledger_no_delete', 'review_ledger_append'],
  review_ledger_heads: ['review_ledger_heads_no_delete', 'review_ledger_heads_step', 'review_ledger_heads_start'],
};

/** What an intruder with all rights would do first. */
async function dropGuards(): Promise<void> {
  for (const [table, names] of Object.entries(TRIGGERS))
    for (const name of names) await knex().raw(`DROP TRIGGER IF EXISTS ${name}${isPostgres() ? ` ON ${table}` : ''}`);
}

/** Boots on the ground of a stopped park; a refusal to start leaves nothing behind that the next boot would run into. */
async function restart(ground: Park['ground']): Promise<Park> {
  const restoreListeners = rememberProcessListeners();
  let booted: Park['strapi'] | undefined;
  try {
    return await startPark({ ground, prepare: (strapi) => (booted = strapi) });
  } catch (error) {
    await booted?.destroy();
    restoreListeners();
    throw error;
  }
}

describe('A10.1 the database takes nothing but the next row', () => {
  const last = () => knex()('review_ledger').orderBy('seq', 'desc').first();
  const insertOf = async (changes: object) => {
    const { id: _id, document_id: _document, ...row } = await last();
    return knex()('review_ledger').insert({ ...row, document_id: 'forged', ...changes });
  };
  const ATTEMPTS: [string, () => PromiseLike<unknown>][] = [
    ['change a line', () => knex()('review_ledger').where({ seq: 2 }).update({ line: '{}' })],
    ['change a column that is not hashed', () => knex()('review_ledger').where({ seq: 2 }).update({ act: 'submit' })],
    ['change every row', () => knex()('review_ledger').update({ at: new Date(0) })],
    ['delete a row', () => knex()('review_ledger').where({ seq: 3 }).delete()],
    [
      'delete the last row',
      async () =>
        knex()('review_ledger')
          .where({ seq: (await last()).seq })
          .delete(),
    ],
    ['delete all rows', () => knex()('review_ledger').delete()],
    ['move a row', () => knex()('review_ledger').where({ seq: 2 }).update({ seq: 999_999 })],
    ['swap two rows', () => knex().raw('UPDATE review_ledger SET seq = 5 - seq WHERE seq IN (2, 3)')],
    ['insert behind the head', async () => insertOf({ seq: (await head()).seq + 1 })],
    ['insert far behind the head', () => insertOf({ seq: 1_000_000 })],
    ['insert before the first row', () => insertOf({ seq: 0 })],
    ['set the head back', () => knex()('review_ledger_heads').update({ seq: 1 })],
    ['move the head by two', () => knex().raw('UPDATE review_ledger_heads SET seq = seq + 2')],
    ['change the head hash', () => knex()('review_ledger_heads').update({ hash: 'f'.repeat(64) })],
    ['delete the head', () => knex()('review_ledger_heads').delete()],
    [
      'insert a second head',
      () => knex()('review_ledger_heads').insert({ name: 'other', seq: 0, hash: '0'.repeat(64), document_id: 'h' }),
    ],
    ['through the query engine', () => entries().update({ where: { seq: 2 }, data: { line: '{}' } })],
    ['deleted through the query engine', () => entries().deleteMany({ where: { seq: { $gt: 0 } } })],
  ];
  const entries = () =>
    park.strapi.db.query('plugin::review.ledger-entry' as 'admin::user') as unknown as Record<
      'update' | 'deleteMany',
      (query: object) => Promise<unknown>
    >;
  if (isPostgres()) {
    ATTEMPTS.push(
      ['truncate', () => knex().raw('TRUNCATE review_ledger')],
      ['truncate the head', () => knex().raw('TRUNCATE review_ledger_heads')],
      [
        'truncate both with what hangs on them',
        () => knex().raw('TRUNCATE review_ledger, review_ledger_heads CASCADE'),
      ],
      [
        'upsert',
        () =>
          knex().raw(
            `INSERT INTO review_ledger (id, seq, line, hash) SELECT id, seq, '{}', hash FROM review_ledger WHERE seq = 2
             ON CONFLICT (seq) DO UPDATE SET line = excluded.line`,
          ),
      ],
      [
        'as a replica, where ordinary triggers sleep',
        () =>
          knex().transaction(async (trx) => {
            await trx.raw("SET LOCAL session_replication_role = 'replica'");
            await trx('review_ledger').where({ seq: 2 }).update({ line: '{}' });
          }),
      ],
    );
  } else {
    const last = '(SELECT max(seq) FROM review_ledger)';
    const columns = 'id, seq, line, hash, act, at, document_id';
    const forged = "id, seq, '{}', hash, act, at, document_id";
    ATTEMPTS.push(
      [
        'replace the last row',
        () =>
          knex().raw(
            `INSERT OR REPLACE INTO review_ledger (${columns}) SELECT ${forged} FROM review_ledger WHERE seq = ${last}`,
          ),
      ],
      [
        'replace by number, or be ignored',
        () =>
          knex().raw(
            `INSERT OR IGNORE INTO review_ledger (${columns}) SELECT ${forged} FROM review_ledger WHERE seq = ${last}`,
          ),
      ],
      [
        'replace the head',
        () =>
          knex().raw(
            `REPLACE INTO review_ledger_heads (id, name, seq, hash) SELECT id, name, 0, '${'0'.repeat(64)}' FROM review_ledger_heads`,
          ),
      ],
    );
  }

  it.each(ATTEMPTS)('refuses to %s', async (_, attempt) => {
    const before = await snapshot();
    // By its message: in a worker that ran another file before, the driver's error class belongs to that file's realm.
    await expect(Promise.resolve().then(attempt)).rejects.toMatchObject({
      message: expect.stringMatching(/review ledger: /) as unknown,
    });
    expect(await snapshot()).toEqual(before);
  });

  it('still takes the next act', async () => {
    const { seq } = await head();
    await room.act(await room.draft(), 'editor1', 'submit');
    expect((await head()).seq).toBe(seq + 1);
  });
});

describe('A10.2 no row, no act', () => {
  /** Makes the insert of the next ledger row fail in the database, until undone. */
  async function breakInsert(): Promise<() => Promise<void>> {
    if (isPostgres()) {
      await knex().raw('ALTER TABLE review_ledger ADD CONSTRAINT broken CHECK (seq < 0) NOT VALID');
      return async () => void (await knex().raw('ALTER TABLE review_ledger DROP CONSTRAINT broken'));
    }
    await knex().raw("CREATE TRIGGER broken AFTER INSERT ON review_ledger BEGIN SELECT RAISE(ABORT, 'broken'); END");
    return async () => void (await knex().raw('DROP TRIGGER broken'));
  }

  it.each(['submit', 'approve', 'release', 'recall'])('%s fails and changes nothing', async (action) => {
    const documentId = await room.draft();
    const by: Account = action === 'submit' ? 'editor1' : action === 'approve' ? 'reviewer1' : 'reviewer3';
    if (action === 'approve') await room.act(documentId, 'editor1', 'submit');
    if (action === 'release') await room.sign(documentId);
    if (action === 'recall') await room.release(documentId);
    const seen = await room.view(documentId);
    const [before, live] = [await snapshot(), await room.liveRows(documentId)];
    const digest = (action === 'recall' ? seen.release?.digest : seen.digest) ?? '';
    const mend = await breakInsert();
    const answer = await room.send(documentId, by, { action, digest, comment: '理由' });
    await mend();
    expect(answer.status).toBe(500);
    expect(await room.view(documentId)).toEqual(seen);
    expect([await snapshot(), await room.liveRows(documentId)]).toEqual([before, live]);
    await room.act(documentId, by, action, { comment: '理由' });
  });
});

describe('A10.4 many acts at once', () => {
  it(`${AT_ONCE} on different documents are one chain without fork or gap`, async () => {
    await Promise.all((['editor1', 'editor2', 'reviewer1'] as const).map((account) => park.as(account)));
    const drafts: string[] = [];
    for (let i = 0; i < AT_ONCE; i += 1) drafts.push(await room.draft({ title: `第 ${i} 篇` }));
    const { seq } = await head();
    const answers = await Promise.all(drafts.map((documentId) => room.act(documentId, 'editor1', 'submit')));
    const numbers = answers.map((answer) => answer.ledgerSeq).sort((a, b) => a - b);
    expect(numbers).toEqual(drafts.map((_, i) => seq + 1 + i));
    expect(verifyLines(await exported(), await head())).toMatchObject({ ok: true });
  });
});

describe('A10.3 people come and go', () => {
  it('old rows keep the name and post of then', async () => {
    const documentId = await room.draft();
    await room.act(documentId, 'editor1', 'submit');
    await room.act(documentId, 'reviewer1', 'approve');
    const before = await exported();
    const db = park.strapi.db;
    const user = await db.query('admin::user').findOne({ where: { email: 'reviewer1@demo.example' } });
    const where = { accounts: { id: user.id } } as never;
    const person = (await db.query('plugin::review.person' as 'admin::user').findOne({ where })) as unknown as {
      id: number;
      name: string;
    };
    const people = db.query('plugin::review.person' as 'admin::user');
    await people.update({ where: { id: person.id }, data: { name: '改名后', post: '改任后' } as never });
    await people.delete({ where: { id: person.id } });
    await (await park.as('admin')).delete(`/admin/users/${String(user.id)}`).expect(200);
    const after = await exported();
    expect(after.slice(0, before.length)).toEqual(before);
    const approval = JSON.parse(before.at(-1) ?? '') as LedgerRow;
    expect([approval.act, approval.actor?.name]).toEqual(['approve', person.name]);
    expect(verifyLines(after, await head())).toMatchObject({ ok: true });
  });
});

describe('with the guards gone', () => {
  it('A10.1 the verifier names the first bad row, and an anchor finds a cut tail', async () => {
    const anchor = await head();
    await dropGuards();
    const cell = async (seq: number) => String((await knex()('review_ledger').where({ seq }).first('line')).line);
    const original = await cell(4);
    await knex()('review_ledger')
      .where({ seq: 4 })
      .update({ line: original.replace('admin', 'ADMIN') });
    expect(verifyLines(await exported(), anchor)).toMatchObject({ ok: false, row: 5 });
    await knex()('review_ledger').where({ seq: 4 }).update({ line: original });
    await knex().raw('UPDATE review_ledger SET seq = -seq WHERE seq IN (2, 3)');
    await knex().raw('UPDATE review_ledger SET seq = 5 + seq WHERE seq IN (-2, -3)');
    expect(verifyLines(await exported(), anchor)).toMatchObject({ ok: false, row: 2 });
    await knex().raw('UPDATE review_ledger SET seq = -seq WHERE seq IN (2, 3)');
    await knex().raw('UPDATE review_ledger SET seq = 5 + seq WHERE seq IN (-2, -3)');
    expect(verifyLines(await exported(), anchor)).toEqual({ ok: true, head: anchor });
    const { id: _id, ...second } = await knex()('review_ledger').where({ seq: 2 }).first();
    await knex()('review_ledger').where({ seq: 2 }).delete();
    expect(verifyLines(await exported(), anchor)).toMatchObject({ ok: false, row: 2 });
    await knex()('review_ledger').insert(second);
    const cut = anchor.seq - 2;
    const hash = String((await knex()('review_ledger').where({ seq: cut }).first('hash')).hash);
    await knex()('review_ledger').where('seq', '>', cut).delete();
    await knex()('review_ledger_heads').update({ seq: cut, hash });
    expect(verifyLines(await exported())).toMatchObject({ ok: true });
    expect(verifyLines(await exported(), anchor)).toMatchObject({ ok: false, row: cut + 1 });
  });

  it('a restart puts them back, and refuses to start on a head that is not the last row', async () => {
    const { ground } = park;
    await park.stop({ keep: true });
    park = await restart(ground);
    room = newsroom(park);
    await expect(Promise.resolve(knex()('review_ledger').where({ seq: 2 }).delete())).rejects.toMatchObject({
      message: expect.stringMatching(/review ledger: /) as unknown,
    });
    await dropGuards();
    const [row, before] = await knex()('review_ledger').orderBy('seq', 'desc').limit(2);
    await knex()('review_ledger').where({ seq: row.seq }).delete();
    await park.stop({ keep: true });
    stopped = true;
    await expect(restart(ground)).rejects.toThrow(
      new RegExp(`head stands at ${row.seq}:${row.hash}, but its last row is ${before.seq}:${before.hash}`),
    );
  });
});
