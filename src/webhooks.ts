/** Another system that is told of releases and recalls. */
export interface WebhookSetting {
  url: string;
  secret: string;
}

/**
 * The webhooks of `REVIEW_WEBHOOKS`, a JSON list of `{ url, secret }`: from the environment, because of the secrets.
 * What each must look like is checked by the review plugin.
 * @throws Error when it is not JSON
 */
export function webhooks(text: string = process.env.REVIEW_WEBHOOKS ?? ''): WebhookSetting[] {
  try {
    return text === '' ? [] : (JSON.parse(text) as WebhookSetting[]);
  } catch {
    // The text itself holds secrets and stays out of the message.
    throw new Error('REVIEW_WEBHOOKS is not JSON: give a list like [{ "url": "https://…", "secret": "…" }].');
  }
}
