import type { Context } from 'koa';

type PolicyContext = Context & { state: { userAbility?: { can(action: string): boolean } } };

/** Lets those pass who hold one of several permissions: what some handle, others may look at. */
export default (ctx: PolicyContext, { actions }: { actions: string[] }): boolean =>
  actions.some((action) => ctx.state.userAbility?.can(action) ?? false);
