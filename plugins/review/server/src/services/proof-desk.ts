import type { Core } from '@strapi/strapi';
import { canonicalJson, type Json } from '../core/canonical-json';
import { changedPaths } from '../core/diff';
import { sha256 } from '../core/digest';
import { Refusal } from '../core/errors';
import { passagesOf, standsAt, type Passage } from '../core/proof-passages';
import { refuseProof, type ProofCommand } from '../core/proof';
import { documentState, openRun, type DocumentState } from '../core/review';
import { find, moveFinding, sign, type FoundAt, type ProofWork, type Written } from '../proof-acts';
import { review } from '../review-services';
import type { LineageRow, ProofFindingRow } from '../tables';
import type { Acting } from './actors';
import type { Key, View } from './lineages';

/** What a proofreader's act answers; `finding` is the number of the finding it was about. */
export interface ProofAnswer {
  state: DocumentState;
  digest: string;
  ledgerSeq: number;
  finding?: number;
}

/** An act as it arrives: what the rules look at, and for a finding where it is. */
export interface ProofRequest {
  command: ProofCommand;
  found?: FoundAt;
}

export default ({ strapi }: { strapi: Core.Strapi }) => {
  /** The texts of a draft in which things are found. */
  function passages({ reading }: View): Passage[] {
    const { attributesOf } = review(strapi, 'contents');
    return passagesOf(reading.content, attributesOf(reading.content.uid), attributesOf);
  }

  async function explain(refusal: Refusal, view: View): Promise<Refusal> {
    if (refusal.code !== 'STALE_DIGEST') return refusal;
    const seen = await review(strapi, 'lineages').kept(String(refusal.details.actual));
    const paths = seen ? changedPaths(seen, view.reading.content) : null;
    return new Refusal('STALE_DIGEST', { ...refusal.details, changedPaths: paths }, refusal.words);
  }

  /** A finding that quotes what does not stand there is a mistake of the caller's, not of the text. */
  function assertQuoted(view: View, found: FoundAt): void {
    const isField = Object.hasOwn(view.reading.content.fields, found.path);
    if (standsAt(passages(view), found) && (found.quote !== '' || isField || found.path === '')) return;
    const reason = { zh: '引用的文字不在所指的位置。', en: 'The quoted words do not stand at that place.' };
    throw new Refusal('INVALID_INPUT', { fields: [{ path: 'quote', reason: reason.en }] }, { reason });
  }

  async function perform(work: ProofWork, found: FoundAt | undefined): Promise<Written> {
    const { command, track, view } = work;
    const findingRow = async (id: number): Promise<ProofFindingRow> => {
      const rows = await review(strapi, 'proofFacts').findings(view.lineage.id);
      const row = rows.find((one) => one.id === id);
      if (!row) throw new Refusal('NOT_FOUND');
      return row;
    };
    const round = 'round' in command ? track.rounds.find(({ key }) => key === command.round) : undefined;
    switch (command.act) {
      case 'find':
        if (!round || !found) throw new Refusal('NOT_FOUND');
        assertQuoted(view, found);
        return find(strapi, work, round, found, command.note);
      case 'close':
        return moveFinding(strapi, work, await findingRow(command.finding), command.how);
      case 'reopen':
        return moveFinding(strapi, work, await findingRow(command.finding), null);
      case 'sign':
        if (!round) throw new Refusal('NOT_FOUND');
        return sign(strapi, work, round);
      case 'read-aloud':
        return sign(strapi, work, null);
    }
  }

  async function actLocked(
    key: Key,
    lineage: LineageRow,
    actor: Acting,
    { command, found }: ProofRequest,
  ): Promise<ProofAnswer> {
    const lineages = review(strapi, 'lineages');
    const writer = { person: actor.snapshot, origin: actor.origin };
    const view = await lineages.readLocked(key, writer, lineage);
    if (!view) throw new Refusal('NOT_FOUND');
    const { situation } = view;
    const refusal = refuseProof(situation, actor, command);
    if (refusal) throw await explain(refusal, view);
    const track = (openRun(situation)?.workflow ?? situation.workflow).proof;
    if (!track) throw new Refusal('NOT_FOUND');
    const at = await review(strapi, 'ledger').time();
    const written = await perform({ key, view, track, actor, command, at }, found);
    const after = await lineages.again(key, view);
    await review(strapi, 'reviews').assign(key, writer, after);
    return { state: documentState(after.situation).state, digest: after.situation.digest, ...written };
  }

  return {
    passages,

    /**
     * Performs a proofreader's act in one transaction: lock, look, refuse or do, record. With an idempotency key a
     * repeated request gets the first one's answer.
     * @throws Refusal when a rule says no; nothing has changed then
     */
    async act(key: Key, actor: Acting, request: ProofRequest, idempotencyKey?: string): Promise<ProofAnswer> {
      const hash = sha256(canonicalJson(JSON.parse(JSON.stringify({ ...key, ...request })) as Json));
      return strapi.db.transaction(async () => {
        const lineage = await review(strapi, 'lineages').lock(key);
        const replay = { key: idempotencyKey, request: hash };
        return review(strapi, 'replays').once(lineage, actor, replay, () => actLocked(key, lineage, actor, request));
      });
    },
  };
};
