import type { Core } from '@strapi/strapi';
import type { Act } from './acts';
import { newsOfAct } from './core/act-notices';
import type { NewNotice, NoticeAbout } from './core/notices';
import { review } from './review-services';
import type { View } from './services/lineages';
import type { Writer } from './services/actors';
import { iso, table, type ReleaseRow, type RunRow } from './tables';

/** The document of a run, as a notice names it. */
export function aboutRun(run: RunRow): NoticeAbout {
  const { uid, document: documentId, language: locale, title } = run;
  return { uid, documentId, locale, title: title ?? '', run: run.id };
}

/** Tells whom a recall concerns: who submitted what is taken down, and who released it. */
async function newsOfRecall(strapi: Core.Strapi, { key, actor }: Act, release: ReleaseRow): Promise<NewNotice[]> {
  const run = await table(strapi, 'run').findOne({ where: { id: release.run } });
  const concerned = [...(run ? [run.submitterKey] : []), release.byKey].filter((person) => person !== actor.key);
  const about = { ...key, title: release.title ?? '', run: release.run };
  return [{ kind: 'recalled', to: concerned, about, facts: { by: actor.name } }];
}

/** Tells everybody whom an act concerns, in its transaction. `after` is what the act has made of its view. */
export async function tellOfAct(strapi: Core.Strapi, act: Act, after: View): Promise<void> {
  const { key, view, actor, command } = act;
  const run = after.run ?? view.run;
  const about = run ? aboutRun(run) : { ...key, title: view.release?.title ?? '' };
  const by = { key: actor.key, name: actor.name };
  const done = { before: view.situation, after: after.situation, action: command.action, by, about };
  const { notices, done: over } = newsOfAct(done);
  const recalled = command.action === 'recall' && view.release ? await newsOfRecall(strapi, act, view.release) : [];
  if (view.run && over.length > 0) await review(strapi, 'notices').settle(view.run.id, over);
  await review(strapi, 'notices').tell([...notices, ...recalled]);
}

/** Tells of a run that became void: who was waited for, and who submitted it, except whoever did that. */
export async function tellOfVoid(strapi: Core.Strapi, run: RunRow, writer: Writer): Promise<void> {
  const waited = await table(strapi, 'assignment').findMany({ where: { run: run.id } });
  const concerned = [...waited.map(({ person }) => person), run.submitterKey];
  const to = concerned.filter((person) => person !== writer.person?.key);
  const facts = writer.person ? { by: writer.person.name } : {};
  await review(strapi, 'notices').settle(run.id);
  await review(strapi, 'notices').tell({ kind: 'void', to, about: aboutRun(run), facts });
}

/** Tells of a schedule that was held: who may release it now, who scheduled it, and who submitted it. */
export async function tellOfHold(strapi: Core.Strapi, run: RunRow): Promise<void> {
  const waited = await table(strapi, 'assignment').findMany({ where: { run: run.id } });
  const scheduler = run.scheduledBy === null ? [] : [await review(strapi, 'actors').keyOf(Number(run.scheduledBy))];
  const to = [...waited.map(({ person }) => person), ...scheduler, run.submitterKey];
  const at = iso(run.scheduledAt);
  await review(strapi, 'notices').tell({ kind: 'held', to, about: aboutRun(run), facts: at ? { at } : {} });
}
