/** The proof track against an oracle: random tracks, random histories, and signatures that nobody asked the rules about. */
import fc from 'fast-check';
import { ProofOracle, type Happening } from '../../../../../tests/model/proof-oracle';
import { actor, decision, run, situation, WORKFLOW } from '../../../../../tests/model/review-situation';
import { allChecked, refuseProof, type ProofCommand } from './proof';
import type { ProofFinding, ProofSignature } from './proof-state';
import type { ProofTrack } from './proof-track';
import { isFullySigned, refuse, type Authorship, type DecisionFact, type Situation } from './review';

const IS_DEEP = process.env.SANSHEN_DEEP === '1';
const HISTORIES = process.env.SANSHEN_MUTATION === '1' ? 150 : IS_DEEP ? 30_000 : 700;

const PEOPLE = ['ed', 'r1', 'r2', 'r3', 'p1', 'p2', 'p3', 'p4'] as const;
const LEVELS = ['r1', 'r2', 'r3'];
const seen = { steps: 0, 'may go out': 0, 'signed by the rules': 0, 'refused to sign': 0, closed: 0, forged: 0 };

const round = (index: number, proofreaders: string[], all: boolean): ProofTrack['rounds'][number] => ({
  key: `k${index}`,
  name: `${index + 1}校`,
  proofreaders,
  quorum: { kind: all ? 'all' : 'any' },
  checklist: [{ key: 'words', text: '逐字核对' }],
});

