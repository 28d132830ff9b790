import type { Reading } from '../core/images/reading';
import type { ReadPicture } from '../core/images/picture-findings';
import { picturesOf } from '../core/images/pictures';
import type { Shape } from '../images/content-pictures';
import type { Content } from '../ports';
import type { ImagesService } from '../services/images';

/** So many pictures a rescan has read at a time; they are far slower than texts. */
const MOST_BEGUN = 4;

/** The pictures of contents that are gone through: those read already, and how many are not. */
export class KnownPictures {
  #begun = 0;

  constructor(
    private readonly images: ImagesService,
    private readonly bytes: (sha256: string) => Promise<Buffer | null>,
  ) {}

  /** What is read of a content's pictures. A few of the others are begun; nobody waits for them. */
  async of({ fields }: Content, { attributes, lookup }: Shape): Promise<{ read: ReadPicture[]; unread: number }> {
    const used = picturesOf(attributes, fields, lookup).flatMap(({ path, file }) =>
      typeof file['sha256'] === 'string' ? [{ path, digest: file['sha256'] }] : [],
    );
    if (used.length === 0) return { read: [], unread: 0 };
    const known = await this.images.known(used.map(({ digest }) => digest));
    const readings = new Map<string, Reading>();
    for (const [digest, outcome] of known) if (typeof outcome !== 'string') readings.set(digest, outcome);
    const unread = new Set(used.map(({ digest }) => digest).filter((digest) => !readings.has(digest)));
    for (const digest of unread) if (!known.has(digest)) this.#begin(digest);
    const read = used.flatMap(({ path, digest }) => {
      const outcome = readings.get(digest);
      return outcome ? [{ path, outcome }] : [];
    });
    return { read, unread: unread.size };
  }

  #begin(digest: string): void {
    if (this.#begun >= MOST_BEGUN) return;
    this.#begun += 1;
    const end = (): void => void (this.#begun -= 1);
    this.images.read(digest, () => this.bytes(digest)).then(end, end);
  }
}
