import type { Core } from '@strapi/strapi';
import type { ActorSnapshot } from '../core/ledger';
import { faultsOf, type Workflow } from '../core/workflow';
import { settings } from '../settings';
import { table, type WorkflowRow } from '../tables';

function toWorkflow(row: WorkflowRow): Workflow {
  return {
    key: row.key,
    version: Number(row.version),
    name: row.name,
    levels: row.definition.levels,
    recallRoles: row.definition.recallRoles,
    ...(row.definition.breakGlass ? { breakGlass: row.definition.breakGlass } : {}),
    ...(row.definition.proof ? { proof: row.definition.proof } : {}),
  };
}

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const rows = () => table(strapi, 'workflow');

  async function newest(key: string): Promise<Workflow | null> {
    const row = await rows().findOne({ where: { key }, orderBy: { version: 'desc' } });
    return row ? toWorkflow(row) : null;
  }

  /** Versions never change once they are saved. */
  const versions = new Map<string, Workflow>();

  /** Versions this process has saved, as long as nobody has seen them outside a transaction: theirs may be undone. */
  const unsettled = new Set<string>();

  return {
    /** The newest version of a workflow, or null. */
    newest,

    /** One version of a workflow, as a run is pinned to it. */
    async version(key: string, version: number): Promise<Workflow> {
      const id = `${key} ${version}`;
      const known = versions.get(id);
      if (known) return known;
      const row = await rows().findOne({ where: { key, version } });
      if (!row) throw new Error(`Workflow ${key} has no version ${version}.`);
      const workflow = toWorkflow(row);
      if (unsettled.has(id) && strapi.db.inTransaction()) return workflow;
      unsettled.delete(id);
      versions.set(id, workflow);
      return workflow;
    },

    /** The workflow a governed type follows now. */
    async forType(uid: string): Promise<Workflow> {
      const key = settings(strapi).governed[uid]?.workflow ?? '';
      const workflow = await newest(key);
      if (!workflow) throw new Error(`Governed type ${uid} names workflow "${key}", which does not exist.`);
      return workflow;
    },

    /** The newest version of every workflow. */
    async list(): Promise<Workflow[]> {
      const all = await rows().findMany({ orderBy: { version: 'desc' } });
      const seen = new Map<string, Workflow>();
      for (const row of all) if (!seen.has(row.key)) seen.set(row.key, toWorkflow(row));
      return [...seen.values()];
    },

    /** Every version of a workflow, the newest first, with when and by whom it was saved where that is known. */
    async versions(key: string): Promise<(Workflow & Pick<WorkflowRow, 'savedAt' | 'savedBy'>)[]> {
      const all = await rows().findMany({ where: { key }, orderBy: { version: 'desc' } });
      return all.map((row) => ({ ...toWorkflow(row), savedAt: row.savedAt, savedBy: row.savedBy }));
    },

    /**
     * Saves a definition as a new version; earlier versions stay as they are, for the runs pinned to them.
     * @throws Error naming what is wrong with the definition
     */
    async save(definition: Omit<Workflow, 'version'>, saved?: { at: string; by: ActorSnapshot }): Promise<Workflow> {
      const version = ((await newest(definition.key))?.version ?? 0) + 1;
      const workflow: Workflow = { ...definition, version };
      const faults = faultsOf(workflow);
      if (faults.length > 0)
        throw new Error(`Workflow ${definition.key}: ${faults.map((f) => `${f.path} ${f.reason.en}`).join('; ')}`);
      const { key, name, version: _, ...rest } = workflow;
      unsettled.add(`${key} ${version}`);
      const by = { savedAt: saved?.at ?? null, savedBy: saved?.by ?? null };
      await rows().create({ data: { key, version, name, definition: rest, active: true, ...by } });
      return workflow;
    },
  };
};
