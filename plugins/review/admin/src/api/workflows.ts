import type { Client } from './client';

/** How many of those named have to sign. */
export type Quorum =
  | { readonly kind: 'any' | 'all' | 'ordered' }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'ratio'; readonly percent: number };

/** A condition on what a document is about. */
export interface Condition {
  readonly facet: string;
  readonly values: readonly string[];
}

/** People who have to sign as well where one of the conditions is true. */
export interface ExtraSigners {
  readonly when: Condition | readonly Condition[];
  readonly signers: readonly string[];
  readonly quorum: Quorum;
}

/** How much working time a level has, and which superior is told of a delay. */
export interface ClockRule {
  readonly limitMinutes: number;
  readonly escalation: { readonly to: string; readonly afterMinutes: number } | null;
}

/** A level as it is defined; people are codes. */
export interface LevelDefinition {
  readonly key: string;
  readonly name: string;
  readonly signers: readonly string[];
  readonly quorum: Quorum;
  readonly rejects?: 'end' | 'count';
  readonly vetoers?: readonly string[];
  readonly extra?: readonly ExtraSigners[];
  readonly clock?: ClockRule;
}

/** A thing a proofreader has looked at before signing. */
export interface ChecklistItem {
  readonly key: string;
  readonly text: string;
}

/** A proof round (校次) as it is defined; people are codes. */
export interface RoundDefinition {
  readonly key: string;
  readonly name: string;
  readonly proofreaders: readonly string[];
  readonly quorum: { readonly kind: 'any' | 'all' };
  readonly checklist: readonly ChecklistItem[];
}

/** The second track of a workflow: its rounds, whether the same people may hold both, what is read aloud. */
export interface ProofDefinition {
  readonly rounds: readonly RoundDefinition[];
  readonly sharesPeople: boolean;
  readonly readAloud?: Pick<ExtraSigners, 'when'>;
}

/** A workflow as somebody wants it to be. */
export interface WorkflowDefinition {
  readonly name: string;
  readonly levels: readonly LevelDefinition[];
  readonly recallRoles: readonly string[];
  readonly breakGlass?: { readonly signers: readonly string[]; readonly reviewHours: number };
  readonly proof?: ProofDefinition;
}

/** A saved version of a workflow. */
export interface Workflow extends WorkflowDefinition {
  readonly key: string;
  readonly version: number;
}

/** Something wrong with a definition, or that will make runs wait: where, and why in the caller's words. */
export interface DefinitionFault {
  readonly path: string;
  readonly reason: string;
}

/** Names of people by their codes. */
export type Names = Readonly<Record<string, string>>;

/** `GET /review/workflows`. */
export interface WorkflowList {
  readonly data: readonly Workflow[];
  readonly names: Names;
  readonly facts: readonly {
    readonly key: string;
    readonly types: readonly string[];
    readonly openRuns: number;
    readonly warnings: readonly DefinitionFault[];
  }[];
}

/** A version in the list of versions. */
export interface VersionFacts {
  readonly version: number;
  readonly name: string;
  readonly savedAt: string | null;
  readonly savedBy: string | null;
  readonly openRuns: number;
}

/** `GET /review/workflows/:key`. */
export interface WorkflowAnswer {
  readonly data: Workflow;
  readonly versions: readonly VersionFacts[];
  readonly types: readonly string[];
  readonly names: Names;
  readonly warnings: readonly DefinitionFault[];
}

/** What an editor can choose from. */
export interface WorkflowOptions {
  readonly people: readonly {
    readonly code: string;
    readonly name: string;
    readonly unit: string | null;
    readonly post: string | null;
    /** Whether they have an account that can sign. */
    readonly able: boolean;
  }[];
  readonly roles: readonly { readonly code: string; readonly name: string }[];
  readonly facets: readonly {
    readonly key: string;
    readonly values: readonly { readonly value: string; readonly name: string }[];
  }[];
  readonly templates: readonly WorkflowTemplate[];
}

/** A workflow without its people. */
export interface WorkflowTemplate {
  readonly key: string;
  readonly name: string;
  readonly about: string;
  readonly levels: readonly {
    readonly key: string;
    readonly name: string;
    readonly quorum: Quorum;
    readonly who: string;
  }[];
  readonly rounds?: readonly Omit<RoundDefinition, 'proofreaders'>[];
  readonly breakGlass?: { readonly reviewHours: number };
}

/** What to do with runs under way. */
export type Choice = 'keep' | 'restart';

