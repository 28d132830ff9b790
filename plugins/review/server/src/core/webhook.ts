import { sha256 } from './digest';

/** A webhook as it is configured: where to, and the secret its messages are signed with. */
export interface Webhook {
  url: string;
  secret: string;
}

/** A secret shorter than this can be guessed from a recorded signature. */
const SECRET_LENGTH = 16;

const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** Whether an address names this machine in so many words: only then may it lead to a loopback address. */
export function isLoopbackUrl(url: URL): boolean {
  return LOOPBACK.includes(url.hostname);
}

function urlOf(text: unknown): URL | null {
  return typeof text === 'string' && URL.canParse(text) ? new URL(text) : null;
}

/** What is wrong with a configured webhook, as a sentence without its secret, or null. */
export function webhookFault(webhook: Webhook): string | null {
  const url = urlOf(webhook?.url);
  if (!url) return '"url" must be a whole address';
  if (url.username || url.password) return '"url" must not contain a user name or password';
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopbackUrl(url)))
    return '"url" must begin with https:// (http:// only for localhost)';
  if (typeof webhook.secret !== 'string' || webhook.secret.length < SECRET_LENGTH)
    return `"secret" must have at least ${SECRET_LENGTH} characters`;
  return null;
}

/** The name of a webhook's queues: the host for people, and a part of the address's hash to tell two on one host apart. */
export function webhookKey(webhook: Webhook): string {
  return `webhook:${new URL(webhook.url).host.slice(0, 100)}:${sha256(webhook.url).slice(0, 8)}`;
}

/** What is wrong with the configured webhooks, as a sentence, or null. Two with one address would be one receiver. */
export function webhooksFault(webhooks: unknown): string | null {
  if (!Array.isArray(webhooks)) return '"webhooks" must be a list.';
  const list = webhooks as Webhook[];
  for (const [index, webhook] of list.entries()) {
    const twice = list.findIndex((one) => one?.url === webhook?.url) < index;
    const fault = webhookFault(webhook) ?? (twice ? '"url" is listed twice' : null);
    if (fault) return `"webhooks[${index}]": ${fault}.`;
  }
  return null;
}
