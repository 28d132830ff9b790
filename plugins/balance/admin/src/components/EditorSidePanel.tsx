import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { unstable_useContentManagerContext as useContentManagerContext } from '@strapi/content-manager/strapi-admin';
import { useAuth } from '@strapi/strapi/admin';

import { themeFieldOf } from '../model/theme-field';
import { READ_METER } from '../plugin-id';
import { useText } from '../text/use-text';
import { EditorPanel } from './EditorPanel';

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** The quiet panel beside the edit view of types that have a theme. All hooks run for every type: one instance serves them all. */
export const EditorSidePanel: PanelComponent = ({ model, document, activeTab }) => {
  const { t } = useText();
  const { contentType } = useContentManagerContext();
  const permissions = useAuth('BalancePanel', (auth) => auth.permissions, false) ?? [];
  const field = themeFieldOf(contentType?.attributes ?? {});
  const isAllowed = permissions.some(({ action }) => action === READ_METER);
  if (field === null || !isAllowed || activeTab === 'published') return null;
  const documentId = document?.documentId ?? null;
  const place = {
    ...{ uid: model, field, documentId },
    locale: textOrNull(document?.['locale']),
    version: textOrNull(document?.['updatedAt']) ?? '',
  };
  return {
    title: t('editor.title'),
    content: <EditorPanel key={`${documentId ?? ''}:${place.locale ?? ''}`} place={place} />,
  };
};
