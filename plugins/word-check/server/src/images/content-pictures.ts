import type { Attributes, ComponentLookup } from '../core/extract';
import type { Outcome, ReadPicture } from '../core/images/picture-findings';
import { picturesOf, type UsedFile } from '../core/images/pictures';
import type { CheckInput, Run, Unready } from '../ports';
import type { ImagesService } from '../services/images';
import { pathOfUrl, type FileRow } from './file-bytes';

/** What a content's type is made of. */
export interface Shape {
  attributes: Attributes;
  lookup: ComponentLookup;
}

/** The pictures of a form: what is known of each, and the SHA-256 of those that are still being read. */
export interface FormPictures {
  pictures: ReadPicture[];
  total: number;
  waiting: string[];
}

/** Pictures of one content that are read; more are none that people look at. */
const MOST_PICTURES = 200;

class PicturesUnread extends Error implements Unready {
  constructor(readonly ready: () => Promise<void>) {
    super('pictures are still being read');
  }
}

const isDigest = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

/** Waits for all of them or for so long, whichever comes first. */
async function atMost(milliseconds: number, work: readonly Promise<unknown>[]): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds)));
  await Promise.race([Promise.allSettled(work), end]);
  clearTimeout(timer);
}

/**
 * What was read in the pictures of a canonical content. Throws `Unready` while any is unread: what nobody has read does
 * not pass. A file without a digest is unreadable for review itself, which says so.
 */
export async function checkedPictures(
  images: ImagesService,
  { content, bytes, run }: CheckInput,
  { attributes, lookup }: Shape,
  patience: number,
): Promise<ReadPicture[]> {
  const used = picturesOf(attributes, content.fields, lookup).flatMap(({ path, file }) =>
    isDigest(file['sha256']) ? [{ path, digest: file['sha256'] }] : [],
  );
  if (used.length === 0) return [];
  const known = await images.known(
    used.map(({ digest }) => digest),
    run,
  );
  const unread = [...new Set(used.map(({ digest }) => digest))].filter((digest) => !known.has(digest));
  if (unread.length > 0) {
    if (!bytes) throw new Error('review hands out no bytes, so pictures cannot be read');
    throw new PicturesUnread(() =>
      atMost(
        patience,
        unread.map((digest) => images.read(digest, () => bytes(digest))),
      ),
    );
  }
  return used.map(({ path, digest }) => ({ path, outcome: known.get(digest) as Outcome }));
}

/** The uploads a form's files stand for: by id, or in texts by address. What else the form says of a file is not believed. */
async function rowsOf(images: ImagesService, used: readonly UsedFile[]): Promise<{ path: string; row: FileRow }[]> {
  const named = used.map(({ path, file }) => {
    const id = typeof file['id'] === 'number' ? file['id'] : null;
    const url = typeof file['url'] === 'string' ? pathOfUrl(file['url']) : null;
    return { path, id: url === null ? id : null, url };
  });
  const rows = await images.uploads(
    named.flatMap(({ id }) => (id === null ? [] : [id])),
    named.flatMap(({ url }) => (url === null ? [] : [url])),
  );
  return named.flatMap(({ path, id, url }) => {
    const row = rows.find((one) => (url === null ? one.id === id : pathOfUrl(one.url) === url));
    return row ? [{ path, row }] : [];
  });
}

/** What is known of the pictures of a form, without waiting; those that nobody has read are begun. */
export async function formPictures(
  images: ImagesService,
  data: Readonly<Record<string, unknown>>,
  { attributes, lookup }: Shape,
): Promise<FormPictures> {
  const used = picturesOf(attributes, data, lookup).slice(0, MOST_PICTURES);
  if (used.length === 0) return { pictures: [], total: 0, waiting: [] };
  const rows = await rowsOf(images, used);
  const digests = await Promise.all(rows.map(({ row }) => images.digestOfFile(row)));
  const known = await images.known(digests.filter((digest) => digest !== null));
  const waiting = new Set<string>();
  const pictures = rows.flatMap(({ path, row }, i): ReadPicture[] => {
    const digest = digests[i];
    if (!digest) return [{ path, outcome: 'gone' }];
    const outcome = known.get(digest);
    if (outcome) return [{ path, outcome }];
    if (!waiting.has(digest)) images.begin(digest, () => images.bytesOf(row));
    waiting.add(digest);
    return [];
  });
  return { pictures, total: rows.length, waiting: [...waiting] };
}

/** How many of these pictures are read, or have failed. */
export async function progressOf(
  images: ImagesService,
  digests: readonly string[],
  run?: Run,
): Promise<{ total: number; done: number }> {
  const known = await images.known(digests, run);
  return { total: digests.length, done: digests.filter((digest) => known.has(digest)).length };
}
