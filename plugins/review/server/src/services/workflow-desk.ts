import type { Core } from '@strapi/strapi';
import { definitionWarnings, strangerFaults, type Known } from '../core/definition-people';
import { Refusal, type Language } from '../core/errors';
import { FACETS, type Fault } from '../core/level';
import { namedAt } from '../core/pending-duties';
import { proofreadersOf } from '../core/proof-track';
import { roundsIn } from '../core/templates-proof';
import { faultsOf, type Workflow } from '../core/workflow';
import { definitionChanges, type DefinitionChange } from '../core/workflow-diff';
import { TEMPLATES } from '../core/workflow-templates';
import { together } from '../database/round-trip';
import { review } from '../review-services';
import { settings } from '../settings';
import { iso, table } from '../tables';
import type { Definition } from './workflow-changes';

/** A fault or warning in the caller's language. */
export interface Told {
  path: string;
  reason: string;
}

const told = (faults: readonly Fault[], language: Language): Told[] =>
  faults.map(({ path, reason }) => ({ path, reason: reason[language] }));

const OPEN_RUNS =
  'select "workflow_key", "workflow_version", count(*) as "runs" from "review_runs" ' +
  `where "state" in ('in_review', 'approved', 'scheduled') group by "workflow_key", "workflow_version"`;

/** Everybody a workflow names. */
function codesOf({ levels, breakGlass, proof }: Workflow): string[] {
  const superiors = levels.flatMap(({ clock }) => (clock?.escalation ? [clock.escalation.to] : []));
  return [
    ...levels.flatMap(namedAt),
    ...superiors,
    ...(breakGlass?.signers ?? []),
    ...(proof ? proofreadersOf(proof) : []),
  ];
}

