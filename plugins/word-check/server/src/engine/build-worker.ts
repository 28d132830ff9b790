/** The thread that builds one layer, away from whoever waits for answers; see `layer-thread.ts`. */
import { parentPort } from 'node:worker_threads';
import { buffersOf, LayerBuilder, type Layer, type PackHead } from '../core/layer';
import type { Rule } from '../core/rule';

/** What the thread is told: which pack comes, some of its rules as JSON, and that there are no more. */
export type Order = { pack: PackHead } | { rules: string } | { end: true };

/** What it answers to each: that it is ready for the next, or the layer. */
export type Reply = { next: true } | { layer: Layer };

const builder = new LayerBuilder();
let pack: PackHead | undefined;

parentPort?.on('message', (order: Order) => {
  if ('end' in order) {
    const layer = builder.build();
    parentPort?.postMessage({ layer } satisfies Reply, buffersOf(layer));
    return;
  }
  if ('pack' in order) pack = order.pack;
  else if (pack) builder.add(pack, JSON.parse(order.rules) as Rule[], false);
  parentPort?.postMessage({ next: true } satisfies Reply);
});
