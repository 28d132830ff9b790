import type { ThemeTarget } from '../model/theme-field';

/** How sure a model is, in words, where its number promises too much. */
export type Strength = 'weak' | 'medium' | 'strong';

/** A suggested theme. `confidence` 0–1, to be shown only where `strength` is null. */
export interface ThemeSuggestion extends ThemeTarget {
  code: string;
  confidence: number;
  strength: Strength | null;
  because: string[];
}

/** How many posts a model was trained on. */
export interface TrainedOn {
  confirmed: number;
  synthetic: number;
}

/** A model by its name and origin. */
export interface ModelAbout {
  version: string;
  kind: 'naive-bayes' | 'regression';
  isStarter: boolean;
  trainedOn: TrainedOn;
  until: string | null;
}

/** Answer of `POST /balance/suggest`. */
export interface SuggestionAnswer {
  state: 'suggested' | 'unsure' | 'blind' | 'no-themes';
  suggestions: ThemeSuggestion[];
  model: ModelAbout;
}

interface Interval {
  low: number;
  high: number;
}

/** Figures of a model or baseline on test posts; shares 0–1, null where nothing was tested. */
export interface Report {
  posts: number;
  right: number;
  accuracy: number | null;
  interval: Interval | null;
  macroF1: number | null;
  themes: { theme: string; posts: number; precision: number; recall: number; f1: number }[];
  confusion: number[][];
  reliability: { from: number; to: number; posts: number; confidence: number | null; accuracy: number | null }[];
  coverage: { threshold: number; posts: number; share: number; accuracy: number | null }[];
}

/** How often the first suggestion is what was confirmed. */
export interface Agreement {
  posts: number;
  suggested: number;
  agreed: number;
  interval: Interval | null;
}

/** What is known of how good a model is. */
export interface Evaluation {
  report: Report;
  compared: { fresh: Report; inUse: Report } | null;
  baselines: { majority: Report; keywords: Report };
  agreement: { blind: Agreement; open: Agreement };
}

/** A training, under way or over. */
export interface Training {
  id: number;
  state: 'running' | 'done' | 'failed';
  problem: 'themes' | 'failed' | 'stopped' | 'silent' | null;
  startedAt: string;
  endedAt: string | null;
  version: string | null;
  kind: ModelAbout['kind'] | null;
  trainedOn: TrainedOn | null;
  isWhole: boolean | null;
  until: string | null;
  themes: string[] | null;
  replaces: boolean;
  evaluation: Evaluation | null;
}

/** Answer of `GET /balance/models`. */
export interface ModelsOverview {
  inUse: ModelAbout;
  themes: { code: string; name: string }[];
  unknownThemes: string[];
  goneThemes: string[];
  everyHours: number;
  trainable: boolean;
  /** How often people signed what was suggested to them, and what would have been. */
  choices: { blind: Agreement; shown: Agreement & { taken: number } };
  trainings: Training[];
}
