import { AsyncResource } from 'node:async_hooks';
import { joinLayers, type Engine } from '../core/engine';
import { LayerBuilder, type Layer } from '../core/layer';
import { agrees, planLayers, type PlannedLayer, type PlannedPack } from '../core/layer-plan';
import type { Rule } from '../core/rule';
import { LayerThread, type PackParts } from './layer-thread';

/** Where packs come from; see the packs service. */
export interface PackSource {
  stamp(): Promise<string>;
  layers(): Promise<PlannedPack[]>;
  chunksOf(documentId: string, version: number): AsyncIterable<string>;
}

/** What a keeper is made of. */
export interface KeeperParts {
  source: PackSource;
  /** Compiles the packs that come with the code; called once. */
  base: () => Layer;
  /** Told of builds that failed. */
  log: (message: string) => void;
  /** Milliseconds of a clock that never goes back. */
  now: () => number;
  /** A thread for one build. */
  newThread?: () => Pick<LayerThread, 'build' | 'stop'>;
}

/** Milliseconds for which a build that failed is not tried again. */
const FAILED_FOR = 60_000;
/** So often packs may change while they are read before we give up. */
const MOST_LOOKS = 5;

/**
 * Keeps the engine of the packs in use, one per process. It is replaced as a whole when all of a new one is there, so
 * whoever scans with one scans with it to the end. Large packs are built in a thread, each once per version.
 */
export class EngineKeeper {
  private kept: { stamp: string; engine: Engine } | null = null;
  private base: Layer | null = null;
  private layers = new Map<string, Layer>();
  private running: Promise<Engine> | null = null;
  private failure: { stamp: string; at: number; error: unknown } | null = null;
  private thread: Pick<LayerThread, 'build' | 'stop'> | null = null;
  private closed = false;
  /** Builds go on after the request that asked for them, and must not take part in its transaction. */
  private readonly outside = new AsyncResource('word-check engine');

  constructor(private readonly parts: KeeperParts) {}

  /** The engine of a stamp, if it is there. */
  at(stamp: string): Engine | null {
    return this.kept?.stamp === stamp ? this.kept.engine : null;
  }

  /** The last engine, which packs may have outrun; null before the first. */
  get latest(): Engine | null {
    return this.kept?.engine ?? null;
  }

  /** The engine of what the caller's transaction sees, or null when that needs a build aside. */
  async here(): Promise<Engine | null> {
    const { stamp, plan } = await this.look();
    if (plan.some(({ key, aside }) => aside && !this.layers.has(key))) return null;
    return this.at(stamp) ?? this.assemble(stamp, plan);
  }

  /** An engine no older than the stamp, built as need be; several who ask wait for one build. Rejects when it fails. */
  async ready(stamp: string): Promise<Engine> {
    const { failure } = this;
    if (failure?.stamp === stamp && this.parts.now() - failure.at < FAILED_FOR) throw failure.error;
    // One that is under way may have begun before the stamp.
    await this.running?.catch(() => undefined);
    const known = this.at(stamp);
    if (known) return known;
    this.running ??= this.outside.runInAsyncScope(() => this.make()).finally(() => (this.running = null));
    return this.running;
  }

  close(): void {
    this.closed = true;
    this.thread?.stop();
  }

  /** What packs there are, read twice until both readings agree. */
  private async look(): Promise<{ stamp: string; plan: PlannedLayer[] }> {
    for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
      const stamp = await this.parts.source.stamp();
      const packs = await this.parts.source.layers();
      if (agrees(stamp, packs)) return { stamp, plan: planLayers(packs) };
    }
    throw new Error('word-check: the packs change faster than they can be read');
  }

  private async make(): Promise<Engine> {
    for (let looks = 1; ; looks += 1) {
      const { stamp, plan } = await this.look();
      try {
        for (const layer of plan) if (layer.aside) await this.buildAside(layer);
        return await this.assemble(stamp, plan);
      } catch (error) {
        const isChanged = !this.closed && (await this.parts.source.stamp()) !== stamp;
        if (isChanged && looks < MOST_LOOKS) continue;
        this.failure = { stamp, at: this.parts.now(), error };
        if (!this.closed) this.parts.log(`word-check: the packs could not be compiled: ${String(error)}`);
        throw error;
      }
    }
  }

  private async buildAside({ key, packs }: PlannedLayer): Promise<void> {
    if (this.layers.has(key)) return;
    if (this.closed) throw new Error('word-check: the server is stopping');
    this.thread = this.parts.newThread?.() ?? new LayerThread();
    try {
      this.layers.set(key, await this.thread.build(this.partsOf(packs)));
    } finally {
      this.thread = null;
    }
  }

  private partsOf(packs: readonly PlannedPack[]): PackParts[] {
    return packs.map(({ key, documentId, version }) => ({
      pack: { key },
      chunks: this.parts.source.chunksOf(documentId, version),
    }));
  }

  /** Puts the layers together, those in place built if they are new, and forgets layers that are no longer used. */
  private async assemble(stamp: string, plan: readonly PlannedLayer[]): Promise<Engine> {
    const used = new Map<string, Layer>();
    for (const { key, packs } of plan) used.set(key, this.layers.get(key) ?? (await this.buildHere(packs)));
    this.base ??= this.parts.base();
    const engine = joinLayers([this.base, ...used.values()]);
    this.layers = used;
    this.kept = { stamp, engine };
    return engine;
  }

  private async buildHere(packs: readonly PlannedPack[]): Promise<Layer> {
    const builder = new LayerBuilder();
    for (const { pack, chunks } of this.partsOf(packs)) {
      for await (const rules of chunks) builder.add(pack, JSON.parse(rules) as Rule[], false);
    }
    return builder.build();
  }
}
