import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import type { Core } from '@strapi/strapi';
import { FAILURE } from '../core/delivery-failure';
import { signature, type Message } from '../core/outbox';
import { isLoopbackUrl, webhookKey, type Webhook } from '../core/webhook';
import type { Sink } from '../ports';
import { review } from '../review-services';
import { checkedLookup, ForbiddenAddress, isLoopbackAddress, isPublicAddress } from '../webhook-address';

/** A receiver has so long to answer, in milliseconds. */
const TIMEOUT_MS = 10_000;

/** Sends a body and gives the status; redirects are not followed: they are an answer like any other. */
function post(url: URL, options: RequestOptions, body: string): Promise<number> {
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const call = request(url, { ...options, method: 'POST', agent: false }, (answer: IncomingMessage) => {
      answer.on('error', () => undefined).resume();
      resolve(answer.statusCode ?? 0);
    });
    call.on('error', reject);
    call.end(body);
  });
}

/** The reason without the address, which may hold a token in its path. */
function reasonOf(error: NodeJS.ErrnoException, timeout: AbortSignal): string {
  if (timeout.aborted) return FAILURE.noAnswer(TIMEOUT_MS / 1000);
  if (error instanceof ForbiddenAddress) return error.message;
  return FAILURE.noConnection(error.code ?? error.name);
}

/**
 * Messages to other systems by HTTP: signed JSON, https or this machine only, never into a private network, never
 * along a redirect. Each webhook is a sink of its own, so that a receiver that is down holds back no other.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  async function send(webhook: Webhook, message: Message, stop: AbortSignal): Promise<void> {
    const url = new URL(webhook.url);
    const allowed = isLoopbackUrl(url) ? isLoopbackAddress : isPublicAddress;
    const literal = url.hostname.replace(/^\[|\]$/g, '');
    // An address in figures is connected to without any look-up.
    if (isIP(literal) && !allowed(literal)) throw new ForbiddenAddress();
    const body = JSON.stringify(message);
    const timestamp = String(Math.floor(review(strapi, 'clock').now().getTime() / 1000));
    const headers = {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': Buffer.byteLength(body),
      'User-Agent': 'Sanshen',
      'X-Sanshen-Id': message.id,
      'X-Sanshen-Timestamp': timestamp,
      'X-Sanshen-Signature': signature(webhook.secret, message.id, timestamp, body),
    };
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    const options = { headers, lookup: checkedLookup(allowed), signal: AbortSignal.any([stop, timeout]) };
    const status = await post(url, options, body).catch((error: NodeJS.ErrnoException) => {
      throw new Error(reasonOf(error, timeout));
    });
    if (status < 200 || status > 299) throw new Error(FAILURE.answered(status));
  }

  /** The sink of one webhook. */
  const sinkOf = (webhook: Webhook): Sink => ({
    key: webhookKey(webhook),
    deliver: (message, stop) => send(webhook, message, stop),
  });

  return {
    /** Makes each webhook a sink. */
    register(webhooks: readonly Webhook[]): void {
      for (const webhook of webhooks) review(strapi, 'registry').registerSink(sinkOf(webhook));
    },
  };
};
