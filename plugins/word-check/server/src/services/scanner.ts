import type { Core } from '@strapi/strapi';
import type { WordCheckConfig } from '../config';
import { isRecord } from '../core/blocks-text';
import { compileEngine, type Engine } from '../core/engine';
import { invalidInput, Refusal } from '../core/errors';
import { extractPassages, type Attributes } from '../core/extract';
import { compareFindings, type Finding } from '../core/finding';
import { pictureFindings, picturePassages, withPlaces, type ReadPicture } from '../core/images/picture-findings';
import type { Passage } from '../core/passage';
import { scan, type Language } from '../core/scan';
import type { ScanTools } from '../core/scan-text';
import { inScope, type Subject } from '../core/scope';
import { checkedPictures, formPictures, type Shape } from '../images/content-pictures';
import { BUILTIN_PACKS } from '../packs';
import type { CheckInput, CheckReport, Content, Run } from '../ports';
import { intlSegmenter } from '../segmenters';
import { limitedRunner } from '../user-patterns';
import type { ImagesService } from './images';
import type { PacksService } from './packs';

/** Plain text one scan reads, in UTF-16 units: fifty times a long article. */
export const LONGEST_SCAN = 1_000_000;

/** So many reports of a content are remembered; each is its findings only. */
const MOST_CHECKED = 500;

/** A scan's answer. */
export interface ScanAnswer {
  findings: Finding[];
  engine: { version: string; rules: number };
  /** Of a content: its pictures, and the SHA-256 of those that are still being read. */
  pictures?: { total: number; waiting: string[] };
}

/** Codes of the themes a content names, where they are known. */
function themesOf(data: Readonly<Record<string, unknown>>): string[] {
  const theme = data['theme'];
  return isRecord(theme) && typeof theme['code'] === 'string' ? [theme['code']] : [];
}

/** Scans texts and contents with all packs. The compiled engine is kept per process and remade when a pack changes. */
export const scanner = ({ strapi }: { strapi: Core.Strapi }) => {
  const images = () => strapi.plugin('word-check').service('images') as ImagesService;
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
    texts: readonly Passage[],
    subject: Subject | null,
    language: Language,
    { inUse, pictures = [] }: { inUse?: Engine; pictures?: readonly ReadPicture[] } = {},
  ): Promise<ScanAnswer> {
    const passages = [...texts, ...picturePassages(pictures)];
    const length = passages.reduce((sum, passage) => sum + passage.text.length, 0);
    if (length > LONGEST_SCAN) throw new Refusal('TOO_LARGE', { most: LONGEST_SCAN, actual: length });
    const current = inUse ?? (await engine());
    const options = { ...tools(), subject, language };
    const found = scan(current, passages, options);
    const findings =
      pictures.length === 0
        ? found
        : [...withPlaces(found, pictures), ...pictureFindings(pictures, language)].sort(compareFindings);
    return { findings, engine: { version: current.version, rules: current.rules.length } };
  }

  /** What a type is made of. Throws INVALID_INPUT for an unknown type. */
  function shapeOf(uid: string): Shape {
    const type = Object.hasOwn(strapi.contentTypes, uid)
      ? strapi.contentTypes[uid as keyof typeof strapi.contentTypes]
      : undefined;
    if (!type) throw invalidInput([{ path: 'uid', reason: 'is not a content type' }]);
    const lookup = (component: string) =>
      strapi.components[component as keyof typeof strapi.components]?.attributes as Attributes | undefined;
    return { attributes: type.attributes as unknown as Attributes, lookup };
  }

  /** The texts of a content by its schema. Throws INVALID_INPUT for values of the wrong type. */
  function passagesOf({ attributes, lookup }: Shape, data: Readonly<Record<string, unknown>>, prefix: string) {
    const { passages, problems } = extractPassages(attributes, data, lookup);
    if (problems.length > 0) throw invalidInput(problems.map(({ path, reason }) => ({ path: prefix + path, reason })));
    return passages;
  }

  return {
    tools,

    /** Scans passages of bare text. Throws TOO_LARGE. */
    scanPassages: (passages: readonly Passage[], language: Language): Promise<ScanAnswer> =>
      answer(passages, null, language),

    /**
     * Scans a content as the form or the API gives it; its pictures too, as far as they are read, when the caller may read
     * files. Throws INVALID_INPUT, TOO_LARGE.
     */
    async scanData(
      uid: string,
      data: Readonly<Record<string, unknown>>,
      { language, readsFiles }: { language: Language; readsFiles: boolean },
    ): Promise<ScanAnswer> {
      const shape = shapeOf(uid);
      const passages = passagesOf(shape, data, 'data.');
      const { pictures, total, waiting } = readsFiles
        ? await formPictures(images(), data, shape)
        : { pictures: [], total: 0, waiting: [] };
      const report = await answer(passages, subjectOf(uid, themesOf(data)), language, { pictures });
      return readsFiles ? { ...report, pictures: { total, waiting } } : report;
    },

    /** The check review runs on a content. Throws rather than passing what it could not read, or has not read yet. */
    async check(input: CheckInput): Promise<CheckReport> {
      const { uid, content, digest, run } = input;
      const current = await engine(run);
      const { version, rules } = current;
      // A pattern of a user may be stopped for taking too long: that says something of the moment, not of the content.
      const isCertain = rules.every(({ pattern, trusted }) => trusted || pattern === undefined);
      const key = digest && isCertain ? `${uid} ${digest} ${version}` : null;
      const known = key && checked.get(key);
      if (known) return known;
      const subject = subjectOf(uid, themesOf(content.fields));
      const shape = shapeOf(uid);
      const passages = passagesOf(shape, content.fields, '');
      const { seconds } = (strapi.config.get('plugin::word-check') as WordCheckConfig).pictures;
      const pictures = await checkedPictures(images(), input, shape, 2000 * seconds);
      const { findings, engine: used } = await answer(passages, subject, 'zh', { inUse: current, pictures });
      const report = { engine: used.version, findings };
      // That a picture could not be read says something of the moment, too.
      if (key && pictures.every(({ outcome }) => typeof outcome !== 'string')) remember(key, report);
      return report;
    },

    /** The engine of the packs as they are now. */
    current: (): Promise<Engine> => engine(),

    /**
     * What an engine finds in a stored content, and in those of its pictures that `picturesOf` knows. Throws
     * INVALID_INPUT, TOO_LARGE.
     */
    async survey(
      inUse: Engine,
      { uid, fields }: Content,
      picturesOf: (shape: Shape) => Promise<readonly ReadPicture[]>,
    ): Promise<Finding[]> {
      const shape = shapeOf(uid);
      const pictures = await picturesOf(shape);
      const passages = passagesOf(shape, fields, '');
      return (await answer(passages, subjectOf(uid, themesOf(fields)), 'zh', { inUse, pictures })).findings;
    },
  };
};

/** The scanner service. */
export type ScannerService = ReturnType<typeof scanner>;
