import type { Core } from '@strapi/strapi';
import { balance } from '../balance-services';
import { refusing } from '../http-refusal';
import { parse } from '../requests';
import { orderQuery } from '../requests-order';
import { mayPin, pinAnswer } from './pins';

/** `GET /balance/order`. */
export const order = ({ strapi }: { strapi: Core.Strapi }) => ({
  find: refusing(async (ctx) => {
    const { kind, ...place } = parse(orderQuery, ctx.query, 'query');
    const { pins, ...explanation } = await balance(strapi, 'orders').explain(kind, place);
    ctx.body = { ...explanation, pins: pins.map(pinAnswer), manageable: mayPin(ctx) };
  }),
});
