import type { Core } from '@strapi/strapi';
import { belongingOf, belongingOfForm } from '../belonging';
import type { WordCheckConfig } from '../config';
import type { Engine } from '../core/engine';
import { invalidInput, Refusal } from '../core/errors';
import { extractPassages, type Attributes } from '../core/extract';
import { compareFindings, type Finding } from '../core/finding';
import { pictureFindings, picturePassages, withPlaces, type ReadPicture } from '../core/images/picture-findings';
import type { Passage } from '../core/passage';
import { buildLayer } from '../core/layer';
import { scanSteps, type Language, type Speech } from '../core/scan';
import type { ScanTools } from '../core/text-view';
import { deadLinks, ownLinks, questionOf, type LinkedDocument } from '../core/links/dead-links';
import { inScope, type Belonging, type Subject } from '../core/scope';
import { anchorsOf, withWaivers } from '../core/waivers';
import { EngineKeeper } from '../engine/engine-keeper';
import { inTurns } from '../engine/in-turns';
import { checkedPictures, formPictures, type Shape } from '../images/content-pictures';
import { linkFacts } from '../link-facts';
import { BUILTIN_PACKS } from '../packs';
import type { CheckInput, CheckReport, Content, Key, Run, Unready } from '../ports';
import { wordSegmenters } from '../segmenters';
import { limitedRunner } from '../user-patterns';
import type { ImagesService } from './images';
import type { PacksService } from './packs';
import type { WaiversService } from './waivers';

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

/** How a form is scanned, and for whom. */
export interface DataScan {
  language: Language;
  /** The caller may read files, and so what stands in pictures. */
  readsFiles: boolean;
  /** Its waivers are applied. */
  document?: Key | null;
  /** Links are looked at, those to this document left out; not at all for who has no account here. */
  self?: LinkedDocument | null;
}

/** What was found in a content, before any waiver, and in which texts. */
export interface Examined {
  engine: string;
  findings: Finding[];
  passages: Passage[];
}

/** The same as it is remembered: without the texts, but with what waivers go by, and the texts that have links. */
interface Checked extends CheckReport {
  anchors: string[];
  linked: Passage[];
}

/** What review keeps is in Chinese; what rescans keep is read by people of either language. */
const IN_CHINESE: Speech = { language: 'zh' };
const IN_BOTH: Speech = { language: 'zh', bilingual: true };

/** Review shows and keeps personal data masked. */
const forReview = (finding: Finding): Finding =>
  finding.masked === undefined ? finding : { ...finding, text: finding.masked };

class EngineUnready extends Error implements Unready {
  constructor(readonly ready: () => Promise<void>) {
    super('the packs are still being compiled');
  }
}

