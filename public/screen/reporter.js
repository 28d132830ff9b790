const FLUSH_MS = 15_000;
const HEARTBEAT_MS = 60_000;
/** Together at most so many receipts in one request, and so many while there is no network; the oldest go first. */
const BATCH = 200;
const LONGEST_QUEUE = 10_000;
const MOST_ERRORS = 10;

/** What `localStorage` holds under a name; `fallback` where it holds nothing usable, or is not to be had. */
function stored(name, fallback) {
  try {
    return JSON.parse(localStorage.getItem(name)) ?? fallback;
  } catch {
    return fallback;
  }
}

function store(name, value) {
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // Full or forbidden: what is in memory is reported all the same.
  }
}

/**
 * Who this screen is, when the page was opened with `#screen=ID&token=TOKEN`, now or earlier. The token leaves the
 * address at once, so that it is in no history and no picture of the screen.
 */
function identity(name) {
  const given = new URLSearchParams(location.hash.slice(1));
  if (given.has('screen') && given.has('token')) {
    store(name, { id: given.get('screen'), token: given.get('token') });
    history.replaceState(null, '', location.pathname + location.search);
    return { id: given.get('screen'), token: given.get('token') };
  }
  return stored(name, null);
}

/**
 * Tells the server what this screen showed and removed, and that it is alive; what cannot be told is kept for later.
 * A screen that was given no token tells nothing. Nothing is known here of who stands before it.
 */
export class Reporter {
  #path;
  #identity;
  #names;
  #queue;
  /** Recalls that were confirmed. */
  #confirmed;
  #errors = [];
  #isSending = false;
  #source;
  #current;

  /** @param current Tells the digest on the screen, or null. */
  constructor({ api, channel, source, current }) {
    const name = (what) => `sanshen-screen-${what}:${channel}`;
    this.#names = { queue: name('queue'), confirmed: name('confirmed') };
    this.#identity = identity(name('identity'));
    this.#path = `${api}/screens/${encodeURIComponent(this.#identity?.id ?? '')}`;
    this.#queue = stored(this.#names.queue, []);
    this.#confirmed = new Set(stored(this.#names.confirmed, []));
    this.#source = source;
    this.#current = current;
  }

  start() {
    if (this.#identity === null) return;
    setInterval(() => void this.#flush(), FLUSH_MS);
    setInterval(() => void this.#beat(), HEARTBEAT_MS);
    void this.#beat();
  }

  shown(digest) {
    this.#add(digest, 'shown');
  }

  removed(digest) {
    this.#add(digest, 'removed');
  }

  /** Something that went wrong, for the next heartbeat. */
  failed(words) {
    if (this.#errors.length < MOST_ERRORS) this.#errors.push(String(words).slice(0, 200));
  }

  /** Confirms recalls the manifest names, each once: by now neither words nor pictures of them are here. */
  confirm({ recalled }) {
    if (this.#identity === null) return;
    const open = recalled.filter((digest) => !this.#confirmed.has(digest));
    for (const digest of open) this.removed(digest);
    // What is no longer listed may be released again, and recalled again.
    this.#confirmed = new Set(recalled);
    if (open.length > 0) store(this.#names.confirmed, recalled);
  }

  #add(digest, kind) {
    if (this.#identity === null) return;
    const at = new Date(this.#source.now()).toISOString();
    this.#queue.push({ digest, kind, at, seq: this.#source.manifest?.seq ?? 0 });
    this.#queue.splice(0, this.#queue.length - LONGEST_QUEUE);
    store(this.#names.queue, this.#queue);
    void this.#flush();
  }

  async #post(what, body) {
    const headers = { Authorization: `Bearer ${this.#identity.token}`, 'Content-Type': 'application/json' };
    return fetch(`${this.#path}/${what}`, { method: 'POST', headers, body: JSON.stringify(body), cache: 'no-store' });
  }

  async #flush() {
    if (this.#isSending || this.#identity === null) return;
    this.#isSending = true;
    try {
      while (this.#queue.length > 0) {
        const receipts = this.#queue.slice(0, BATCH);
        const { ok, status } = await this.#post('receipts', { receipts });
        // What the server cannot read it will not be able to read later either.
        if (!ok && status !== 400) return;
        this.#queue = this.#queue.filter((receipt) => !receipts.includes(receipt));
        store(this.#names.queue, this.#queue);
      }
    } catch {
      // No network: kept, and tried again in a moment.
    } finally {
      this.#isSending = false;
    }
  }

  async #beat() {
    const errors = this.#errors;
    try {
      const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
      const storageFree = quota === undefined ? null : Math.max(0, Math.round(quota - (usage ?? 0)));
      const clockOffset = Math.round(this.#source.clockOffset);
      const seq = this.#source.manifest?.seq ?? 0;
      const { ok } = await this.#post('heartbeat', { seq, item: this.#current(), clockOffset, storageFree, errors });
      if (ok) this.#errors = this.#errors.slice(errors.length);
    } catch {
      // No network: the server notices by itself that nothing comes.
    }
  }
}