const tracks = fc
  .record({
    people: fc.array(
      fc.uniqueArray(fc.constantFrom('r1', 'r2', 'p1', 'p2', 'p3', 'p4'), { minLength: 1, maxLength: 3 }),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
    all: fc.boolean(),
    sharesPeople: fc.boolean(),
    readAloud: fc.constantFrom(null, 'major', 'other'),
  })
  .map(
    ({ people, all, sharesPeople, readAloud }): ProofTrack => ({
      rounds: people.map((named, index) => round(index, named, all && index === 1)),
      sharesPeople,
      ...(readAloud ? { readAloud: { when: { facet: 'theme' as const, values: [readAloud] } } } : {}),
    }),
  );

/** The product's rows, as the server would keep them. */
class Play {
  private text = 0;
  private edits = 0;
  private readonly authors = new Map<string, Authorship[]>();
  private submitter: string | null = null;
  private decisions: DecisionFact[] = [];
  private readonly findings: ProofFinding[] = [];
  private readonly signatures: (Omit<ProofSignature, 'isVoid'> & { edits: number })[] = [];
  private readonly oracle: ProofOracle;

  constructor(private readonly track: ProofTrack) {
    const rounds = track.rounds.map(({ key, proofreaders, quorum }) => ({
      key,
      named: proofreaders,
      all: quorum.kind === 'all',
    }));
    const major = [track.readAloud?.when ?? []].flat().some(({ values }) => values.includes('major'));
    this.oracle = new ProofOracle({ rounds, shared: track.sharesPeople, major }, LEVELS);
    this.edit('ed', 0);
  }

  private get digest(): string {
    return String(this.text).repeat(64);
  }

  private happens(one: Happening): void {
    this.oracle.happened.push(one);
  }

  private edit(by: string, text: number): void {
    if (text === this.text && this.edits > 0) return;
    this.text = text;
    this.edits += 1;
    this.authors.set(by, [{ kind: 'edited', at: '', paths: ['title'] }]);
    [this.submitter, this.decisions] = [null, []];
    this.happens({ what: 'edited', by, text });
  }

  private situation(): Situation {
    const { digest, submitter, decisions } = this;
    const workflow = { ...WORKFLOW, proof: this.track };
    const authors = new Map(this.authors);
    if (submitter) authors.set(submitter, [...(authors.get(submitter) ?? []), { kind: 'submitted', at: '' }]);
    const level = new Set(decisions.map((one) => one.level)).size;
    const isApproved = LEVELS.every((person, index) => decisions.some((d) => d.person === person && d.level === index));
    return situation({
      digest,
      workflow,
      authors,
      active: new Set(PEOPLE),
      run: submitter
        ? run({
            ...{ digest, workflow, decisions, level: Math.min(level, 2) },
            state: isApproved ? 'approved' : 'in_review',
            submittedBy: { key: submitter, name: submitter },
          })
        : null,
      proof: {
        findings: this.findings,
        signatures: this.signatures.map(({ edits, ...one }) => ({
          ...one,
          isVoid: edits !== this.edits || one.digest !== digest,
        })),
        facets: { theme: ['major'] },
      },
    });
  }

  private put(by: string, key: string | null): void {
    this.signatures.push({ person: by, name: by, round: key, digest: this.digest, edits: this.edits });
    this.happens({ what: 'signed', by, round: key });
  }

  private ask(by: string, command: ProofCommand): boolean {
    return refuseProof(this.situation(), actor(by), command) === null;
  }

  step(number: number): void {
    const pick = <T>(list: readonly T[], shift: number): T => list[Math.floor(number / shift) % list.length] as T;
    const by = pick(PEOPLE, 16);
    const one = pick(this.track.rounds, 256);
    const { digest } = this;
    switch (number % 16) {
      case 0:
        return this.edit(number % 3 === 0 ? by : 'ed', Math.floor(number / 512) % 3);
      case 1:
      case 2:
        if (this.submitter) return;
        this.submitter = number % 3 === 0 ? by : 'ed';
        return this.happens({ what: 'submitted', by: this.submitter });
      case 3:
      case 4:
      case 5:
        return this.approve(Math.floor(number / 16) % 3);
      case 6:
        return this.find(by, one.key, number % 2 === 0);
      case 7:
      case 8:
        return this.close(by, pick(['fixed', 'kept'] as const, 4096), number);
      case 9: {
        const finding = this.findings[Math.floor(number / 64) % Math.max(1, this.findings.length)];
        if (!finding || !this.ask(by, { act: 'reopen', digest, finding: finding.id, comment: '…' })) return;
        finding.closed = null;
        return this.happens({ what: 'reopened', id: finding.id });
      }
      case 10:
        // Nobody asked the rules: what stands in the tables has to be judged by the gate alone.
        seen.forged += 1;
        return this.put(by, number % 5 === 0 ? null : one.key);
      case 11:
        return this.ask(by, { act: 'read-aloud', digest }) ? this.put(by, null) : undefined;
      default:
        return this.sign(by, one);
    }
  }

  private approve(level: number): void {
    const person = LEVELS[level] as string;
    if (!this.submitter || this.decisions.some((d) => d.level === level)) return;
    this.decisions.push(decision('approve', person, level, { digest: this.digest }));
    this.happens({ what: 'approved', by: person, level });
  }

  private find(by: string, key: string, blocks: boolean): void {
    const { digest } = this;
    if (!this.ask(by, { act: 'find', digest, round: key, note: '错字' })) return;
    const id = this.findings.length + 1;
    const severity = blocks ? 'block' : 'advice';
    this.findings.push({
      ...{ id, digest, severity, round: key, person: by, name: by, closed: null },
      ...{ path: 'title', start: 0, end: 1, quote: '错', note: '错字' },
    });
    this.happens({ what: 'found', by, id, round: key, blocks });
  }

  private close(by: string, how: 'fixed' | 'kept', number: number): void {
    const finding = this.findings[Math.floor(number / 64) % Math.max(1, this.findings.length)];
    if (!finding) return;
    const may = this.ask(by, { act: 'close', digest: this.digest, finding: finding.id, how, comment: '…' });
    if (may !== this.oracle.mayClose(by, finding.id, how)) throw new Error(`close by ${by}: core says ${String(may)}`);
    if (!may) return;
    seen.closed += 1;
    finding.closed = { how, name: by };
    this.happens({ what: 'closed', id: finding.id, how });
  }

  private sign(by: string, one: ProofTrack['rounds'][number]): void {
    const may = this.ask(by, { act: 'sign', digest: this.digest, round: one.key, checklist: allChecked(one) });
    if (may !== this.oracle.maySign(by, one.key)) throw new Error(`${by} signs ${one.key}: core says ${String(may)}`);
    seen[may ? 'signed by the rules' : 'refused to sign'] += 1;
    if (may) this.put(by, one.key);
  }

  check(): void {
    const here = this.situation();
    const may = this.oracle.mayGoOut();
    if (isFullySigned(here) !== may) throw new Error(`may go out: the oracle says ${String(may)}`);
    const refused = refuse(here, actor('r3'), { action: 'release', digest: this.digest });
    if (refused === null && !this.oracle.isProofread()) throw new Error('a release got past the rules');
    if (may) seen['may go out'] += 1;
    seen.steps += 1;
  }
}

describe('proof rounds against an oracle', () => {
  const limit = Error.stackTraceLimit;
  // A refusal is an Error; many stacks nobody reads would be most of the time.
  beforeAll(() => void (Error.stackTraceLimit = 0));
  afterAll(() => void (Error.stackTraceLimit = limit));

  it(
    `whatever happens, only what is proofread can go out (${HISTORIES} histories)`,
    () => {
      fc.assert(
        fc.property(tracks, fc.array(fc.nat(2 ** 30), { minLength: 20, maxLength: 60 }), (track, numbers) => {
          const play = new Play(track);
          for (const number of numbers) {
            play.step(number);
            play.check();
          }
        }),
        { numRuns: HISTORIES },
      );
    },
    IS_DEEP ? 7_200_000 : 60_000,
  );

  it('and histories go far enough to mean something', () => {
    const { steps, ...happenings } = seen;
    for (const [what, times] of Object.entries(happenings)) expect([what, times > steps / 2000]).toEqual([what, true]);
  });
});
