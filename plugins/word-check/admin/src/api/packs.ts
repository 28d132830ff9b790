import type { Rule } from '../../../server/src/core/rule';
import { PLUGIN_ID } from '../plugin-id';
import type { StoredRule } from '../model/save-onto';
import { refusedBy, type FieldFault } from './refusal';

/** The part of Strapi's fetch client the calls need. */
export interface Client {
  get<Answer>(url: string, options?: object): Promise<{ data: Answer }>;
  post<Answer>(url: string, body?: unknown): Promise<{ data: Answer }>;
  put<Answer>(url: string, body?: unknown): Promise<{ data: Answer }>;
  del<Answer>(url: string): Promise<{ data: Answer }>;
}

/** A pack in the list. */
export interface PackSummary {
  readonly key: string;
  readonly name: string;
  readonly nameEn?: string;
  readonly builtin: boolean;
  readonly version: number;
  readonly ruleCount: number;
  readonly termCount: number;
  readonly savedAt: string | null;
  readonly savedBy: string | null;
}

/** A rule in the list of a pack's rules. */
export type ListedRule = Rule & { readonly termCount: number };

/** Rules of a pack; `next` is where to go on. */
export interface RulePage {
  readonly results: readonly ListedRule[];
  readonly next: number | null;
  readonly version: number;
  readonly ruleCount: number;
}

/** What a version changed. */
export interface Change {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly ids: Readonly<Record<'added' | 'changed' | 'removed', readonly string[]>>;
}

/** A version of a pack. */
export interface Version {
  readonly version: number;
  readonly act: 'create' | 'edit' | 'import' | 'restore' | 'carry-over';
  readonly at: string;
  readonly by: string | null;
  readonly ruleCount: number;
  readonly termCount: number;
  readonly change: Change | null;
}

/** What an import did, in rows. */
export interface ImportResult {
  readonly added: number;
  readonly updated: number;
  readonly skipped: number;
  readonly errorCount: number;
  readonly errors: readonly { readonly row: number; readonly reason: string }[];
  readonly version: number;
}

/** How far an import is. */
export interface ImportState {
  readonly state: 'running' | 'done' | 'failed';
  readonly done: number;
  readonly total: number;
  readonly result?: ImportResult;
  readonly error?: { readonly message: string; readonly details: { readonly fields?: readonly FieldFault[] } };
}

/** What a rule's own examples say. */
export interface RuleProof {
  readonly problems: readonly FieldFault[];
  readonly warnings: readonly FieldFault[];
}

/** What a rule would find in what is live. */
export interface Trial {
  readonly state: string;
  readonly done: number;
  readonly total: number;
  readonly items: number;
  readonly matches: readonly {
    readonly uid: string;
    readonly documentId: string;
    readonly locale: string;
    readonly title: string | null;
    readonly findings: number | readonly unknown[];
  }[];
}

const packPath = (key: string) => `/${PLUGIN_ID}/packs/${encodeURIComponent(key)}`;
const rulePath = (key: string, id: string) => `${packPath(key)}/rules/${encodeURIComponent(id)}`;

/** All packs. */
export const loadPacks = async (client: Client): Promise<readonly PackSummary[]> =>
  (await client.get<{ results: PackSummary[] }>(`/${PLUGIN_ID}/packs`)).data.results;

/** One page of a pack's rules. */
export const loadRules = async (client: Client, key: string, search: string, after: number): Promise<RulePage> =>
  (await client.get<RulePage>(`${packPath(key)}/rules`, { params: { search, after, limit: 50 } })).data;

/** One rule with all its words, and the version of its pack. */
export const loadRule = async (client: Client, key: string, id: string): Promise<{ rule: Rule; version: number }> =>
  (await client.get<{ rule: Rule; version: number }>(rulePath(key, id))).data;

/** How a rule is stored, or that there is none of its number, at a version of its pack that is no newer than that. */
export async function loadStored(client: Client, key: string, id: string): Promise<StoredRule> {
  const version = (await loadPacks(client)).find((pack) => pack.key === key)?.version ?? 0;
  try {
    return await loadRule(client, key, id);
  } catch (error) {
    if (refusedBy(error).status !== 404) throw error;
    return { rule: null, version };
  }
}

/** Writes or adds a rule to the version of a pack. */
export const saveRule = async (
  client: Client,
  key: string,
  rule: Rule,
  version: number,
): Promise<RuleProof['warnings']> =>
  (await client.put<{ warnings: FieldFault[] }>(rulePath(key, rule.id), { rule, version })).data.warnings;

/** Removes a rule from the version of a pack. */
export const removeRule = (client: Client, key: string, id: string, version: number) =>
  client.del(`${rulePath(key, id)}?version=${version}`);

/** Makes an empty pack. */
export const createPack = (client: Client, key: string, name: string) =>
  client.post(`/${PLUGIN_ID}/packs`, { key, name, rules: [] });

/** Removes a pack at a version. */
export const removePack = (client: Client, key: string, version: number) =>
  client.del(`${packPath(key)}?version=${version}`);

/** The history of a pack, the newest version first. */
export const loadVersions = async (client: Client, key: string): Promise<readonly Version[]> =>
  (await client.get<{ results: Version[] }>(`${packPath(key)}/versions`)).data.results;

/** Makes an older version the newest again. */
export const restoreVersion = (client: Client, key: string, old: number, version: number) =>
  client.post(`${packPath(key)}/versions/${old}/restore`, { version });

/** Sends a file; the answer names the import. */
export async function startImport(client: Client, key: string, file: File): Promise<string> {
  const body = new FormData();
  body.append('file', file);
  return (await client.post<{ id: string }>(`${packPath(key)}/import?background=true`, body)).data.id;
}

/** How far an import is. */
export const loadImport = async (client: Client, id: string): Promise<ImportState> =>
  (await client.get<ImportState>(`/${PLUGIN_ID}/imports/${id}`)).data;

/** A pack as a file. */
export const loadExport = async (client: Client, key: string, format: 'csv' | 'json'): Promise<Blob> =>
  (await client.get<Blob>(`${packPath(key)}/export?format=${format}`, { responseType: 'blob' })).data;

/** Tries a rule on its own examples, without saving it. */
export const proveRule = async (client: Client, rule: Rule): Promise<RuleProof> =>
  (await client.post<RuleProof>(`/${PLUGIN_ID}/rule-proofs`, { rule })).data;

/** Begins to try a rule on what is live. */
export const startTrial = async (client: Client, rule: Rule): Promise<string> =>
  (await client.post<{ id: string }>(`/${PLUGIN_ID}/trials`, { rule })).data.id;

/** How far a trial is, and what it found. */
export const loadTrial = async (client: Client, id: string): Promise<Trial> =>
  (await client.get<Trial>(`/${PLUGIN_ID}/trials/${id}`)).data;
