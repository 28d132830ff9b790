import type { Core } from '@strapi/strapi';
import type { Receipt } from './ports';
import { lightTable } from './database/light-table';
import type {
  LineageRow,
  TouchRow,
  EditRow,
  RunRow,
  DecisionRow,
  DelegationRow,
  ReleaseRow,
  WorkflowRow,
  LedgerRow,
  LedgerHeadRow,
  PersonRow,
  ClaimRow,
  OutboxRow,
  PreviewLinkRow,
} from './rows';
import type {
  NoticeRow,
  NoticePreferenceRow,
  CalendarRow,
  LevelClockRow,
  SubstitutionRow,
  ReadingReceiptRow,
  CommentRow,
  OpinionRow,
  SecondReadingRow,
  SourceListRow,
  SourceCaptureRow,
  CorrectionCaseRow,
  CorrectionPlaceRow,
  ProofFindingRow,
  ProofSignatureRow,
} from './rows-beside';

export type * from './rows';
export type * from './rows-beside';

interface Rows {
  'source-list': SourceListRow;
  'source-capture': SourceCaptureRow;
  'correction-case': CorrectionCaseRow;
  'correction-place': CorrectionPlaceRow;
  lineage: LineageRow;
  edit: EditRow;
  run: RunRow;
  decision: DecisionRow;
  release: ReleaseRow;
  workflow: WorkflowRow;
  'ledger-entry': LedgerRow;
  'ledger-head': LedgerHeadRow;
  person: PersonRow;
  snapshot: { id: number; digest: string; content: string };
  assignment: { id: number; run: number; person: string; level: number };
  'run-facet': { id: number; run: number; facet: string; value: string };
  'release-media': { id: number; release: number; digest: string };
  claim: ClaimRow;
  'preview-link': PreviewLinkRow;
  'outbox-message': OutboxRow;
  receipt: Receipt & { id: number; release: number };
  touch: TouchRow;
  delegation: DelegationRow;
  calendar: CalendarRow;
  'level-clock': LevelClockRow;
  substitution: SubstitutionRow;
  'reading-receipt': ReadingReceiptRow;
  comment: CommentRow;
  opinion: OpinionRow;
  'second-reading': SecondReadingRow;
  'proof-finding': ProofFindingRow;
  'proof-signature': ProofSignatureRow;
  replay: { id: number; person: string; key: string; request: string; answer: unknown; at: string };
  notice: NoticeRow;
  'notice-preference': NoticePreferenceRow;
}

type Where = Record<string, unknown>;
/** What a query asks for, in the words of Strapi's query engine. */
export interface Select {
  where?: Where;
  orderBy?: Record<string, 'asc' | 'desc'> | Record<string, 'asc' | 'desc'>[];
  limit?: number;
  offset?: number;
  populate?: Record<string, unknown> | string[];
  select?: string[];
  /** Holds the rows until the transaction ends, where rows can be held. */
  forUpdate?: boolean;
}

/** The typed part of Strapi's query engine that review uses. Calls inside a transaction join it by themselves. */
export interface Table<Row> {
  findOne(query: Select): Promise<Row | null>;
  findMany(query: Select): Promise<Row[]>;
  count(query: { where?: Where }): Promise<number>;
  create(query: { data: Partial<Row> }): Promise<Row>;
  update(query: { where: Where; data: Partial<Row> }): Promise<Row | null>;
  updateMany(query: { where: Where; data: Partial<Row> }): Promise<{ count: number }>;
  deleteMany(query: { where: Where }): Promise<{ count: number }>;
  /** Inserts without reading the rows back; `ids` in the order of the data. */
  createMany(query: { data: Partial<Row>[] }): Promise<{ count: number; ids: number[] }>;
}

/** Tables that every act reads or writes. */
const BUSY = new Set<keyof Rows>([
  ...(['lineage', 'run', 'decision', 'edit', 'touch', 'release', 'release-media', 'snapshot', 'assignment'] as const),
  ...(['workflow', 'run-facet', 'replay', 'ledger-entry', 'ledger-head', 'delegation', 'notice'] as const),
  ...(['calendar', 'level-clock'] as const),
]);

/** The rows of any type by plain statements where that is possible. */
export function quickTable<Row = Record<string, unknown>>(strapi: Core.Strapi, uid: string): Table<Row> {
  return lightTable(strapi, uid, strapi.db.query(uid as 'admin::user') as unknown as Table<Row>);
}

/** One of review's tables. */
export function table<K extends keyof Rows>(strapi: Core.Strapi, name: K): Table<Rows[K]> {
  const uid = `plugin::review.${name}`;
  if (BUSY.has(name)) return quickTable(strapi, uid);
  return strapi.db.query(uid as 'admin::user') as unknown as Table<Rows[K]>;
}

/** Reads a row and holds it until the transaction ends. SQLite has one writer, so the read alone is enough there. */
export async function lockRow<K extends keyof Rows>(
  strapi: Core.Strapi,
  name: K,
  where: Where,
): Promise<Rows[K] | null> {
  const [row = null] = await table(strapi, name).findMany({ where, limit: 1, forUpdate: true });
  return row;
}

/** A time read from the database as ISO 8601 UTC, or null. */
export function iso(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return value instanceof Date ? value.toISOString() : new Date(value as string | number).toISOString();
}
