import fs from 'node:fs/promises';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import type { Json } from '../core/canonical-json';
import { mediaOf, type Content } from '../core/content';
import { sha256 } from '../core/digest';
import { Refusal, type Language } from '../core/errors';
import {
  besideWords,
  contentPage,
  EVIDENCE_FORMAT,
  manifestText,
  mediaPath,
  packName,
  readmeText,
  type Manifest,
} from '../core/evidence';
import type { ActorSnapshot } from '../core/ledger';
import { contentHtml } from '../core/preview-html';
import { recordPage } from '../core/record-page';
import { review } from '../review-services';
import { settings } from '../settings';
import { iso, table, type RunRow } from '../tables';
import type { ZipEntry } from '../zip';
import type { Key } from './lineages';

const PAGE = 1000;
const VERIFIER = 'ledger-verify.mjs';

/** Whose act the making of a pack is; a command of the server's operator has no person. */
export interface Maker {
  actor: ActorSnapshot | null;
  origin: string;
}

/** A pack ready to be written: its row is in the ledger already. */
export interface Pack {
  name: string;
  madeAt: Date;
  entries(): AsyncGenerator<ZipEntry>;
}

/** Evidence packs: one folder that proves, without a server, what was shown, who signed it and when it was taken down. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const whereOf = ({ uid, documentId, locale }: Key) => ({ uid, document: documentId, language: locale });

  /** The verifier lies beside the plugin when that is a package of its own, and in the scripts of this app. */
  async function verifier(): Promise<Buffer> {
    const places = [
      path.resolve(__dirname, '../../../scripts', VERIFIER),
      path.join(strapi.dirs.app.root, 'scripts', VERIFIER),
    ];
    for (const place of places) {
      const found = await fs.readFile(place).catch(() => null);
      if (found) return found;
    }
    throw new Error(`review: the verifier for evidence packs is missing; it should be at one of ${places.join(', ')}.`);
  }

  /** The text that was signed. @throws Error when it is not there, or not what the digest says */
  async function contentText(digest: string): Promise<string> {
    const row = await table(strapi, 'snapshot').findOne({ where: { digest } });
    if (!row || sha256(row.content) !== digest)
      throw new Error(`review: the kept content ${digest} is missing or damaged; no evidence can be made of it.`);
    return row.content;
  }

  function readable(key: Key, title: string, content: Content): string {
    const { attributesOf } = review(strapi, 'contents');
    const media = mediaOf(content);
    const shown = new Map(media.filter(({ mime }) => mime.startsWith('image/')).map((one) => [one.sha256, one.mime]));
    const attributes = attributesOf(key.uid);
    return contentPage({
      locale: key.locale,
      title,
      body: contentHtml(content, attributes, settings(strapi).governed[key.uid]?.title ?? '', {
        component: attributesOf,
        picture: (digest) => (shown.has(digest) ? mediaPath(digest, shown.get(digest) ?? '') : null),
      }),
      files: media.map((one) => ({ path: mediaPath(one.sha256, one.mime), name: one.name })),
      content: content as unknown as Json,
    });
  }

  /** The decisions of the run as they are kept. */
  async function decisionsText(run: RunRow): Promise<string> {
    const rows = await table(strapi, 'decision').findMany({ where: { run: run.id }, orderBy: { id: 'asc' } });
    const decisions = rows.map(({ id, run: _run, level, levelKey, levelName, at, ...row }) => ({
      ...Object.fromEntries(Object.entries(row).filter(([name]) => !STRAPIS.has(name))),
      id,
      level: { key: levelKey, name: levelName, index: Number(level) },
      at: iso(at),
    }));
    return `${JSON.stringify(decisions, null, 2)}\n`;
  }

  /** Every file of the pack but the media, the ledger and the manifest. */
  async function textsOf(key: Key, run: RunRow, language: Language): Promise<Map<string, Buffer>> {
    const text = await contentText(run.digest);
    const record = await review(strapi, 'records').of(key, run.id, language);
    const content = JSON.parse(text) as Content;
    const texts: Record<string, string> = {
      'README.txt': readmeText({ title: record.title, run: run.id, digest: run.digest }),
      'content.html': readable(key, record.title, content),
      'content.json': text,
      'decisions.json': await decisionsText(run),
      'index.html': recordPage(record, language, besideWords(language)),
    };
    const files = new Map<string, Buffer>(Object.entries(texts).map(([name, words]) => [name, Buffer.from(words)]));
    return files.set(VERIFIER, await verifier());
  }

  /** Files of the content by their place in the pack. @throws Error when bytes that were signed are not kept */
  async function mediaFiles(content: Content): Promise<Map<string, string>> {
    const media = new Map(mediaOf(content).map((one) => [mediaPath(one.sha256, one.mime), one.sha256]));
    const digests = [...new Set(media.values())];
    const held = await review(strapi, 'media').held(digests);
    const missing = digests.filter((digest) => !held.has(digest));
    if (missing.length > 0) throw new Error(`review: the bytes of ${missing.join(', ')} are not kept.`);
    return media;
  }

  async function firstRow(key: Key): Promise<number> {
    const [row] = await table(strapi, 'ledger-entry').findMany({
      where: whereOf(key),
      orderBy: { seq: 'asc' },
      limit: 1,
    });
    if (!row) throw new Error(`review: the ledger has no row of ${key.uid}/${key.documentId}.`);
    return Number(row.seq);
  }

  /** Puts the making on record; the row names the manifest, and so every file. @returns its number */
  async function record(key: Key, run: RunRow, maker: Maker, manifest: string): Promise<number> {
    let seq = 0;
    await strapi.db.transaction(async () => {
      seq = await review(strapi, 'ledger').append({
        at: await review(strapi, 'ledger').time(),
        ...maker,
        act: 'evidence',
        ...key,
        digest: run.digest,
        run: run.id,
        details: { manifest: sha256(manifest) },
      });
    });
    return seq;
  }

  async function* ledgerLines(first: number, last: number): AsyncGenerator<Buffer> {
    for (let after = first - 1; after < last; ) {
      const rows = await review(strapi, 'ledger').page(after, Math.min(PAGE, last - after));
      if (rows.length === 0) throw new Error(`review: the ledger ends before row ${last}.`);
      yield Buffer.from(rows.map(({ line }) => `${line}\n`).join(''));
      after = rows.at(-1)?.seq ?? last;
    }
  }

  async function bytesOf(digest: string): Promise<Buffer> {
    const blob = await review(strapi, 'media').read(digest);
    if (!blob || sha256(blob.bytes) !== digest) throw new Error(`review: the kept bytes ${digest} are damaged.`);
    return blob.bytes;
  }

  /** The run a pack is about. @throws Refusal WRONG_STATE for a document that was never submitted */
  async function runOf(key: Key, wanted: number | undefined): Promise<RunRow> {
    const run = await review(strapi, 'records').runOf(key, wanted);
    if (run) return run;
    if (!(await review(strapi, 'contents').draft(key.uid, key.documentId, key.locale))) throw new Refusal('NOT_FOUND');
    const reason = {
      zh: '稿件尚未提交审核，没有可导出的证据。',
      en: 'It was never submitted; there is no evidence of it.',
    };
    throw new Refusal('WRONG_STATE', { state: 'draft' }, { stateZh: '草稿', stateEn: 'draft', reason });
  }

  return {
    /**
     * Puts a pack together and on record.
     * @throws Refusal NOT_FOUND or WRONG_STATE where there is no run; Error when something kept is damaged
     */
    async make(key: Key, wanted: number | undefined, maker: Maker, language: Language): Promise<Pack> {
      const run = await runOf(key, wanted);
      const texts = await textsOf(key, run, language);
      const content = JSON.parse(String(texts.get('content.json'))) as Content;
      const media = await mediaFiles(content);
      const madeAt = review(strapi, 'clock').now();
      const first = await firstRow(key);
      const manifest = manifestText({
        format: EVIDENCE_FORMAT,
        madeAt: madeAt.toISOString(),
        ...key,
        title: run.title ?? '',
        run: run.id,
        digest: run.digest,
        ledger: { first, head: await review(strapi, 'ledger').head() },
        files: Object.fromEntries(
          [...[...texts].map(([name, bytes]) => [name, sha256(bytes)] as const), ...media].sort(),
        ),
      } satisfies Manifest);
      const last = await record(key, run, maker, manifest);
      const name = packName({ ...key, run: run.id });
      return {
        name,
        madeAt,
        async *entries() {
          for (const [file, bytes] of texts) yield { path: `${name}/${file}`, bytes };
          for (const [file, digest] of media) yield { path: `${name}/${file}`, bytes: await bytesOf(digest) };
          yield { path: `${name}/ledger.jsonl`, bytes: ledgerLines(first, last) };
          yield { path: `${name}/pack.json`, bytes: Buffer.from(manifest) };
        },
      };
    },
  };
};

/** Columns that Strapi keeps for itself. */
const STRAPIS = new Set(['documentId', 'createdAt', 'updatedAt', 'publishedAt', 'locale', 'createdBy', 'updatedBy']);
