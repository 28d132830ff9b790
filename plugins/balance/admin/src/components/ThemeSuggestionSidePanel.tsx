import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { unstable_useContentManagerContext as useContentManagerContext } from '@strapi/content-manager/strapi-admin';
import { Typography } from '@strapi/design-system';
import { useAuth } from '@strapi/strapi/admin';

import { themeFieldOf } from '../model/theme-field';
import { READ_METER } from '../plugin-id';
import { useText } from '../text/use-text';
import { ThemeSuggestionPanel } from './ThemeSuggestionPanel';

/** The quiet panel beside the edit view of types that have a theme. All hooks run for every type: one instance serves them all. */
export const ThemeSuggestionSidePanel: PanelComponent = ({ model, document, activeTab }) => {
  const { t } = useText();
  const { contentType } = useContentManagerContext();
  const permissions = useAuth('ThemeSuggestion', (auth) => auth.permissions, false) ?? [];
  const field = themeFieldOf(contentType?.attributes ?? {});
  const isAllowed = permissions.some(({ action }) => action === READ_METER);
  if (field === null || !isAllowed || activeTab === 'published') return null;
  const locale: unknown = document?.['locale'];
  const version: unknown = document?.['updatedAt'];
  const place = {
    uid: model,
    field,
    locale: typeof locale === 'string' ? locale : null,
    version: typeof version === 'string' ? version : '',
  };
  return {
    title: t('suggest.title'),
    content:
      document?.documentId === undefined ? (
        <Typography variant="pi" textColor="neutral600">
          {t('suggest.unsaved')}
        </Typography>
      ) : (
        <ThemeSuggestionPanel
          key={`${document.documentId}:${place.locale ?? ''}`}
          place={{ ...place, documentId: document.documentId }}
        />
      ),
  };
};
