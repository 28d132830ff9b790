import { ledgerOf, type LedgerRow } from './ledger';
import { ARTICLE, newsroom, paragraphs } from './newsroom';
import { offstage } from './offstage';
import { startPark, type Account } from './park';
import { PICTURES } from './pictures';

/** A changed place that has to be seen. */
export interface Place {
  path: string;
  digest: string;
  seen: boolean;
}

/** What `GET …/reading` answers. */
export interface Reading {
  required: boolean;
  digest: string;
  base: string;
  left: { changes: number; findings: number; files: number };
  complete: boolean;
  changes: Place[];
  findings: { digest: string; answered: boolean }[];
  files: { sha256: string; name: string; opened: boolean }[];
}

/** What is found in every text here. */
export const FINDING = {
  ...{ path: 'summary', start: 0, end: 2, text: '从下', ruleId: 'reading', pack: 'test', category: 'test' },
  ...{ severity: 'warn', message: '请核实日期', suggestions: [] },
};

/** The paragraphs of every text here. */
export const BODY = ['第一段：晚餐供应延长到二十点。', '第二段：周末不变。', '第三段：请相互转告。'];

const level = (key: string, name: string, signer: string, demands: object = {}) => ({
  ...{ key, name, signers: [signer], quorum: { kind: 'any' } },
  ...demands,
});

/** The code an answer was refused with. */
export const codeOf = (answer: { body: { error?: { details?: { code?: string } } } }): string | undefined =>
  answer.body.error?.details?.code;

/** A park whose first level asks for reading and whose last one for a reason, and its people at reading. */
export async function readingRoom() {
  const park = await startPark();
  const room = newsroom(park);
  /** The same people without HTTP, for what only has to be so before a test begins. */
  const back = offstage(park);
  const review = park.strapi.plugin('review');
  const levels = [
    level('first', '初审', 'reviewer1', { reading: true }),
    level('second', '复审', 'reviewer2'),
    level('final', '终审', 'reviewer3', { reasons: ['approve'] }),
  ];
  await review.service('workflows').save({ key: 'sanshen', name: '三审', levels, recallRoles: [] });
  const run = async () => ({ engine: '1', findings: [FINDING] });
  review.service('registry').registerCheck({ key: 'reading-test', run });
  const editor = await park.as('editor1');
  const upload = await editor.post('/upload').attach('files', PICTURES.red, { filename: '封面.png' });

  const at = (documentId: string): string => `/review/documents/${ARTICLE}/${documentId}/reading`;
  const put = async (documentId: string, body: object, by: Account = 'reviewer1') =>
    (await park.as(by)).put(at(documentId), body);
  const reading = async (documentId: string, by: Account = 'reviewer1'): Promise<Reading> =>
    (await (await park.as(by)).get(at(documentId)).expect(200)).body as Reading;
  const placesOf = ({ changes, findings, files }: Reading) => ({
    seen: changes.map(({ path, digest }) => ({ path, digest })),
    answered: findings.map(({ digest }) => digest),
    opened: files.map(({ sha256 }) => sha256),
  });

  return {
    park,
    room,
    back,
    /** A picture that no text uses yet. */
    cover: (upload.body as { id: number }[])[0]?.id ?? 0,
    reading,
    put,
    placesOf,

    /** A new text under review. */
    async submitted(changes: Record<string, unknown> = {}): Promise<string> {
      const documentId = await room.draft({ body: paragraphs(BODY.join('\n')), ...changes });
      await back.act(documentId, 'editor1', 'submit');
      return documentId;
    },

    /** The first reviewer reads everything there is to read. */
    async readAll(documentId: string): Promise<void> {
      const list = await reading(documentId);
      const answer = await put(documentId, { digest: list.digest, ...placesOf(list) });
      expect([answer.status, answer.body]).toMatchObject([200, { complete: true }]);
    },

    /** Ledger rows of one kind about a document. */
    rowsOf: async (act: string, documentId: string): Promise<LedgerRow[]> =>
      (await ledgerOf(park).rows(act)).filter((row) => row.documentId === documentId),
  };
}

/** People at reading, in one park. */
export type ReadingRoom = Awaited<ReturnType<typeof readingRoom>>;
