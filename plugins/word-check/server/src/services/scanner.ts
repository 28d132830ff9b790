import type { Core } from '@strapi/strapi';
import type { WordCheckConfig } from '../config';
import { isRecord } from '../core/blocks-text';
import { compileEngine, type Engine } from '../core/engine';
import { invalidInput, Refusal } from '../core/errors';
import { extractPassages, type Attributes } from '../core/extract';
import type { Finding } from '../core/finding';
import type { Passage } from '../core/passage';
import { scan, type Language } from '../core/scan';
import type { ScanTools } from '../core/scan-text';
import { inScope, type Subject } from '../core/scope';
import { BUILTIN_PACKS } from '../packs';
import type { CheckInput, CheckReport, Run } from '../ports';
import { intlSegmenter } from '../segmenters';
import { limitedRunner } from '../user-patterns';
import type { PacksService } from './packs';

/** Plain text one scan reads, in UTF-16 units: fifty times a long article. */
export const LONGEST_SCAN = 1_000_000;

/** So many reports of a content are remembered; each is its findings only. */
const MOST_CHECKED = 500;

/** A scan's answer. */
export interface ScanAnswer {
  findings: Finding[];
  engine: { version: string; rules: number };
}

/** Codes of the themes a content names, where they are known. */
function themesOf(data: Readonly<Record<string, unknown>>): string[] {
  const theme = data['theme'];
  return isRecord(theme) && typeof theme['code'] === 'string' ? [theme['code']] : [];
}

/** Scans texts and contents with all packs. The compiled engine is kept per process and remade when a pack changes. */
export const scanner = ({ strapi }: { strapi: Core.Strapi }) => {
  const packs = () => strapi.plugin('word-check').service('packs') as PacksService;
  const segmenters = [intlSegmenter()];
  let kept: { stamp: string; engine: Engine } | null = null;
  /** What the last contents gave, by content and rules: a content is checked at its submission and at its release. */
  const checked = new Map<string, CheckReport>();

  function remember(key: string, report: CheckReport): void {
    checked.set(key, report);
    const [oldest] = checked.keys();
    if (checked.size > MOST_CHECKED && oldest !== undefined) checked.delete(oldest);
  }

  /** The stamp is read before the packs, so an engine is never newer than its stamp says. */
  async function engine(run?: Run): Promise<Engine> {
    const stamp = await packs().stamp(run);
    if (kept?.stamp === stamp) return kept.engine;
    const users = await packs().userPacks();
    const inUse = [
      ...BUILTIN_PACKS.map((pack) => ({ pack, builtin: true })),
      ...users.map(({ key, name, rules }) => ({ pack: { key, name, rules }, builtin: false })),
    ];
    kept = { stamp, engine: compileEngine(inUse) };
    return kept.engine;
  }

  const tools = (): ScanTools => ({ segmenters, runPattern: limitedRunner(() => performance.now()) });

  function subjectOf(uid: string, themes: readonly string[]): Subject {
    const { promotional } = strapi.config.get('plugin::word-check') as WordCheckConfig;
    return { uid, themes, promotional: (field) => promotional !== null && inScope(promotional, uid, themes, field) };
  }

  async function answer(
    passages: readonly Passage[],
    subject: Subject | null,
    language: Language,
    inUse?: Engine,
  ): Promise<ScanAnswer> {
    const length = passages.reduce((sum, passage) => sum + passage.text.length, 0);
    if (length > LONGEST_SCAN) throw new Refusal('TOO_LARGE', { most: LONGEST_SCAN, actual: length });
    const current = inUse ?? (await engine());
    const findings = scan(current, passages, { ...tools(), subject, language });
    return { findings, engine: { version: current.version, rules: current.rules.length } };
  }

  /** The texts of a content by its schema. Throws INVALID_INPUT for an unknown type or values of the wrong type. */
  function passagesOf(uid: string, data: Readonly<Record<string, unknown>>, prefix: string): Passage[] {
    const type = Object.hasOwn(strapi.contentTypes, uid)
      ? strapi.contentTypes[uid as keyof typeof strapi.contentTypes]
      : undefined;
    if (!type) throw invalidInput([{ path: 'uid', reason: 'is not a content type' }]);
    const lookup = (component: string) =>
      strapi.components[component as keyof typeof strapi.components]?.attributes as Attributes | undefined;
    const { passages, problems } = extractPassages(type.attributes as unknown as Attributes, data, lookup);
    if (problems.length > 0) throw invalidInput(problems.map(({ path, reason }) => ({ path: prefix + path, reason })));
    return passages;
  }

  return {
    tools,

    /** Scans passages of bare text. Throws TOO_LARGE. */
    scanPassages: (passages: readonly Passage[], language: Language): Promise<ScanAnswer> =>
      answer(passages, null, language),

    /** Scans a content as the form or the API gives it. Throws INVALID_INPUT, TOO_LARGE. */
    async scanData(uid: string, data: Readonly<Record<string, unknown>>, language: Language): Promise<ScanAnswer> {
      return answer(passagesOf(uid, data, 'data.'), subjectOf(uid, themesOf(data)), language);
    },

    /** The check review runs on a content. Throws rather than passing what it could not read. */
    async check({ uid, content, digest, run }: CheckInput): Promise<CheckReport> {
      const current = await engine(run);
      const { version, rules } = current;
      // A pattern of a user may be stopped for taking too long: that says something of the moment, not of the content.
      const isCertain = rules.every(({ pattern, trusted }) => trusted || pattern === undefined);
      const key = digest && isCertain ? `${uid} ${digest} ${version}` : null;
      const known = key && checked.get(key);
      if (known) return known;
      const subject = subjectOf(uid, themesOf(content.fields));
      const { findings, engine: used } = await answer(passagesOf(uid, content.fields, ''), subject, 'zh', current);
      const report = { engine: used.version, findings };
      if (key) remember(key, report);
      return report;
    },
  };
};

/** The scanner service. */
export type ScannerService = ReturnType<typeof scanner>;
