import { onDatabase } from './postgres.mjs';

/** How many rows a run of the review process leaves in the ledger, on average. */
export const ROWS_PER_RUN = 10;

/**
 * Fills the golden park with the history of a park: documents with their drafts, live rows, relations and components;
 * runs with facets, decisions, edits, releases and snapshots; a ledger whose hashes form one chain. Triggers are
 * dropped first, the next boot puts them back, as it does after any restore.
 *
 * @param {string} url the database, which no process uses
 * @param {{ runs: number, open: number, submitterEvery: number }} size `open`: the newest so many runs still wait for
 *   somebody, the rest ended (about three quarters released, the others returned, withdrawn or void).
 *   `submitterEvery`: every so manyth run was submitted by editor1, the others by 39 colleagues
 */
export async function fill(url, size) {
  await onDatabase(url, async (client) => {
    await client.query("SET synchronous_commit = off; SET work_mem = '64MB'; SET maintenance_work_mem = '256MB'");
    await dropTriggers(client);
    for (const statement of statements(size)) await client.query(statement);
    await client.query('VACUUM (ANALYZE)');
  });
}

async function dropTriggers(client) {
  const { rows } = await client.query(
    'SELECT tgname AS name, tgrelid::regclass AS table FROM pg_trigger WHERE NOT tgisinternal',
  );
  for (const { name, table } of rows) await client.query(`DROP TRIGGER "${name}" ON ${table}`);
}

const STAMPS = 'now(), now(), now()';
const at = (i) => `timestamp '2020-01-01' + (${i}) * interval '3 minutes'`;
const digest = (text) => `encode(sha256((${text})::bytea), 'hex')`;
const STATE = (i, { runs, open }) => `CASE
  WHEN ${i} > ${runs - open} THEN (ARRAY['in_review','in_review','in_review','approved','scheduled'])[1 + ${i} % 5]
  WHEN ${i} % 100 < 75 THEN 'released' WHEN ${i} % 100 < 83 THEN 'returned'
  WHEN ${i} % 100 < 87 THEN 'withdrawn' ELSE 'void' END`;
const THEMES = "ARRAY['industry','ideals','guidance','livelihood']";
const SECOND = "ARRAY['wechat','screen']";
const TITLE = (i) =>
  `'园区' || (ARRAY['食堂延长供应时间','班车线路调整','政策兑现公告','企业走访纪要','安全生产提示'])[1 + ${i} % 5] || '第' || ${i} || '号'`;
const ARTICLE = 'api::article.article';
const REVIEWERS = "ARRAY['reviewer1','reviewer2','reviewer3']";

