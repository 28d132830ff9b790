import type {
  BulkActionComponent,
  ContentManagerPlugin,
  DescriptionComponent,
  DocumentActionComponent,
} from '@strapi/content-manager/strapi-admin';
import { useIntl } from 'react-intl';

import { useGovernedTypes } from '../hooks/useGovernedTypes';
import { hidesPublish } from '../model/governed';
import { mayPublish, publishes } from '../model/publish-actions';

/** The part of the Content Manager's interface that actions are registered with. */
export type ContentManagerApis = ContentManagerPlugin['config']['apis'];

/** Strapi's and the i18n plugin's names for making something live or not live: the only mark some of their actions have. */
const PUBLISH_LABELS = [
  { id: 'app.utils.publish', defaultMessage: 'Publish' },
  { id: 'app.utils.unpublish', defaultMessage: 'Unpublish' },
  { id: 'i18n.CMEditViewBulkLocale.publish-title', defaultMessage: 'Publish Multiple Locales' },
  { id: 'i18n.CMEditViewBulkLocale.unpublish-title', defaultMessage: 'Unpublish Multiple Locales' },
];

interface Description {
  readonly label: string;
  readonly actionType?: unknown;
}

type Action<Props, Shown> = DescriptionComponent<Props, Shown> & { type?: string };

/**
 * An action that disappears for governed types when it publishes. The original runs in every case, so the order of its
 * hooks never changes. Its Ctrl+Shift+Enter works beside the button; told that the published tab is open, it holds still.
 */
function withoutPublish<Props extends { model: string }, Shown extends Description>(original: Action<Props, Shown>) {
  return (props: Props): Shown | null => {
    const hides = hidesPublish(useGovernedTypes(), props.model);
    const { formatMessage } = useIntl();
    const silenced = hides && original.type === 'publish' && 'activeTab' in props;
    const shown = original(silenced ? { ...props, activeTab: 'published' } : props);
    if (shown === null || !hides) return shown;
    const labels = PUBLISH_LABELS.map((label) => formatMessage(label));
    const traits = { staticType: original.type, actionType: shown.actionType, label: shown.label };
    return publishes(traits, labels) ? null : shown;
  };
}

// Object.assign: Strapi and other plugins find actions by their static properties and their place in the list; both stay.
const gateDocumentAction = (action: DocumentActionComponent): DocumentActionComponent =>
  mayPublish(action.type) ? Object.assign(withoutPublish(action), action) : action;

const gateBulkAction = (action: BulkActionComponent): BulkActionComponent =>
  mayPublish(action.type) ? Object.assign(withoutPublish(action), action) : action;

/** Hides every publish and unpublish action of the Content Manager for governed types only. Cosmetics: the server's gate protects. */
export function hidePublishActions({ addDocumentAction, addBulkAction }: ContentManagerApis): void {
  addDocumentAction((actions) => actions.map(gateDocumentAction));
  addBulkAction((actions) => actions.map(gateBulkAction));
}