/** Scans texts and contents with all packs. The compiled engine is kept per process and remade when a pack changes. */
export const scanner = ({ strapi }: { strapi: Core.Strapi }) => {
  const images = () => strapi.plugin('word-check').service('images') as ImagesService;
  const packs = () => strapi.plugin('word-check').service('packs') as PacksService;
  const waivers = () => strapi.plugin('word-check').service('waivers') as WaiversService;
  const links = linkFacts(strapi);
  const keeper = new EngineKeeper({
    source: {
      stamp: () => packs().stamp(),
      layers: () => packs().layers(),
      chunksOf: (documentId, version) => packs().chunksOf(documentId, version),
    },
    base: () => buildLayer(BUILTIN_PACKS.map((pack) => ({ pack, builtin: true }))),
    log: (message) => strapi.log.error(message),
    now: () => performance.now(),
  });
  /** What the last contents gave, by content and rules: a content is checked at its submission and at its release. */
  const checked = new Map<string, Checked>();

  function remember(key: string, report: Checked): void {
    checked.set(key, report);
    const [oldest] = checked.keys();
    if (checked.size > MOST_CHECKED && oldest !== undefined) checked.delete(oldest);
  }

  /** The engine of the packs that the caller's transaction sees. Throws `Unready` rather than giving an older one. */
  async function engineNow(run?: Run): Promise<Engine> {
    const stamp = await packs().stamp(run);
    const engine = keeper.at(stamp) ?? (await keeper.here());
    if (engine) return engine;
    throw new EngineUnready(async () => {
      await keeper.ready(stamp);
    });
  }

  /**
   * The same, or while large packs are compiled the one before: who writes does not wait for them. Throws NOT_READY, also
   * inside a transaction when there is none before: it may hold the only connection that the build could read by.
   */
  async function engineForWriting(): Promise<Engine> {
    const stamp = await packs().stamp();
    const engine = keeper.at(stamp) ?? (await keeper.here());
    if (engine) return engine;
    // A failure is in the log already.
    const coming = keeper.ready(stamp).catch(() => null);
    const known = keeper.latest ?? (strapi.db.inTransaction() ? null : await coming);
    if (!known) throw new Refusal('NOT_READY');
    return known;
  }

  const tools = (): ScanTools => ({
    segmenters: wordSegmenters((message) => strapi.log.warn(message)),
    runPattern: limitedRunner(() => performance.now()),
  });

  const promotion = () => (strapi.config.get('plugin::word-check') as WordCheckConfig).promotional;

  function subjectOf(belonging: Belonging): Subject {
    const promotional = promotion();
    return { ...belonging, promotional: (field) => promotional !== null && inScope(promotional, belonging, field) };
  }

  async function answer(
    texts: readonly Passage[],
    subject: Subject | null,
    speech: Speech,
    { inUse, pictures = [] }: { inUse?: Engine; pictures?: readonly ReadPicture[] } = {},
  ): Promise<ScanAnswer & { passages: Passage[] }> {
    const passages = [...texts, ...picturePassages(pictures)];
    const length = passages.reduce((sum, passage) => sum + passage.text.length, 0);
    if (length > LONGEST_SCAN) throw new Refusal('TOO_LARGE', { most: LONGEST_SCAN, actual: length });
    const current = inUse ?? (await engineForWriting());
    const options = { ...tools(), ...speech, subject };
    const found = await inTurns(scanSteps(current, passages, options), () => performance.now());
    const findings =
      pictures.length === 0
        ? found
        : [...withPlaces(found, pictures), ...pictureFindings(pictures, speech)].sort(compareFindings);
    return { findings, engine: { version: current.version, rules: current.rules.length }, passages };
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

  /** Throws `Unready` while pictures are unread. `isLasting`: the same content and rules would give the same again. */
  async function examineWith(current: Engine, input: CheckInput): Promise<Examined & { isLasting: boolean }> {
    const { uid, content } = input;
    const shape = shapeOf(uid);
    const texts = passagesOf(shape, content.fields, '');
    const { seconds } = (strapi.config.get('plugin::word-check') as WordCheckConfig).pictures;
    const pictures = await checkedPictures(images(), input, shape, 2000 * seconds);
    const subject = subjectOf(belongingOf(uid, content.fields));
    const found = await answer(texts, subject, IN_CHINESE, { inUse: current, pictures });
    // That a picture could not be read says something of the moment, not of the content.
    const isLasting = pictures.every(({ outcome }) => typeof outcome !== 'string');
    return { engine: found.engine.version, findings: found.findings, passages: found.passages, isLasting };
  }

  /** Links that lead to what readers cannot open at this moment, so that nobody may remember them. */
  async function deadIn(
    engine: Engine,
    passages: readonly Passage[],
    { self, ...said }: Speech & { self: LinkedDocument | null; subject: Subject | null },
  ): Promise<Finding[]> {
    const site = passages.some((passage) => passage.links) ? await links.site() : null;
    const own = site ? ownLinks(passages, site, self) : [];
    return own.length === 0 ? [] : deadLinks(engine, own, await links.answer(questionOf(own)), said);
  }

  const deadInContent = (engine: Engine, input: CheckInput, passages: readonly Passage[]): Promise<Finding[]> =>
    deadIn(engine, passages, {
      ...{ self: input, language: 'zh' },
      subject: subjectOf(belongingOf(input.uid, input.content.fields)),
    });

  async function checkedAnew(current: Engine, input: CheckInput, key: string | null): Promise<Checked> {
    const { engine: used, findings, passages, isLasting } = await examineWith(current, input);
    const linked = passages.filter((passage) => passage.links);
    const report = { engine: used, findings, anchors: anchorsOf(findings, passages), linked };
    if (key && isLasting) remember(key, report);
    return report;
  }

  return {
    tools,

    /** Ends what is being compiled. */
    close: () => keeper.close(),

    /** Scans passages of bare text. Throws TOO_LARGE. */
    async scanPassages(texts: readonly Passage[], language: Language): Promise<ScanAnswer> {
      const { passages: _passages, ...report } = await answer(texts, null, { language });
      return report;
    },

    /**
     * Scans a content as the form or the API gives it; its pictures too, as far as they are read, when the caller may read
     * files. Of a `document` the waivers are applied that stand for it. Throws INVALID_INPUT, TOO_LARGE.
     */
    async scanData(
      uid: string,
      data: Readonly<Record<string, unknown>>,
      { language, readsFiles, document, self }: DataScan,
    ): Promise<ScanAnswer> {
      const shape = shapeOf(uid);
      const texts = passagesOf(shape, data, 'data.');
      const { pictures, total, waiting } = readsFiles
        ? await formPictures(images(), data, shape)
        : { pictures: [], total: 0, waiting: [] };
      const inUse = await engineForWriting();
      const form = { uid, data, document: self };
      const belonging = await belongingOfForm(strapi, form, { engine: inUse, promotional: promotion() });
      const subject = subjectOf(belonging);
      const { passages, ...report } = await answer(texts, subject, { language }, { inUse, pictures });
      const dead = self === undefined ? [] : await deadIn(inUse, passages, { self, subject, language });
      const found = [...report.findings, ...dead].sort(compareFindings);
      const standing = document ? await waivers().of(document) : [];
      const anchors = standing.length > 0 ? anchorsOf(found, passages) : [];
      const findings = withWaivers(found, anchors, standing);
      return { ...report, findings, ...(readsFiles ? { pictures: { total, waiting } } : {}) };
    },

    /** What is in a content, before any waiver. Throws `Unready` while pictures are unread. */
    async examine(input: CheckInput): Promise<Examined> {
      const current = await engineNow(input.run);
      const { engine, findings, passages } = await examineWith(current, input);
      const dead = await deadInContent(current, input, passages);
      return { engine, findings: [...findings, ...dead].sort(compareFindings), passages };
    },

    /**
     * The check review runs on a content, with the waivers that stand for its document; of one that is submitted without
     * any. Throws rather than passing what it could not read, or has not read yet.
     */
    async check(input: CheckInput): Promise<CheckReport> {
      const { uid, digest, run, isSubmitted } = input;
      // Asked for at once, so that they share a round trip; nothing may be at work when the act is given up.
      const [engine, waived] = await Promise.allSettled([engineNow(run), isSubmitted ? [] : waivers().of(input, run)]);
      if (engine.status === 'rejected') throw engine.reason;
      if (waived.status === 'rejected') throw waived.reason;
      const [current, standing] = [engine.value, waived.value];
      const { version, rules } = current;
      // A pattern of a user may be stopped for taking too long: that says something of the moment, not of the content.
      const isCertain = rules.every(({ pattern, trusted }) => trusted || pattern === undefined);
      const key = digest && isCertain ? `${uid} ${digest} ${version}` : null;
      const known = (key === null ? undefined : checked.get(key)) ?? (await checkedAnew(current, input, key));
      const dead = await deadInContent(current, input, known.linked);
      const anchors = [...known.anchors, ...anchorsOf(dead, known.linked)];
      const findings = withWaivers([...known.findings, ...dead], anchors, standing).map(forReview);
      return { engine: known.engine, findings: findings.sort(compareFindings) };
    },

    /** The engine of the packs as they are now; waits while large ones are compiled. Rejects when that fails. */
    async current(): Promise<Engine> {
      const stamp = await packs().stamp();
      return keeper.at(stamp) ?? (await keeper.here()) ?? keeper.ready(stamp);
    },

    /**
     * What an engine finds in the stored content of a document, and in those of its pictures that `picturesOf` knows, with
     * the waivers that stand for it. Throws INVALID_INPUT, TOO_LARGE.
     */
    async survey(
      inUse: Engine,
      { content: { uid, fields }, ...key }: Key & { content: Content },
      picturesOf: (shape: Shape) => Promise<readonly ReadPicture[]>,
    ): Promise<Finding[]> {
      const shape = shapeOf(uid);
      const pictures = await picturesOf(shape);
      const texts = passagesOf(shape, fields, '');
      const subject = subjectOf(belongingOf(uid, fields));
      const { findings: found, passages } = await answer(texts, subject, IN_BOTH, { inUse, pictures });
      const dead = await deadIn(inUse, passages, { self: key, subject, ...IN_BOTH });
      const findings = [...found, ...dead].sort(compareFindings);
      if (findings.length === 0) return findings;
      return withWaivers(findings, anchorsOf(findings, passages), await waivers().of(key));
    },
  };
};

/** The scanner service. */
export type ScannerService = ReturnType<typeof scanner>;