/** Runs under way that stand alike. */
export interface ImpactGroup {
  readonly key: string;
  readonly level: { readonly key: string; readonly name: string; readonly index: number };
  readonly state: string;
  readonly version: number;
  readonly runs: number;
  readonly examples: readonly {
    readonly uid: string;
    readonly documentId: string;
    readonly locale: string;
    readonly title: string;
  }[];
  readonly waitingFor: readonly { readonly person: string; readonly name: string }[];
  readonly whatChanges: readonly string[];
  readonly choices: readonly Choice[];
}

/** `POST /review/workflows/:key/impact`. */
export interface Impact {
  readonly groups: readonly ImpactGroup[];
  readonly warnings: readonly DefinitionFault[];
}

/** One difference between two versions; which members there are depends on its kind. */
export interface DefinitionChange {
  readonly kind: string;
  readonly level?: { readonly key: string; readonly name: string };
  readonly people?: readonly string[];
  readonly member?: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** `POST /review/people/:code/substitute`. */
export interface SubstitutionAnswer {
  readonly workflows: readonly { readonly key: string; readonly version: number }[];
  readonly runs: readonly { readonly title: string }[];
}

type Getting = Pick<Client, 'get'>;
type Posting = Pick<Client, 'post'>;

/** The part of the fetch client that replaces things. */
export interface Putting {
  put<Answer, Body>(url: string, body?: Body): Promise<{ data: Answer }>;
}

const at = (key: string): string => `/review/workflows/${encodeURIComponent(key)}`;

/** The newest version of every workflow. */
export const loadWorkflows = async (client: Getting): Promise<WorkflowList> =>
  (await client.get<WorkflowList>('/review/workflows')).data;

/** One workflow, its newest version unless another is named. */
export const loadWorkflow = async (client: Getting, key: string, version?: number): Promise<WorkflowAnswer> =>
  (await client.get<WorkflowAnswer>(at(key), { params: version === undefined ? {} : { version } })).data;

/** People, roles, facets and templates; refused (403) to whoever may not change workflows. */
export const loadOptions = async (client: Getting): Promise<WorkflowOptions> =>
  (await client.get<WorkflowOptions>('/review/workflow-options')).data;

/** What differs between two versions. */
export const loadDifferences = async (
  client: Getting,
  key: string,
  from: number,
  to: number,
): Promise<{ data: readonly DefinitionChange[]; names: Names }> =>
  (await client.get<{ data: DefinitionChange[]; names: Names }>(`${at(key)}/differences`, { params: { from, to } }))
    .data;

/** What a definition would mean for runs under way. */
export const loadImpact = async (client: Posting, key: string, definition: WorkflowDefinition): Promise<Impact> =>
  (await client.post<Impact, object>(`${at(key)}/impact`, { definition })).data;

/** Makes the first version of a new workflow. */
export const createWorkflow = async (client: Posting, key: string, definition: WorkflowDefinition): Promise<void> => {
  await client.post('/review/workflows', { key, definition });
};

/** Saves a new version on top of the one that was changed, with an answer for each group of runs. */
export const changeWorkflow = async (
  client: Putting,
  key: string,
  change: { version: number; definition: WorkflowDefinition; groups: Readonly<Record<string, Choice>> },
): Promise<{ readonly data: Workflow; readonly restarted: number }> =>
  (await client.put<{ data: Workflow; restarted: number }, object>(at(key), change)).data;

/** Names who takes a person's place. */
export const nameSubstitute = async (client: Posting, person: string, to: string): Promise<SubstitutionAnswer> =>
  (await client.post<SubstitutionAnswer, object>(`/review/people/${encodeURIComponent(person)}/substitute`, { to }))
    .data;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The details of a refusal, as the fetch client threw it. */
function detailsOf(error: unknown): Record<string, unknown> {
  const path = ['response', 'data', 'error', 'details'];
  const found = path.reduce<unknown>((value, member) => (isRecord(value) ? value[member] : undefined), error);
  return isRecord(found) ? found : {};
}

/** Faults that a refusal names by their paths. */
export function faultsIn(error: unknown): DefinitionFault[] {
  const { fields } = detailsOf(error);
  return Array.isArray(fields) ? fields.filter((one): one is DefinitionFault => isRecord(one) && 'reason' in one) : [];
}

/** The impact as it is now, where a refusal says that it is another one than was shown. */
export function impactIn(error: unknown): Impact | null {
  const { impact } = detailsOf(error);
  return isRecord(impact) && Array.isArray(impact['groups']) ? (impact as unknown as Impact) : null;
}

/** The number of the version that somebody else saved in the meantime, where that is why a change was refused. */
export function newerIn(error: unknown): number | null {
  const { code, expected } = detailsOf(error);
  return code === 'STALE_VERSION' && typeof expected === 'number' ? expected : null;
}
