import { setImmediate as turn } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { balance } from '../balance-services';
import { balanceConfig } from '../config';
import { type Evaluation, type Model, readModel, trainInSteps } from '../core/suggest';
import { SEED_KEYWORDS, SEED_POSTS } from '../data/seed-posts';
import { type RunRow, trainingRuns } from '../training/runs';

/** How many posts a model was trained on: confirmed ones, and made-up ones that came with the plugin. */
export interface TrainedOn {
  confirmed: number;
  synthetic: number;
}

/** A model by its name and origin. `starter`: nothing has been learnt from this organisation's posts yet. */
export interface ModelAbout {
  version: string;
  kind: Model['kind'];
  isStarter: boolean;
  trainedOn: TrainedOn;
  /** Day of the newest confirmed post it knows. */
  until: string | null;
}

/** A training as the API answers it. Times are ISO 8601. */
export interface TrainingView extends Pick<RunRow, 'id' | 'state' | 'problem' | 'version' | 'kind' | 'until'> {
  startedAt: string;
  endedAt: string | null;
  trainedOn: TrainedOn | null;
  isWhole: boolean | null;
  /** Codes, in the order of the evaluation's tables. */
  themes: string[] | null;
  replaces: boolean;
  evaluation: Evaluation | null;
}

const iso = (time: string | null): string | null => (time === null ? null : new Date(time).toISOString());

const toView = ({ claim: _claim, confirmed, synthetic, startedAt, endedAt, ...run }: RunRow): TrainingView => ({
  ...run,
  startedAt: iso(startedAt) ?? '',
  endedAt: iso(endedAt),
  trainedOn: confirmed === null ? null : { confirmed, synthetic: synthetic ?? 0 },
});

/** The models of the theme suggestion: which one is in use, and how all of them did. */
export const models = ({ strapi }: { strapi: Core.Strapi }) => {
  const runs = trainingRuns(strapi, () => balance(strapi, 'clock').now());
  let loaded: { id: number; model: Model | null } | null = null;
  let starter: { themes: string; model: Promise<Model> } | null = null;

  async function trainStarter(themes: readonly string[]): Promise<Model> {
    const steps = trainInSteps([], { themes, keywords: SEED_KEYWORDS, synthetic: SEED_POSTS });
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value;
      await turn();
    }
  }

  /** Trained on keywords and made-up posts, as far as there are such for these themes; the same in every process. */
  function starterOf(themes: readonly string[]): Promise<Model> {
    const key = JSON.stringify(themes);
    if (starter?.themes !== key) starter = { themes: key, model: trainStarter(themes) };
    return starter.model;
  }

  /** The newest model that replaced another; null when none did, or it can no longer be read. */
  async function trained(): Promise<Model | null> {
    const id = await runs.newest();
    if (id === null) return null;
    if (loaded?.id !== id) {
      const stored = await runs.modelOf(id);
      // Replaced between the two looks: the next call finds the newer one.
      if (stored === null && (await runs.newest()) !== id) return trained();
      loaded = { id, model: readModel(stored) };
    }
    return loaded.model;
  }

  async function current(themes: readonly string[]): Promise<{ model: Model; about: ModelAbout }> {
    const own = await trained();
    const model = own ?? (await starterOf(themes));
    const { version, kind, posts: confirmed, synthetic, until } = model;
    return { model, about: { version, kind, isStarter: own === null, trainedOn: { confirmed, synthetic }, until } };
  }

  return {
    runs,
    /** The model in use for these themes: the newest trained one, whichever process trained it, else the starter. */
    current,

    /** What the evaluation page shows. */
    async overview() {
      const themes = (await balance(strapi, 'themes').list()).map(({ code, name }) => ({ code, name }));
      const codes = themes.map(({ code }) => code);
      const { model, about } = await current(codes);
      const all = await runs.list();
      return {
        inUse: about,
        themes,
        /** Themes that the model in use does not know, and those it knows that are gone. */
        unknownThemes: codes.filter((code) => !model.themes.includes(code)),
        goneThemes: model.themes.filter((code) => !codes.includes(code)),
        everyHours: balanceConfig(strapi).suggest.hours,
        trainings: all.map(toView),
        choices: await balance(strapi, 'choices').agreement(),
      };
    },
  };
};
