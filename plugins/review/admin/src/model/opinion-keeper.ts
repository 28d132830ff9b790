import type { OpinionDraft, SentOpinion, SettledOpinion } from '../api/opinions';

/** An opinion as this device keeps it. */
interface Local {
  readonly text: string;
  /** When it was typed, by this device's clock. */
  readonly writtenAt: number;
  /** The server's draft that it goes on from. */
  readonly basedOn: string | null;
  /** Whether the server has not got it yet. */
  readonly dirty: boolean;
}

/** What is shown of an opinion being typed. */
export interface OpinionState {
  readonly text: string;
  /** The server cannot be reached; the text is kept here and sent later. */
  readonly offline: boolean;
  /**
   * Another text for the same act: `loaded` it came from another device, `newer` the other device's is newer and in
   * place, `older` this one is newer. `other` is the one that is not in place; null where none was given up.
   */
  readonly notice: { readonly kind: 'loaded' | 'newer' | 'older'; readonly other: string | null } | null;
}

/** What a keeper works with. */
export interface KeeperDesk {
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly load: () => Promise<OpinionDraft | null>;
  readonly send: (sent: SentOpinion) => Promise<SettledOpinion>;
  /** Whether a failed call was refused for good; trying again would get the same answer. */
  readonly isFinal: (error: unknown) => boolean;
  readonly now: () => number;
  /** Runs work after so many milliseconds; the answer takes it back. */
  readonly later: (work: () => void, milliseconds: number) => () => void;
}

const QUIET_MS = 1_200;
const AGAIN_MS = 15_000;
const NOTHING: Local = { text: '', writtenAt: 0, basedOn: null, dirty: false };

const isLocal = (value: unknown): value is Local =>
  typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string';

/**
 * Keeps one opinion while it is typed: on this device at once, on the server a moment later. Without a connection it
 * is sent when there is one again. The newest text wins; the other one can be put in its place.
 */
export class OpinionKeeper {
  #local: Local;
  #state: OpinionState;
  #listeners = new Set<() => void>();
  #cancel: (() => void) | null = null;
  #sending = false;

  constructor(
    private readonly key: string,
    private readonly desk: KeeperDesk,
  ) {
    this.#local = this.#stored();
    this.#state = { text: this.#local.text, offline: false, notice: null };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly current = (): OpinionState => this.#state;

  /** Looks what other devices have written, and sends what was not sent. Call it when somebody begins to type. */
  async open(): Promise<void> {
    this.#show({ notice: null });
    if (this.#local.dirty) return this.flush();
    const before = this.#local;
    const draft = await this.desk.load().catch(() => undefined);
    // No answer: what is here stays. Somebody who typed meanwhile goes on from what they saw.
    if (draft === undefined || this.#local !== before) return;
    const text = draft?.text ?? '';
    this.#keep({ text, writtenAt: this.desk.now(), basedOn: draft?.at ?? null, dirty: false });
    this.#show({ text, notice: text !== '' && text !== before.text ? { kind: 'loaded', other: null } : null });
  }

  readonly write = (text: string): void => {
    this.#keep({ ...this.#local, text, writtenAt: this.desk.now(), dirty: true });
    this.#show({ text });
    this.#schedule(QUIET_MS);
  };

  /** Puts the other text in place of this one, and the other way round. */
  readonly swap = (): void => {
    const { notice, text } = this.#state;
    if (notice?.other == null) return;
    this.write(notice.other);
    this.#show({ notice: { ...notice, other: text } });
  };

  /** The act is done: there is nothing to keep any more. */
  readonly clear = (): void => {
    this.#keep({ ...this.#local, text: '', writtenAt: this.desk.now(), dirty: true });
    this.#show({ text: '', notice: null });
    void this.flush();
  };

  /** Sends what the server has not got. */
  readonly flush = async (): Promise<void> => {
    if (this.#sending || !this.#local.dirty) return;
    this.#cancel?.();
    this.#sending = true;
    const sent = this.#local;
    try {
      const ageMs = Math.max(0, Math.round(this.desk.now() - sent.writtenAt));
      this.#settle(sent, await this.desk.send({ text: sent.text, ageMs, basedOn: sent.basedOn }));
      this.#show({ offline: false });
    } catch (error) {
      // Refused for good: it lives on this device only.
      if (this.desk.isFinal(error)) return;
      this.#show({ offline: true });
      this.#schedule(AGAIN_MS);
    } finally {
      this.#sending = false;
    }
    if (this.#local.dirty && this.#local !== sent) this.#schedule(QUIET_MS);
  };

  #settle(sent: Local, { kept, draft, other }: SettledOpinion): void {
    const isSame = this.#local === sent;
    const basedOn = draft.at;
    if (kept === 'sent' || !isSame) this.#keep({ ...this.#local, basedOn, dirty: !isSame });
    else this.#keep({ text: sent.text === '' ? '' : draft.text, writtenAt: this.desk.now(), basedOn, dirty: false });
    if (kept === 'sent') {
      if (other) this.#show({ notice: { kind: 'older', other: other.text } });
      return;
    }
    // What was done with here is not brought back by what another device has.
    if (sent.text === '') return;
    if (isSame) this.#show({ text: draft.text, notice: { kind: 'newer', other: sent.text } });
    else this.#show({ notice: { kind: 'older', other: draft.text } });
  }

  #schedule(milliseconds: number): void {
    this.#cancel?.();
    this.#cancel = this.desk.later(() => void this.flush(), milliseconds);
  }

  #keep(local: Local): void {
    this.#local = local;
    try {
      if (local.text === '' && !local.dirty) this.desk.storage.removeItem(this.key);
      else this.desk.storage.setItem(this.key, JSON.stringify(local));
    } catch {
      // Storage may be closed (private windows, policies); the text then lives as long as the page, and on the server.
    }
  }

  #stored(): Local {
    try {
      const value: unknown = JSON.parse(this.desk.storage.getItem(this.key) ?? 'null');
      return isLocal(value) ? { ...NOTHING, ...value } : NOTHING;
    } catch {
      return NOTHING;
    }
  }

  #show(change: Partial<OpinionState>): void {
    this.#state = { ...this.#state, ...change };
    this.#listeners.forEach((listener) => listener());
  }
}