function statements(size) {
  const { runs, submitterEvery } = size;
  const lineages = Math.ceil(runs * 0.6);
  const newest = `CASE WHEN j + ${lineages} <= ${runs} THEN j + ${lineages} ELSE j END`;
  const submitter = (i) => `CASE WHEN ${i} % ${submitterEvery} = 0 THEN 'editor1' ELSE 'writer' || (${i} % 39) END`;
  return [
    ...articles(lineages),
    `INSERT INTO review_runs (id, document_id, lineage, uid, document, language, title, workflow_key, workflow_version, state,
        level, digest, submitter_key, submitter_name, submitted_at, level_started_at, last_by_key, last_by_name, findings,
        facets, block_count, warn_count, info_count, due_at, ended_at, created_at, updated_at, published_at)
      SELECT i, 'run' || i, 1 + (i - 1) % ${lineages}, '${ARTICLE}', 'doc' || (1 + (i - 1) % ${lineages}), 'zh-Hans',
        ${TITLE('i')}, 'sanshen', 1, ${STATE('i', size)}, i % 3, ${digest("'content ' || i")}, ${submitter('i')}, '林小禾',
        ${at('i')}, ${at('i')}, 'reviewer3', '沈知远', '[]', '{}', 0, i % 4, i % 7, ${at('i * 7 % 1000 + 200')},
        CASE WHEN i > ${runs - size.open} THEN NULL ELSE ${at('i + 60')} END, ${STAMPS}
      FROM generate_series(1, ${runs}) i`,
    `INSERT INTO review_level_clocks (document_id, lineage, run, level, level_key, state, started_at, limit_minutes, pauses, sent,
        due_at, ended_at, created_at, updated_at, published_at)
      SELECT 'clock' || id || '.' || l, lineage, id, l, (ARRAY['first','second','final'])[1 + l],
        CASE WHEN state = 'in_review' AND l = level THEN 'running' ELSE 'ended' END, level_started_at, 480, '[]', '[]', due_at,
        ended_at, ${STAMPS}
      FROM review_runs, generate_series(0, 2) l WHERE l <= level`,
    `INSERT INTO review_run_facets (document_id, run, facet, value, created_at, updated_at, published_at)
      SELECT 'facet' || i || facet || value, i, facet, value, ${STAMPS} FROM generate_series(1, ${runs}) i,
        LATERAL (VALUES ('theme', (${THEMES})[1 + i % 4]), ('channel', 'website'), ('channel', (${SECOND})[1 + i % 2]),
          ('column', 'column' || (i % 6))) AS f (facet, value)`,
    `INSERT INTO review_assignments (document_id, run, person, level, created_at, updated_at, published_at)
      SELECT 'task' || id, id, CASE WHEN state = 'in_review' THEN (${REVIEWERS})[1 + level] ELSE 'reviewer3' END, level, ${STAMPS}
      FROM review_runs WHERE state IN ('in_review', 'approved')`,
    `INSERT INTO review_decisions (document_id, run, level, level_key, level_name, person, by, kind, digest, comment, at,
        taken_back, created_at, updated_at, published_at)
      SELECT 'opinion' || r.id || '.' || l, r.id, l, (ARRAY['first','second','final'])[1 + l], (ARRAY['初审','复审','终审'])[1 + l],
        (${REVIEWERS})[1 + l], jsonb_build_object('key', (${REVIEWERS})[1 + l], 'name', '陈静安', 'post', '宣传干事'), 'approve',
        r.digest, '内容属实，同意。', r.submitted_at + l * interval '1 hour', false, ${STAMPS}
      FROM review_runs r, generate_series(0, 2) l WHERE r.state IN ('released', 'approved', 'scheduled') OR l < r.level`,
    `INSERT INTO review_edits (document_id, lineage, person, name, origin, at, digest, paths, created_at, updated_at, published_at)
      SELECT 'edit' || r.id || '.' || n, r.lineage, r.submitter_key, '林小禾', 'admin', r.submitted_at - n * interval '1 hour',
        r.digest, '["title","body.0"]', ${STAMPS}
      FROM review_runs r, generate_series(1, 2) n ORDER BY r.id, n DESC`,
    `INSERT INTO review_releases (document_id, lineage, uid, document, language, title, digest, run, state, released_at,
        first_released_at, by_key, by_name, created_at, updated_at, published_at)
      SELECT 'release' || id, lineage, uid, document, language, title, digest, id,
        CASE WHEN id % 50 = 0 THEN 'recalled' WHEN lead(id) OVER (PARTITION BY lineage ORDER BY id) IS NULL THEN 'live' ELSE 'superseded' END,
        ended_at, ended_at, 'reviewer3', '沈知远', ${STAMPS}
      FROM review_runs WHERE state = 'released' ORDER BY id`,
    `INSERT INTO review_release_media (document_id, release, digest, created_at, updated_at, published_at)
      SELECT 'media' || id, id, ${digest("'picture ' || id")}, ${STAMPS} FROM review_releases`,
    `INSERT INTO review_snapshots (document_id, digest, content, created_on, created_at, updated_at, published_at)
      SELECT 'text' || id, digest, '{"fields":{"title":"' || title || '","summary":"' || repeat('园区通知正文。', 40) || '"}}', ${STAMPS}, now()
      FROM review_runs`,
    `INSERT INTO review_lineages (id, document_id, uid, document, language, digest, run, release, first_released_at, authors_from,
        created_at, updated_at, published_at)
      SELECT j, 'line' || j, '${ARTICLE}', 'doc' || j, 'zh-Hans', r.digest, r.id, p.id, p.first_released_at,
        coalesce((SELECT max(e.id) FROM review_edits e WHERE e.lineage = j AND e.at < p.released_at), 0), ${STAMPS}
      FROM generate_series(1, ${lineages}) j JOIN review_runs r ON r.id = ${newest}
        LEFT JOIN LATERAL (SELECT * FROM review_releases WHERE lineage = j ORDER BY id DESC LIMIT 1) p ON true`,
    ...ledger(runs * ROWS_PER_RUN, runs),
    ...derived(),
    ...['review_runs', 'review_lineages', 'articles', 'components_article_sources', 'review_ledger'].map(
      (table) => `SELECT setval('${table}_id_seq', (SELECT max(id) FROM ${table}))`,
    ),
  ];
}

