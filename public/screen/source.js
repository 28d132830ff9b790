import { checkManifest, hasDigest } from './trust.js';

const POLL_MS = 15_000;

/**
 * Where a screen's content comes from: the manifest every 15 s (and at once when an event says that something
 * changed), and pictures by digest. Knows when the server was last heard, so that the lease can end.
 */
export class Source {
  manifest = null;
  #api;
  #place;
  #onChange;
  #etag = null;
  #keys = [];
  #heard = null;
  #clockOffset = 0;
  #pictures = new Map();
  #running = null;
  /** Recalls heard of by event, until a manifest asked for afterwards has said the same. */
  #heardRecalls = new Set();

  /** @param onChange called when the manifest or the recalled digests changed. */
  constructor({ api, channel, locale }, onChange) {
    this.#api = api;
    this.#place = {
      path: `${api}/channels/${encodeURIComponent(channel)}`,
      query: `?locale=${encodeURIComponent(locale)}`,
    };
    this.#onChange = onChange;
  }

  start() {
    void this.poll();
    setInterval(() => void this.poll(), POLL_MS);
    this.#listen();
  }

  /** How far the server's clock is ahead of this one, in milliseconds. */
  get clockOffset() {
    return this.#clockOffset;
  }

  /** The server's time, in milliseconds since 1970: a board without a clock battery may think it is 1970. */
  now() {
    return Date.now() + this.#clockOffset;
  }

  /** Whether a good manifest was confirmed within the lease. Both clocks count: one stops in sleep, one can be set. */
  isLeased() {
    if (this.manifest === null || this.#heard === null) return false;
    const elapsed = Math.max(performance.now() - this.#heard.steady, Date.now() - this.#heard.wall);
    return elapsed <= this.manifest.leaseSeconds * 1000;
  }

  /** Items that may be shown now, in play order. */
  playable() {
    if (!this.isLeased()) return [];
    return this.manifest.items.filter((item) => this.mayShow(item));
  }

  mayShow(item) {
    if (this.manifest?.recalled.includes(item.digest) || this.#heardRecalls.has(item.digest)) return false;
    return item.notAfter === null || this.now() < Date.parse(item.notAfter);
  }

  /** Asks for the manifest. Calls that overlap share one request. */
  poll() {
    this.#running ??= this.#ask().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #ask() {
    const heardBefore = [...this.#heardRecalls];
    try {
      const headers = this.#etag === null ? {} : { 'If-None-Match': this.#etag };
      const { path, query } = this.#place;
      const response = await fetch(`${path}/manifest${query}`, { headers, cache: 'no-store' });
      const isConfirmed =
        response.status === 304 || (response.ok && (await this.#accept(await response.json(), response)));
      if (!isConfirmed) return;
      this.#confirm(response);
      for (const digest of heardBefore) this.#heardRecalls.delete(digest);
      this.#onChange();
    } catch {
      // No network: what is on the screen stays until its lease ends, and the next poll tries again.
    }
  }

  /** The server was heard: the lease begins anew. */
  #confirm(response) {
    this.#heard = { steady: performance.now(), wall: Date.now() };
    const date = Date.parse(response.headers.get('Date') ?? '');
    if (!Number.isNaN(date)) {
      this.#clockOffset = date - Date.now();
    }
  }

  /** Takes a new manifest if it is what the server signed; says whether it did. */
  async #accept(manifest, response) {
    if (!this.#keys.some((key) => key.keyId === manifest.keyId)) await this.#fetchKeys();
    const verdict = await checkManifest(manifest, this.#keys);
    // An older number is a replay, and renews no lease. After the lease it may be a server restored from a backup.
    const isOlder = this.isLeased() && this.manifest.keyId === manifest.keyId && manifest.seq < this.manifest.seq;
    if (verdict === 'bad' || isOlder) return false;
    this.#etag = response.headers.get('ETag');
    this.manifest = manifest;
    this.#forgetPictures();
    return true;
  }

  async #fetchKeys() {
    const response = await fetch(`${this.#api}/keys`, { cache: 'no-store' });
    if (response.ok) this.#keys = (await response.json()).keys;
  }

  #listen() {
    if (!globalThis.EventSource) return;
    const events = new EventSource(`${this.#place.path}/events${this.#place.query}`);
    const changed = (event) => {
      const { digest } = JSON.parse(event.data);
      if (event.type === 'recall' && digest) {
        this.#heardRecalls.add(digest);
        this.#onChange();
      }
      void this.#running?.then(() => this.poll());
      void this.poll();
    };
    for (const kind of ['release', 'recall', 'notice']) events.addEventListener(kind, changed);
    events.addEventListener('error', () => {
      // The browser comes back by itself, except after a refusal.
      if (events.readyState === EventSource.CLOSED) setTimeout(() => this.#listen(), POLL_MS);
    });
  }

  #forgetPictures() {
    const wanted = new Set(this.manifest.items.flatMap((item) => item.media.map((file) => file.sha256)));
    for (const [sha256, url] of this.#pictures) {
      if (wanted.has(sha256)) continue;
      URL.revokeObjectURL(url);
      this.#pictures.delete(sha256);
    }
  }

  /** An address for a picture whose bytes have the right digest, or null. */
  async picture({ url, sha256 }) {
    const known = this.#pictures.get(sha256);
    if (known) return known;
    try {
      const response = await fetch(url);
      if (!response.ok) return null;
      const blob = await response.blob();
      if (!(await hasDigest(await blob.arrayBuffer(), sha256))) return null;
      const local = URL.createObjectURL(blob);
      this.#pictures.set(sha256, local);
      return local;
    } catch {
      return null;
    }
  }
}