/** What the pages about workflows show, and what is wrong with what comes back from them. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const workflows = () => review(strapi, 'workflows');

  async function known(): Promise<Known> {
    const people = await table(strapi, 'person').findMany({ select: ['code'] });
    const roles = (await strapi.db.query('admin::role').findMany({ select: ['code'] })) as { code: string }[];
    return {
      people: new Set(people.map(({ code }) => code)),
      active: new Set((await review(strapi, 'duties').ableNow()).keys()),
      roles: new Set(roles.map(({ code }) => code)),
    };
  }

  /** How many runs are open under each version. */
  async function openRuns(): Promise<Map<string, number>> {
    const [found] = await together(strapi, [{ sql: OPEN_RUNS, bindings: [] }]);
    return new Map((found?.rows ?? []).map((row) => [`${row.workflow_key} ${row.workflow_version}`, Number(row.runs)]));
  }

  /** Governed types that follow a workflow, by their names. */
  function typesOf(key: string): string[] {
    return Object.entries(settings(strapi).governed)
      .filter(([, { workflow }]) => workflow === key)
      .map(([uid]) => strapi.getModel(uid as 'admin::user')?.info?.displayName ?? uid);
  }

  /** The values a facet can have, by what people call them: all that it names, and all that runs have had. */
  async function facetValues(key: string): Promise<{ value: string; name: string }[]> {
    const facet = review(strapi, 'registry')
      .facets()
      .find((one) => one.key === key);
    const names = (await facet?.names?.()) ?? {};
    const sql = 'select distinct "value" from "review_run_facets" where "facet" = ? order by "value"';
    const [found] = await together(strapi, [{ sql, bindings: [key] }]);
    const values = new Set([...Object.keys(names), ...(found?.rows ?? []).map(({ value }) => String(value))]);
    return [...values].map((value) => ({ value, name: names[value] ?? value }));
  }

  return {
    /**
     * Whether a definition can be saved.
     * @throws Refusal INVALID_INPUT naming every fault by its path
     */
    async check(definition: Definition, language: Language): Promise<void> {
      const faults = [...faultsOf({ ...definition, version: 1 }), ...strangerFaults(definition, await known())];
      if (faults.length === 0) return;
      const sentence = (one: Language): string =>
        faults.map(({ path, reason }) => `${path}: ${reason[one]}`).join('; ');
      const reason = { zh: sentence('zh'), en: sentence('en') };
      throw new Refusal('INVALID_INPUT', { fields: told(faults, language) }, { reason });
    },

    /** What may be saved and will yet make runs wait. */
    warnings: async (definition: Definition, language: Language): Promise<Told[]> =>
      told(definitionWarnings(definition, await known()), language),

    /** The newest version of each workflow, who follows it, how many runs are open, and what will make runs wait. */
    async list(language: Language) {
      const [all, runs, there] = await Promise.all([workflows().list(), openRuns(), known()]);
      return {
        data: all,
        names: await this.names(all.flatMap(codesOf)),
        facts: all.map((workflow) => ({
          key: workflow.key,
          types: typesOf(workflow.key),
          openRuns: [...runs].reduce((sum, [id, n]) => sum + (id.startsWith(`${workflow.key} `) ? n : 0), 0),
          warnings: told(definitionWarnings(workflow, there), language),
        })),
      };
    },

    /** One workflow, its versions with the runs that are pinned to them, and what will make runs wait. */
    async show(key: string, version: number | undefined, language: Language) {
      const [versions, runs] = await Promise.all([workflows().versions(key), openRuns()]);
      const shown = version === undefined ? versions[0] : versions.find((one) => one.version === version);
      if (!shown) throw new Refusal('NOT_FOUND');
      const { savedAt: _at, savedBy: _by, ...data } = shown;
      return {
        data,
        versions: versions.map((one) => ({
          version: one.version,
          name: one.name,
          savedAt: iso(one.savedAt),
          savedBy: one.savedBy?.name ?? null,
          openRuns: runs.get(`${key} ${one.version}`) ?? 0,
        })),
        types: typesOf(key),
        names: await this.names(codesOf(data)),
        warnings: await this.warnings(data, language),
      };
    },

    /** What differs between two versions. */
    async differences(key: string, from: number, to: number): Promise<DefinitionChange[]> {
      const versions = await workflows().versions(key);
      const [before, after] = [from, to].map((version) => versions.find((one) => one.version === version));
      if (!before || !after) throw new Refusal('NOT_FOUND');
      const bare = ({ savedAt: _at, savedBy: _by, ...workflow }: typeof before) => workflow;
      return definitionChanges(bare(before), bare(after));
    },

    /** What an editor can choose from: people, roles, the values of facets, templates. */
    async options(language: Language) {
      const [people, able] = await Promise.all([
        table(strapi, 'person').findMany({ orderBy: { id: 'asc' } }),
        review(strapi, 'duties').ableNow(),
      ]);
      const roles = (await strapi.db.query('admin::role').findMany({ orderBy: { id: 'asc' } })) as unknown as {
        code: string;
        name: string;
      }[];
      return {
        people: people.map(({ code, name, unit, post }) => ({ code, name, unit, post, able: able.has(code) })),
        roles: roles.map(({ code, name }) => ({ code, name })),
        facets: await Promise.all(FACETS.map(async (key) => ({ key, values: await facetValues(key) }))),
        templates: TEMPLATES.map(({ key, name, about, levels, rounds, breakGlass }) => ({
          key,
          name: name[language],
          about: about[language],
          levels: levels.map((level) => ({ ...level, name: level.name[language], who: level.who[language] })),
          ...(rounds ? { rounds: roundsIn(language) } : {}),
          ...(breakGlass ? { breakGlass } : {}),
        })),
      };
    },

    /** Names of people by code, for whatever is shown with codes in it. */
    async names(codes: readonly string[]): Promise<Record<string, string>> {
      const people = await review(strapi, 'actors').byCodes([...new Set(codes)]);
      return Object.fromEntries([...people].map(([code, { name }]) => [code, name]));
    },
  };
};
