import type { PanelComponent } from '@strapi/content-manager/strapi-admin';

import type { DocumentRef } from '../api/types';
import { useGovernedTypes } from '../hooks/useGovernedTypes';
import { useTranslate } from '../hooks/useTranslate';
import { isGoverned } from '../model/governed';
import { ReviewPanel, UnsavedPanel } from './ReviewPanel';

/** What the edit view tells of its document; absent while it is new, or new in this language. */
type EditedDocument = Parameters<PanelComponent>[0]['document'];

const refOf = (uid: string, document: EditedDocument): DocumentRef | null => {
  if (!document?.documentId) return null;
  const locale: unknown = document['locale'];
  return { uid, documentId: document.documentId, ...(typeof locale === 'string' ? { locale } : {}) };
};

/** The review panel beside the edit view of governed types. All hooks run for every type: one instance serves them all. */
export const ReviewSidePanel: PanelComponent = ({ model, document, documentId, collectionType }) => {
  const governed = useGovernedTypes();
  const t = useTranslate();
  if (!isGoverned(governed, model)) return null;

  const target = refOf(model, document);
  const savedAt: unknown = document?.['updatedAt'];
  return {
    title: t('panel.title'),
    content:
      target === null ? (
        <UnsavedPanel />
      ) : (
        <ReviewPanel
          key={`${target.documentId}:${target.locale ?? ''}`}
          target={target}
          collectionType={collectionType}
          urlId={documentId}
          savedAt={typeof savedAt === 'string' ? savedAt : undefined}
        />
      ),
  };
};
