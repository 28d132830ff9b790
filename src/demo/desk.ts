import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { ACCOUNTS, type AccountName } from './accounts';
import { toBlocks } from './content';
import { HEIGHT, WIDTH } from './content/drawing/scene';
import { draw, seedOf } from './content/drawings';
import type { DemoSources } from './content/sources';
import type { DemoPost } from './content/types';
import type { StoryAction } from './timeline';

const ARTICLE = 'api::article.article';

interface Acting {
  key: string;
}
interface Actors {
  ofUser(id: number, origin: string): Promise<Acting | null>;
  as<T>(actor: Acting, work: () => Promise<T>): Promise<T>;
}
interface Lineages {
  read(key: {
    uid: string;
    documentId: string;
    locale: string;
  }): Promise<{ situation: { digest: string; release: { digest: string } | null } } | null>;
}
interface Reviews {
  act(key: object, actor: Acting, command: { action: StoryAction; digest: string; comment?: string }): Promise<unknown>;
}
interface Sources {
  import(file: object, actor: Acting): Promise<unknown>;
}
interface Packs {
  create(pack: object, by: { id: number | null; name: string }): Promise<unknown>;
}
interface Images {
  digestOfFile(file: object): Promise<string | null>;
  note(digest: string, reading: object): Promise<void>;
}
interface Documents {
  create(params: object): Promise<{ documentId: string }>;
  update(params: object): Promise<{ documentId: string }>;
  findOne(params: object): Promise<{ body: unknown[] } | null>;
}

/** Does what the park's people do, through the product's own services and in their names. */
export class DemoDesk {
  readonly #ids = new Map<string, string>();
  readonly #codes = new Map<string, string>();

  constructor(
    private readonly strapi: Core.Strapi,
    private readonly users: ReadonlyMap<AccountName, number>,
  ) {}

  /** Imports a list of sources as the administrator. */
  async importSources({ units, ...list }: DemoSources): Promise<void> {
    const file = { ...list, format: 'json', text: JSON.stringify(units) };
    await this.#service<Sources>('sources').import(file, await this.#actor('admin'));
  }

  /** Saves a word pack as the one who keeps them. */
  async saveWordPack(pack: { key: string; name: string; rules: readonly object[] }): Promise<void> {
    const keeper = ACCOUNTS.find(({ account }) => account === 'reviewer3');
    const by = { id: this.users.get('reviewer3') ?? null, name: `${keeper?.lastname}${keeper?.firstname}` };
    await (this.strapi.plugin('word-check').service('packs') as Packs).create(pack, by);
  }

