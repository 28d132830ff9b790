import type { PanelComponent } from '@strapi/content-manager/strapi-admin';

import { useTranslate } from '../hooks/useTranslate';
import { WordCheckPanel } from './WordCheckPanel';

/** The panel beside the edit view. One instance serves all types and locales, so its content is keyed by what is edited. */
export const WordCheckSidePanel: PanelComponent = ({ model, documentId, document, activeTab }) => {
  const t = useTranslate();
  const locale: unknown = document?.['locale'];
  const version: unknown = document?.['updatedAt'];
  const key = `${model}:${documentId ?? ''}:${typeof locale === 'string' ? locale : ''}`;
  return {
    title: t('panel.title'),
    content: (
      <WordCheckPanel
        key={key}
        model={model}
        readOnly={activeTab === 'published'}
        documentId={document ? (documentId ?? null) : null}
        locale={typeof locale === 'string' ? locale : null}
        version={typeof version === 'string' ? version : ''}
      />
    ),
  };
};
