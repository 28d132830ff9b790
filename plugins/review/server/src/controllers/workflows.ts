import type { Core } from '@strapi/strapi';
import { adminCalls, type AdminCall } from '../admin-calls';
import { Refusal } from '../core/errors';
import { invalidInput } from '../core/invalid-input';
import { languageOf } from '../http-refusal';
import { NOTHING, parse } from '../requests';
import {
  CHANGE_WORKFLOW,
  DEFINITION,
  DIFFERENCES,
  flattened,
  NEW_WORKFLOW,
  SUBSTITUTE,
  WORKFLOW,
} from '../requests-workflows';
import { review } from '../review-services';
import type { Definition } from '../services/workflow-changes';

/** Workflows as people see and change them, and who takes whose place in them. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const desk = () => review(strapi, 'workflowDesk');
  const changes = () => review(strapi, 'workflowChanges');

  const { answering, actorOf } = adminCalls(strapi);

  /** 404 comes before 400. */
  async function requireWorkflow({ params }: AdminCall): Promise<string> {
    const key = params.key ?? '';
    if (!(await review(strapi, 'workflows').newest(key))) throw new Refusal('NOT_FOUND');
    return key;
  }

  /** A definition under the key of the address, without faults. */
  async function checked(ctx: AdminCall, key: string, given: Omit<Definition, 'key'> & { key?: string }) {
    if (given.key !== undefined && given.key !== key)
      throw invalidInput('key', { zh: '代号不能改', en: 'the key cannot be changed' });
    const definition: Definition = { ...given, key };
    await desk().check(definition, languageOf(ctx));
    return definition;
  }

  /** The groups of runs a definition concerns, with the names of those they wait for. */
  async function impactOf(ctx: AdminCall, definition: Definition) {
    const groups = await changes().impact(definition);
    const names = await desk().names(groups.flatMap(({ waitingFor }) => waitingFor));
    return {
      groups: groups.map((group) => ({
        ...group,
        waitingFor: group.waitingFor.map((person) => ({ person, name: names[person] ?? person })),
      })),
      warnings: await desk().warnings(definition, languageOf(ctx)),
    };
  }

  /** When the runs have moved since, the refusal says how they stand now in the same shape as the impact. */
  async function withImpact(ctx: AdminCall, definition: Definition, error: unknown): Promise<never> {
    if (!(error instanceof Refusal) || !Object.hasOwn(error.details, 'impact')) throw error;
    throw new Refusal(error.code, { ...error.details, impact: await impactOf(ctx, definition) }, error.words);
  }

  return {
    list: answering(async (ctx) => {
      parse(NOTHING, ctx.query);
      return desk().list(languageOf(ctx));
    }),

    show: answering(async (ctx) => {
      const { version } = parse(WORKFLOW, ctx.query);
      return desk().show(ctx.params.key ?? '', version, languageOf(ctx));
    }),

    differences: answering(async (ctx) => {
      const key = await requireWorkflow(ctx);
      const { from, to } = parse(DIFFERENCES, ctx.query);
      const data = await desk().differences(key, from, to);
      return { data, names: await desk().names(codesIn(data)) };
    }),

    options: answering(async (ctx) => {
      parse(NOTHING, ctx.query);
      return desk().options(languageOf(ctx));
    }),

    create: answering(async (ctx) => {
      const actor = await actorOf(ctx);
      parse(NOTHING, ctx.query);
      const given = parse(NEW_WORKFLOW, flattened(ctx.request.body));
      const definition = await checked(ctx, given.key, given);
      const data = await changes().create(definition, actor);
      ctx.status = 201;
      return { data, warnings: await desk().warnings(definition, languageOf(ctx)) };
    }),

    impact: answering(async (ctx) => {
      const key = await requireWorkflow(ctx);
      parse(NOTHING, ctx.query);
      const { version: _, ...given } = parse(DEFINITION, flattened(ctx.request.body));
      return impactOf(ctx, await checked(ctx, key, given));
    }),

    change: answering(async (ctx) => {
      const actor = await actorOf(ctx);
      const key = await requireWorkflow(ctx);
      parse(NOTHING, ctx.query);
      const { version, groups, comment, ...given } = parse(CHANGE_WORKFLOW, flattened(ctx.request.body));
      const definition = await checked(ctx, key, given);
      const { workflow, restarted } = await changes()
        .change({ version, definition, groups, comment }, actor)
        .catch((error: unknown) => withImpact(ctx, definition, error));
      return { data: workflow, restarted, warnings: await desk().warnings(definition, languageOf(ctx)) };
    }),

    /** What a person is still needed for, and who was named to take their place. */
    duties: answering(async (ctx) => {
      parse(NOTHING, ctx.query);
      const person = ctx.params.code ?? '';
      const names = await desk().names([person]);
      if (!Object.hasOwn(names, person)) throw new Refusal('NOT_FOUND');
      const substitute = await review(strapi, 'substitutes').of(person);
      return { person, name: names[person], duties: await review(strapi, 'duties').of(person), substitute };
    }),

    substitute: answering(async (ctx) => {
      const actor = await actorOf(ctx);
      parse(NOTHING, ctx.query);
      const person = ctx.params.code ?? '';
      const names = await desk().names([person]);
      if (!Object.hasOwn(names, person)) throw new Refusal('NOT_FOUND');
      const { to } = parse(SUBSTITUTE, ctx.request.body);
      return review(strapi, 'substitutes').name(person, to, actor);
    }),
  };
};

/** Every text in some differences, among them the codes of people. */
function codesIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(codesIn);
}
