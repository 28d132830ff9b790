import { createHash } from 'node:crypto';
import { buildLayer, ENGINE_GENERATION, type EngineRule, type Layer, type PackInUse } from './layer';

/** All rules of all packs in use, ready to run. Immutable: a change of rules makes a new one. */
export interface Engine {
  /** Changes exactly when some rule does. */
  version: string;
  rules: readonly EngineRule[];
  /** Each finds its own rules; what a rule finds does not depend on the layer it lies in. */
  layers: readonly Layer[];
}

/** Layers as one engine; costs nothing, however many terms they hold. */
export function joinLayers(layers: readonly Layer[]): Engine {
  const hash = createHash('sha256');
  for (const { version } of layers) hash.update(`${version}\n`);
  return {
    version: `${ENGINE_GENERATION}-${hash.digest('hex').slice(0, 16)}`,
    rules: layers.flatMap(({ rules }) => rules),
    layers,
  };
}

/** Compiles packs in one layer. Rules must have passed `lintPack`. */
export const compileEngine = (packs: readonly PackInUse[]): Engine => joinLayers([buildLayer(packs)]);
