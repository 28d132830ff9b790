import type { Account, Park } from './park';

/** The governed type of the demo park. */
export const ARTICLE = 'api::article.article';

/** What `GET /review/documents/…` answers, as far as tests look at it. */
export interface DocumentView {
  state: string;
  modified: boolean;
  digest: string;
  run: { id: number; state: string; level: { key: string; index: number } | null } | null;
  decisions: { level: { key: string }; by: { name: string }; kind: string; valid: boolean; digest: string }[];
  actions: { name: string; enabled: boolean; reason?: { code: string; message: string } }[];
  release: { digest: string; at: string; recalledAt?: string } | null;
}

/** Body of an act. */
export interface ActBody {
  action: string;
  digest?: string;
  locale?: string;
  comment?: string;
  level?: string;
  to?: unknown;
  position?: 'before' | 'after';
  at?: string;
}

/** A paragraph of rich text per line of a text. */
export const paragraphs = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ type: 'paragraph', children: [{ type: 'text', text: line.trim() }] }));

/** The park's people at work on one type, over HTTP with their own accounts. */
export function newsroom(park: Park, uid: string = ARTICLE) {
  const codes = new Map<string, string>();

  /** Document id of a theme, channel, column or topic by its code, as an editor looks it up. */
  async function coded(target: string, code: string): Promise<string> {
    const key = `${target}/${code}`;
    const known = codes.get(key);
    if (known) return known;
    const editor = await park.as('editor1');
    const answer = await editor
      .get(`/content-manager/collection-types/${target}?filters[code][$eq]=${code}`)
      .expect(200);
    const documentId = answer.body.results[0]?.documentId as string;
    codes.set(key, documentId);
    return documentId;
  }

  const connect = async (target: string, ...wanted: string[]) => ({
    connect: await Promise.all(wanted.map(async (code) => ({ documentId: await coded(target, code) }))),
  });

  /** A complete, clean article; `changes` on top. */
  async function article(changes: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
    return {
      title: '园区食堂延长晚餐供应时间',
      summary: '从下周一起，晚餐供应到二十点。',
      body: paragraphs('为方便加班职工就餐，园区食堂晚餐供应时间延长到二十点。'),
      theme: await connect('plugin::balance.theme', 'livelihood'),
      channels: await connect('plugin::delivery.channel', 'website', 'screen'),
      column: await connect('api::column.column', 'notice'),
      source: { kind: 'original', unit: '公共服务中心' },
      aiDeclaration: 'none',
      ...changes,
    };
  }

  const room = {
    park,
    article,
    connect,

    /** Saves a new draft; an article is complete but for `changes`. @returns its document id */
    async draft(changes: Record<string, unknown> = {}, by: Account = 'editor1', locale = 'zh-Hans'): Promise<string> {
      const caller = await park.as(by);
      const answer = await caller.post(
        `/content-manager/collection-types/${uid}?locale=${locale}`,
        uid === ARTICLE ? await article(changes) : changes,
      );
      if (answer.status !== 201) throw new Error(`draft refused: ${answer.status} ${answer.text}`);
      return answer.body.data.documentId as string;
    },

    /** Saves changes to a draft. */
    async edit(
      documentId: string,
      changes: Record<string, unknown>,
      by: Account = 'editor1',
      locale = 'zh-Hans',
    ): Promise<void> {
      const caller = await park.as(by);
      const answer = await caller.put(
        `/content-manager/collection-types/${uid}/${documentId}?locale=${locale}`,
        changes,
      );
      if (answer.status !== 200) throw new Error(`edit refused: ${answer.status} ${answer.text}`);
    },

    /** The review panel's view of a document. */
    async view(documentId: string, by: Account = 'editor1', locale = 'zh-Hans'): Promise<DocumentView> {
      const caller = await park.as(by);
      const answer = await caller.get(`/review/documents/${uid}/${documentId}?locale=${locale}`).expect(200);
      return answer.body as DocumentView;
    },

    /** Sends an act as it is, and hands back whatever was answered. */
    async send(documentId: string, by: Account, body: ActBody, headers: Record<string, string> = {}) {
      const caller = await park.as(by);
      return caller.post(`/review/documents/${uid}/${documentId}/actions`, body).set(headers);
    },

    /** Performs an act on what is there now; fails loudly when it is refused. */
    async act(documentId: string, by: Account, action: string, extra: Partial<ActBody> = {}) {
      const seen = await room.view(documentId, by, extra.locale);
      const digest = action === 'recall' ? seen.release?.digest : seen.digest;
      const answer = await room.send(documentId, by, { action, digest: digest ?? '', ...extra });
      if (answer.status !== 200) throw new Error(`${by} ${action}: ${answer.status} ${answer.text}`);
      return answer.body as { state: string; digest: string; ledgerSeq: number };
    },

    /** Submit and all three signatures. */
    async sign(documentId: string, by: Account = 'editor1', locale = 'zh-Hans'): Promise<void> {
      await room.act(documentId, by, 'submit', { locale });
      for (const signer of ['reviewer1', 'reviewer2', 'reviewer3'] as const)
        await room.act(documentId, signer, 'approve', { locale });
    },

    /** The whole way to live. */
    async release(documentId: string, by: Account = 'editor1', locale = 'zh-Hans'): Promise<void> {
      await room.sign(documentId, by, locale);
      await room.act(documentId, 'reviewer3', 'release', { locale });
    },

    /** How many live rows the document has, straight from the database. */
    async liveRows(documentId: string): Promise<number> {
      return park.strapi.db
        .query(uid as typeof ARTICLE)
        .count({ where: { documentId, publishedAt: { $notNull: true } } });
    },

    /** The public item, or whatever status it has. */
    item: (documentId: string, channel = 'website', locale = 'zh-Hans') =>
      park.agent().get(`/api/delivery/channels/${channel}/items/${documentId}?locale=${locale}`),
  };
  return room;
}

/** The park's people at work. */
export type Newsroom = ReturnType<typeof newsroom>;