/** A draft of each document, and a live row of three in four; odd row ids are drafts. */
function articles(documents) {
  const target = (table, position) =>
    `(SELECT array_agg(id ORDER BY id) FROM ${table})[1 + ${position} % (SELECT count(*)::int FROM ${table})]`;
  return [
    `INSERT INTO articles (id, document_id, title, summary, body, ai_declaration, locale, created_at, updated_at, published_at)
      SELECT 2 * j - 1 + live, 'doc' || j, ${TITLE('j')}, '从下周一起执行。',
        jsonb_build_array(jsonb_build_object('type', 'paragraph', 'children', jsonb_build_array(jsonb_build_object('type', 'text', 'text', repeat('园区通知正文。', 40))))),
        'none', 'zh-Hans', now(), now(), CASE WHEN live = 1 THEN now() END
      FROM generate_series(1, ${documents}) j, generate_series(0, 1) live WHERE live = 0 OR j % 4 > 0`,
    `INSERT INTO articles_theme_lnk (article_id, theme_id) SELECT id, ${target('balance_themes', 'id')} FROM articles`,
    `INSERT INTO articles_column_lnk (article_id, column_id) SELECT id, ${target('columns', 'id')} FROM articles`,
    `INSERT INTO articles_channels_lnk (article_id, channel_id, channel_ord)
      SELECT a.id, c.id, c.id FROM articles a, (SELECT id FROM delivery_channels ORDER BY id LIMIT 2) c`,
    `INSERT INTO components_article_sources (id, kind, unit) SELECT id, 'original', '公共服务中心' FROM articles`,
    `INSERT INTO articles_cmps (entity_id, cmp_id, component_type, field)
      SELECT id, id, 'article.source', 'source' FROM articles`,
  ];
}

/** What the other plugins derive from releases, or they would do it at their first boot. */
function derived() {
  return [
    `INSERT INTO delivery_items (document_id, uid, document, locale, channel, digest, release_id, state, title, released_at,
        first_released_at, live_epoch, created_at, updated_at, published_at)
      SELECT 'item' || id, uid, document, language, 'website', digest, id, 'live', title, released_at, first_released_at, 1, ${STAMPS}
      FROM review_releases WHERE state = 'live'`,
    `INSERT INTO balance_exposures (document_id, uid, document, locale, channel, first_released_at, weights, created_at, updated_at, published_at)
      SELECT 'exposure' || id, uid, document, language, 'website', first_released_at, '{}', ${STAMPS}
      FROM review_releases WHERE state = 'live'`,
  ];
}

/** One chain, each row's text naming the hash of the row before it, as acts write it. */
function ledger(rows, runs) {
  return [
    `INSERT INTO review_ledger (id, document_id, seq, at, act, uid, document, language, line, hash, created_at, updated_at, published_at)
      WITH RECURSIVE chain (seq, line, hash) AS (
        SELECT 0, '', repeat('0', 64)
        UNION ALL
        SELECT seq + 1, next.line, ${digest('next.line')} FROM chain,
          LATERAL (SELECT '{"act":"' || (ARRAY['submit','approve','approve','approve','release'])[1 + seq % 5] ||
            '","actor":{"key":"reviewer1","name":"陈静安","post":"宣传干事","unit":"党政综合办公室","userId":4},"at":"' ||
            to_char(${at('seq')}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '","capacity":"初审","digest":"' || chain.hash ||
            '","documentId":"doc' || (1 + seq % ${runs}) || '","level":"first","locale":"zh-Hans","origin":"admin","prev":"' ||
            chain.hash || '","reason":"内容属实，同意。","run":' || (1 + seq % ${runs}) || ',"seq":' || (seq + 1) ||
            ',"uid":"${ARTICLE}","workflow":{"key":"sanshen","version":1}}' AS line) next
        WHERE seq < ${rows})
      SELECT seq, 'row' || seq, seq, ${at('seq')}, (ARRAY['submit','approve','approve','approve','release'])[1 + (seq - 1) % 5],
        '${ARTICLE}', 'doc' || (1 + (seq - 1) % ${runs}), 'zh-Hans', line, hash, ${STAMPS} FROM chain WHERE seq > 0`,
    `UPDATE review_ledger_heads SET (seq, hash, at) = (SELECT seq, hash, at FROM review_ledger ORDER BY seq DESC LIMIT 1)`,
  ];
}
