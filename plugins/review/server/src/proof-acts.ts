import type { Core } from '@strapi/strapi';
import type { Json } from './core/canonical-json';
import type { LedgerRecord } from './core/ledger';
import { READING } from './core/proof-people';
import { standsOpen } from './core/proof-state';
import type { ProofRound, ProofTrack } from './core/proof-track';
import type { ProofCommand } from './core/proof';
import { review } from './review-services';
import { table, type ProofFindingRow, type ProofSignatureRow } from './tables';
import type { Acting } from './services/actors';
import type { Key, View } from './services/lineages';

/** A place in the text that a finding is about. */
export interface FoundAt {
  path: string;
  start: number;
  end: number;
  quote: string;
  severity: ProofFindingRow['severity'];
}

/** A proofreader's act under way: its view under the lock, its time, and who acts. */
export interface ProofWork {
  key: Key;
  view: View;
  track: ProofTrack;
  actor: Acting;
  command: ProofCommand;
  at: string;
}

/** What an act has written: the ledger row's number and, where there is one, the finding. */
export interface Written {
  ledgerSeq: number;
  finding?: number;
}

/** The ledger's record of a proofreader's act; the capacity is the round's name (一校, 二校, …). */
function record({ key, view, actor, command, at }: ProofWork, capacity: string, details: Json): LedgerRecord {
  const { run, situation } = view;
  const reason = 'comment' in command ? command.comment?.trim() : undefined;
  return {
    at,
    origin: actor.origin,
    act: `proof-${command.act}`,
    actor: actor.snapshot,
    capacity,
    ...key,
    digest: situation.digest,
    ...(run ? { run: run.id, workflow: { key: run.workflowKey, version: Number(run.workflowVersion) } } : {}),
    ...(reason ? { reason } : {}),
    details,
  };
}

const append = (strapi: Core.Strapi, work: ProofWork, capacity: string, details: Json): Promise<number> =>
  review(strapi, 'ledger').append(record(work, capacity, details));

/** In which capacity somebody looks at a finding: the last round they are named for, or the one it was found in. */
function capacityOf({ track, actor }: ProofWork, finding: ProofFindingRow): string {
  return track.rounds.findLast(({ proofreaders }) => proofreaders.includes(actor.key))?.name ?? finding.roundName;
}

const quoted = ({ id, round, path, quote, note, severity }: ProofFindingRow) => ({
  id,
  round,
  path,
  quote: quote ?? '',
  note,
  severity,
});

/** Notes a finding. */
export async function find(
  strapi: Core.Strapi,
  work: ProofWork,
  round: ProofRound,
  at: FoundAt,
  note: string,
): Promise<Written> {
  const { view, actor } = work;
  const row = await table(strapi, 'proof-finding').create({
    data: {
      lineage: view.lineage.id,
      round: round.key,
      roundName: round.name,
      person: actor.key,
      by: actor.snapshot,
      digest: view.situation.digest,
      ...at,
      note: note.trim(),
      at: work.at,
    },
  });
  // What was found is shown against later texts: this one has to be there then.
  await review(strapi, 'lineages').keep(view.reading.content);
  return { ledgerSeq: await append(strapi, work, round.name, { finding: quoted(row) }), finding: row.id };
}

/** Closes a finding, or opens it again. */
export async function moveFinding(
  strapi: Core.Strapi,
  work: ProofWork,
  finding: ProofFindingRow,
  how: ProofFindingRow['closedHow'],
): Promise<Written> {
  const { actor, command, view, at } = work;
  const closing = how
    ? {
        closedHow: how,
        closedBy: actor.snapshot,
        closedNote: ('comment' in command ? command.comment?.trim() : undefined) ?? null,
        closedDigest: view.situation.digest,
        closedAt: at,
      }
    : { closedHow: null, closedBy: null, closedNote: null, closedDigest: null, closedAt: null };
  await table(strapi, 'proof-finding').update({ where: { id: finding.id }, data: closing });
  const details = { finding: quoted(finding), ...(how ? { how } : {}) };
  return { ledgerSeq: await append(strapi, work, capacityOf(work, finding), details), finding: finding.id };
}

/** The findings that are closed on this content, as a signature lists them. */
async function closedFindings(strapi: Core.Strapi, { view }: ProofWork): Promise<ProofSignatureRow['closed']> {
  const facts = view.situation.proof?.findings ?? [];
  const closed = new Set(facts.filter((one) => !standsOpen(one, view.situation.digest)).map(({ id }) => id));
  const rows = await review(strapi, 'proofFacts').findings(view.lineage.id);
  return rows
    .filter(({ id }) => closed.has(id))
    .map(({ id, round, path, quote, note, closedHow, closedBy }) => ({
      id,
      round,
      path,
      quote: quote ?? '',
      note,
      how: closedHow ?? 'kept',
      by: closedBy?.name ?? '',
    }));
}

/** Signs a round, or that the content was read aloud (`round` null). The signature lists the closed findings. */
export async function sign(strapi: Core.Strapi, work: ProofWork, round: ProofRound | null): Promise<Written> {
  const { view, actor, command, at } = work;
  const run = view.run;
  const answers = command.act === 'sign' ? command.checklist : {};
  const checklist = (round?.checklist ?? []).map(({ key, text }) => ({ key, text, answer: answers[key] ?? 'yes' }));
  const closed = await closedFindings(strapi, work);
  const name = (round ?? READING).name;
  await table(strapi, 'proof-signature').create({
    data: {
      lineage: view.lineage.id,
      run: Number(run?.id),
      workflowKey: run?.workflowKey ?? '',
      workflowVersion: Number(run?.workflowVersion),
      round: round?.key ?? null,
      roundName: name,
      person: actor.key,
      by: actor.snapshot,
      digest: view.situation.digest,
      at,
      checklist,
      closed,
      editsFrom: view.lastEdit,
      touchesFrom: await review(strapi, 'touches').latest(),
    },
  });
  const details = {
    round: round?.key ?? READING.key,
    checklist,
    closed: (closed ?? []).map(({ id, how, by }) => ({ id, how, by })),
  };
  return { ledgerSeq: await append(strapi, work, name, details) };
}
