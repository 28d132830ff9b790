import type { Core } from '@strapi/strapi';
import { diffContents, type Change } from '../core/diff';
import { messageOf, Refusal, type Language } from '../core/errors';
import { placeNow, type Passage } from '../core/proof-passages';
import { allChecked, deskOf, refuseProof, type Desk, type ProofCommand } from '../core/proof';
import { READING } from '../core/proof-people';
import { asksReading, firstUnsigned, proofGap, standsOpen } from '../core/proof-state';
import { proofreadersOf, type ProofRound } from '../core/proof-track';
import { review } from '../review-services';
import { iso, type PersonRow, type ProofFindingRow, type ProofSignatureRow } from '../tables';
import type { Acting } from './actors';
import type { Key, View } from './lineages';

/** Whether the caller may do something now, and why not. */
interface Allowed {
  enabled: boolean;
  reason?: { code: string; message: string };
}

/** One reading of a document that is proofread, for one caller. */
interface Shown {
  view: View;
  desk: Desk;
  actor: Acting;
  language: Language;
  people: Map<string, PersonRow>;
  findings: ProofFindingRow[];
  signatures: ProofSignatureRow[];
}

function allowed({ desk, actor, language }: Shown, command: ProofCommand): Allowed {
  const refusal = refuseProof(desk.situation, actor, command);
  return refusal
    ? { enabled: false, reason: { code: refusal.code, message: messageOf(refusal, language) } }
    : { enabled: true };
}

function signaturesOf({ signatures, desk }: Shown, round: string | null) {
  const valid = desk.fact.signatures;
  return signatures.flatMap((row, index) => {
    if (row.round !== round) return [];
    const { by, at, digest, checklist, closed } = row;
    const counts = valid[index];
    const isValid = counts !== undefined && !counts.isVoid && !desk.ground.hasHand(counts.person);
    return [
      {
        by: { name: by.name, post: by.post ?? null, unit: by.unit ?? null },
        at: iso(at),
        digest,
        valid: isValid,
        checklist: checklist ?? [],
        closed: closed ?? [],
      },
    ];
  });
}

function roundOf(shown: Shown, round: ProofRound, index: number) {
  const { desk, people, actor } = shown;
  const first = firstUnsigned(desk.track, desk.fact, desk.ground);
  const { digest } = desk.situation;
  return {
    key: round.key,
    name: round.name,
    index,
    state: index < first ? 'signed' : index === first ? 'current' : 'todo',
    quorum: round.quorum,
    checklist: round.checklist,
    proofreaders: round.proofreaders.map((code) => ({
      name: people.get(code)?.name ?? code,
      post: people.get(code)?.post ?? null,
    })),
    isMine: round.proofreaders.includes(actor.key),
    signatures: signaturesOf(shown, round.key),
    sign: allowed(shown, { act: 'sign', digest, round: round.key, checklist: allChecked(round) }),
    find: allowed(shown, { act: 'find', digest, round: round.key, note: '…' }),
  };
}

function findingOf(shown: Shown, row: ProofFindingRow, passages: readonly Passage[]) {
  const { desk } = shown;
  const { digest } = desk.situation;
  const fact = desk.fact.findings.find(({ id }) => id === row.id);
  const quoted = { path: row.path, start: Number(row.start), end: Number(row.end), quote: row.quote ?? '' };
  const finding = row.id;
  return {
    id: row.id,
    round: { key: row.round, name: row.roundName },
    ...quoted,
    note: row.note,
    severity: row.severity,
    by: { name: row.by.name, post: row.by.post ?? null },
    at: iso(row.at),
    digest: row.digest,
    open: fact === undefined || standsOpen(fact, digest),
    changed: row.digest !== digest,
    place: placeNow(passages, quoted),
    closed: row.closedHow
      ? {
          how: row.closedHow,
          by: { name: row.closedBy?.name ?? '', post: row.closedBy?.post ?? null },
          at: iso(row.closedAt),
          note: row.closedNote,
        }
      : null,
    fixed: allowed(shown, { act: 'close', digest, finding, how: 'fixed' }),
    kept: allowed(shown, { act: 'close', digest, finding, how: 'kept', comment: '…' }),
    reopen: allowed(shown, { act: 'reopen', digest, finding, comment: '…' }),
  };
}

function readingOf(shown: Shown) {
  const { track, fact, situation } = shown.desk;
  if (!track.readAloud) return null;
  return {
    name: READING.name,
    needed: asksReading(track, fact),
    signatures: signaturesOf(shown, null),
    sign: allowed(shown, { act: 'read-aloud', digest: situation.digest }),
  };
}

function gapOf({ track, fact, ground }: Desk) {
  const { findings, round, needsReading } = proofGap(track, fact, ground);
  return { findings: findings.length, round: round?.name ?? null, needsReading };
}

export default ({ strapi }: { strapi: Core.Strapi }) => {
  /** What has changed since the content that this proofreader signed last, if that is another one. */
  async function sinceSigned({
    signatures,
    desk,
    actor,
    view,
  }: Shown): Promise<{ at: string; changes: Change[] } | null> {
    const own = desk.fact.signatures.findLastIndex(({ person }) => person === actor.key);
    const last = signatures[own];
    if (!last || last.digest === view.reading.digest) return null;
    const content = await review(strapi, 'lineages').kept(last.digest);
    return content && { at: iso(last.at) ?? '', changes: diffContents(content, view.reading.content) };
  }

  async function shownTo(view: View, desk: Desk, actor: Acting, language: Language): Promise<Shown> {
    const [people, findings, signatures] = await Promise.all([
      review(strapi, 'actors').byCodes(proofreadersOf(desk.track)),
      review(strapi, 'proofFacts').findings(view.lineage.id),
      review(strapi, 'proofFacts').signatures(view.lineage.id),
    ]);
    return { view, desk, actor, language, people, findings, signatures };
  }

  return {
    /** The rounds of a document with their state, the text, the findings, and what this person may do now. */
    async show(key: Key, actor: Acting, language: Language) {
      const view = await review(strapi, 'lineages').read(key);
      if (!view) throw new Refusal('NOT_FOUND');
      const desk = deskOf(view.situation);
      const { digest } = view.situation;
      if (!desk) return { digest, track: null };
      const shown = await shownTo(view, desk, actor, language);
      const passages = review(strapi, 'proofDesk').passages(view);
      return {
        digest,
        track: {
          sharesPeople: desk.track.sharesPeople,
          gap: gapOf(desk),
          rounds: desk.track.rounds.map((round, index) => roundOf(shown, round, index)),
          readAloud: readingOf(shown),
          findings: shown.findings.map((row) => findingOf(shown, row, passages)),
          passages,
          fields: Object.keys(view.reading.content.fields),
          sinceSigned: await sinceSigned(shown),
        },
      };
    },
  };
};
