/** What can be told of one of Strapi's actions from outside: its static type and what it describes itself as. */
export interface ActionTraits {
  readonly staticType: string | undefined;
  readonly actionType: unknown;
  readonly label: unknown;
}

const PUBLISH_TYPES = new Set(['publish', 'unpublish']);

/** Whether an action must be wrapped: it publishes, unpublishes, or does not say what it does. */
export const mayPublish = (staticType: string | undefined): boolean =>
  staticType === undefined || PUBLISH_TYPES.has(staticType);

/**
 * Whether an action publishes or unpublishes. Only two of Strapi's carry a static type. Bulk publish tells it in its
 * description, and "publish in several locales" only by its label, so labels (in the user's language) count as well.
 */
export const publishes = (action: ActionTraits, publishLabels: readonly string[]): boolean =>
  (action.staticType !== undefined && PUBLISH_TYPES.has(action.staticType)) ||
  (typeof action.actionType === 'string' && PUBLISH_TYPES.has(action.actionType)) ||
  (typeof action.label === 'string' && publishLabels.includes(action.label));
