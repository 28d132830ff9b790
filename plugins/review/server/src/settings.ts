import type { Core } from '@strapi/strapi';
import type { Unlisted } from './core/source-check';
import type { Webhook } from './core/webhook';

/**
 * How a governed type is treated: which attribute is its title and which workflow it follows; where it says what it
 * takes over from others (a component with `kind`, `unit`, `url`) and what AI had to do with it, if it does; and the
 * workflow that corrections of it may follow.
 */
export interface GovernedType {
  title: string;
  workflow: string;
  source?: string;
  aiDeclaration?: string;
  correctionWorkflow?: string;
}

/** The plugin's configuration. `shown` names the fields of ungoverned relation targets that readers get. */
export interface Settings {
  governed: Record<string, GovernedType>;
  shown: Record<string, string[]>;
  /** Checks that must be registered for `submit` to be possible, by key. */
  requiredChecks: string[];
  /** What becomes of a reprint whose unit is in no newest list of sources. */
  unlistedSources: Unlisted;
  /** AI declarations that every channel has to show its readers. */
  aiLabelled: string[];
  /** How often live rows are compared with the releases, in seconds: 1 to 60; 0 (never) is for tests. */
  driftSeconds: number;
  /** Where the ledger's head is noted once a day: a file (from the app's root) and an address; null switches one off. */
  anchors: { file: string | null; email: string | null; timeZone: string };
  /** How often due schedules are looked for, in seconds; 0 switches the timer off. */
  scheduleSeconds: number;
  /** A scheduled release that is more minutes late than this (the server was down) is held instead. */
  scheduleLatenessMinutes: number;
  /** The working calendar that clocks of levels go by: one of those that come with the plugin, such as `cn`. */
  calendar: string;
  /** How often it is looked whether somebody has to be reminded, in seconds; 0 switches the timer off. */
  clockSeconds: number;
  /** How often messages are looked for, in seconds; 0 switches the timer off. */
  outboxSeconds: number;
  /** After so many failed attempts a message is dead: it waits for a person. */
  outboxAttempts: number;
  /** Whether PostgreSQL keeps our statements parsed and planned: not behind a pooler that cannot pass that on. */
  preparedStatements: boolean;
  /** Notices to people: the local time of the daily digest (`HH:MM`), and after how many days read ones are removed. */
  notices: { digestAt: string; keptDays: number };
  /** Whose records these are: stands at the head of the review form. */
  organisation: string;
  /** So many per cent of the releases are listed to be read again by somebody else; 0: none. */
  secondReadingPercent: number;
  /** Other systems that are told of releases and recalls. */
  webhooks: Webhook[];
}

/** Reads the plugin's configuration. */
export function settings(strapi: Core.Strapi): Settings {
  return strapi.config.get('plugin::review') as Settings;
}

/** Whether entries of a type may go live only through a release. */
export function isGoverned(strapi: Core.Strapi, uid: string): boolean {
  return Object.hasOwn(settings(strapi).governed, uid);
}