  /** Writes a post as a draft, with its picture. */
  async draft(post: DemoPost): Promise<void> {
    const data = await this.#dataOf(post);
    const original = post.translationOf === undefined ? undefined : this.#ids.get(post.translationOf);
    const made = await this.#inTheNameOf(post.editor, () =>
      original
        ? this.#documents.update({ documentId: original, locale: post.locale, data })
        : this.#documents.create({ locale: post.locale, data }),
    );
    this.#ids.set(post.key, made.documentId);
  }

  /** Adds a paragraph to a post, as somebody who edits a text that is already on its way. */
  async append(post: DemoPost, text: string): Promise<void> {
    const documentId = this.#idOf(post);
    const draft = await this.#documents.findOne({ documentId, locale: post.locale, status: 'draft' });
    const body = [...(draft?.body ?? []), { type: 'paragraph', children: [{ type: 'text', text }] }];
    await this.#inTheNameOf(post.editor, () =>
      this.#documents.update({ documentId, locale: post.locale, data: { body } }),
    );
  }

  /** Performs an act on a post's run, on exactly the content that is there. */
  async act(post: DemoPost, by: AccountName, action: StoryAction, comment?: string): Promise<void> {
    const key = { uid: ARTICLE, documentId: this.#idOf(post), locale: post.locale };
    const view = await this.#service<Lineages>('lineages').read(key);
    const digest = action === 'recall' ? view?.situation.release?.digest : view?.situation.digest;
    const actor = await this.#actor(by);
    await this.#service<Reviews>('reviews').act(key, actor, {
      action,
      digest: digest ?? '',
      ...(comment ? { comment } : {}),
    });
  }

  get #documents(): Documents {
    return this.strapi.documents(ARTICLE) as unknown as Documents;
  }

  #service<T>(name: string): T {
    return this.strapi.plugin('review').service(name) as T;
  }

  #idOf(post: DemoPost): string {
    const id = this.#ids.get(post.key);
    if (!id) throw new Error(`${post.key} has not been drafted yet`);
    return id;
  }

  async #actor(account: AccountName): Promise<Acting> {
    const actor = await this.#service<Actors>('actors').ofUser(this.users.get(account) ?? 0, 'demo-seed');
    if (!actor) throw new Error(`No active account ${account}`);
    return actor;
  }

  async #inTheNameOf<T>(account: AccountName, work: () => Promise<T>): Promise<T> {
    return this.#service<Actors>('actors').as(await this.#actor(account), work);
  }

  async #dataOf(post: DemoPost): Promise<Record<string, unknown>> {
    const weights = await Promise.all(
      (post.themeWeights ?? []).map(async ({ theme, permille }) => ({
        theme: await this.#coded('plugin::balance.theme', theme),
        permille,
      })),
    );
    return {
      title: post.title,
      summary: post.summary,
      body: toBlocks(post.body),
      theme: await this.#coded('plugin::balance.theme', post.theme),
      themeWeights: weights,
      channels: await Promise.all(post.channels.map((code) => this.#coded('plugin::delivery.channel', code))),
      column: await this.#coded('api::column.column', post.column),
      ...(post.topic ? { topic: await this.#coded('api::topic.topic', post.topic) } : {}),
      source: post.source,
      aiDeclaration: post.aiDeclaration,
      ...(post.displayFrom ? { displayFrom: post.displayFrom } : {}),
      ...(post.displayUntil ? { displayUntil: post.displayUntil } : {}),
      ...(post.cover ? { cover: await this.#picture(post) } : {}),
    };
  }

  /** Document id of an entry by its code. */
  async #coded(uid: string, code: string): Promise<string> {
    const key = `${uid}/${code}`;
    const known = this.#codes.get(key);
    if (known) return known;
    const row = (await this.strapi.db.query(uid as 'admin::user').findOne({ where: { code } as never })) as unknown as {
      documentId: string;
    } | null;
    if (!row) throw new Error(`${uid} has no entry “${code}”`);
    this.#codes.set(key, row.documentId);
    return row.documentId;
  }

  /** Whoever has drawn a picture without a letter in it knows what there is to read, and nobody has to wait for it. */
  async #withoutLetters(file: object): Promise<void> {
    const images = this.strapi.plugin('word-check').service('images') as Images;
    const digest = await images.digestOfFile(file);
    if (digest) await images.note(digest, { width: WIDTH, height: HEIGHT, frames: 1, lines: [], codes: [] });
  }

  /** Draws a post's cover and uploads it as its editor would. @returns the upload's id */
  async #picture(post: DemoPost): Promise<number> {
    const cover = post.cover;
    if (!cover) throw new Error(`${post.key} has no cover`);
    const bytes = await draw(cover.motif, seedOf(post.key), post.theme);
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'sanshen-seed-'));
    const name = `${post.key}.png`;
    const filepath = path.join(folder, name);
    await fs.writeFile(filepath, bytes);
    try {
      const [file] = await this.strapi
        .plugin('upload')
        .service('upload')
        .upload(
          {
            data: { fileInfo: { name, alternativeText: cover.alt, caption: cover.caption ?? '' } },
            files: { filepath, originalFilename: name, mimetype: 'image/png', size: bytes.length },
          },
          { user: { id: this.users.get(post.editor) } },
        );
      await this.#withoutLetters(file);
      return file.id;
    } finally {
      await fs.rm(folder, { recursive: true, force: true });
    }
  }
}
