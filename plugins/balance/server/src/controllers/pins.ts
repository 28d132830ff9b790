import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { balance } from '../balance-services';
import { refusing } from '../http-refusal';
import { ACTIONS } from '../permissions';
import { nothing, parse } from '../requests';
import { pinBody, pinPath, pinsQuery } from '../requests-order';
import type { StoredPin } from '../services/pins';

/** `GET|POST /balance/pins` and `DELETE /balance/pins/:id`. */
export const pins = ({ strapi }: { strapi: Core.Strapi }) => ({
  find: refusing(async (ctx) => {
    const place = parse(pinsQuery, ctx.query, 'query');
    await balance(strapi, 'channels').get(place.channel);
    const found = await balance(strapi, 'pins').inForce(place, balance(strapi, 'clock').now());
    ctx.body = { pins: found.map(pinAnswer), manageable: mayPin(ctx) };
  }),
  set: refusing(async (ctx) => {
    const input = parse(pinBody, ctx.request.body, 'body');
    ctx.body = pinAnswer(await balance(strapi, 'pins').set(input, callerOf(ctx)));
  }),
  remove: refusing(async (ctx) => {
    parse(nothing, ctx.query, 'query');
    const { id } = parse(pinPath, ctx.params, 'id');
    await balance(strapi, 'pins').remove(id, callerOf(ctx));
    ctx.body = { id };
  }),
});

const callerOf = (ctx: Context): number | null => (ctx.state.user as { id?: number } | undefined)?.id ?? null;

/** A pin as the API answers it. */
export function pinAnswer({ id, channel, locale, uid, document, title, kind, until, reason, act }: StoredPin) {
  return { id, channel, locale, uid, documentId: document, title, kind, until, reason, act };
}

/** Whether the caller may set and remove pins, so that the panel need not guess. */
export function mayPin(ctx: Context): boolean {
  const ability = ctx.state.userAbility as { can(action: string): boolean };
  return ability.can(ACTIONS.managePins);
}
