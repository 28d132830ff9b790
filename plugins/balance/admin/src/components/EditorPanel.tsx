import * as React from 'react';

import {
  unstable_useContentManagerContext as useContentManagerContext,
  useDocumentRBAC,
} from '@strapi/content-manager/strapi-admin';
import { Flex, Typography } from '@strapi/design-system';

import type { Draft, LabelChoices, LabelledType } from '../api/forecast-types';
import { usePreset } from '../api/use-preset';
import { useRemote } from '../api/use-remote';
import { useSavedRelations } from '../api/use-saved-relations';
import { draftOf, placesOf } from '../model/form-labels';
import { useText } from '../text/use-text';
import { ThemeSuggestionPanel } from './ThemeSuggestionPanel';
import { WhatIfSection } from './WhatIfSection';

/** The document in the form. `version` is another one after every save. */
export interface EditPlace {
  uid: string;
  /** The field that holds its theme. */
  field: string;
  /** Null before it is saved for the first time. */
  documentId: string | null;
  locale: string | null;
  version: string;
}

/** The part of the edit form that is read, and written to on a click. */
export interface EditForm {
  values: Readonly<Record<string, unknown>>;
  disabled?: boolean;
  onChange: (path: string, value: unknown) => void;
}

/** Whether this user's role may set the theme of this document. */
function useMaySet({ field, documentId }: EditPlace): boolean {
  const update = useDocumentRBAC('BalancePanel', ({ canUpdateFields }) => canUpdateFields);
  const create = useDocumentRBAC('BalancePanel', ({ canCreateFields }) => canCreateFields);
  return (documentId === null ? create : update).includes(field);
}

/** The labels in the form and those that are saved. Null while they are not known. */
function useLabels({ uid, field, documentId, locale, version }: EditPlace, values: EditForm['values']) {
  const { contentType } = useContentManagerContext();
  const { remote } = useRemote<LabelChoices>('/balance/labels');
  const choices = remote.state === 'ready' ? remote.value : null;
  const type: LabelledType | null = choices && (choices.types.find((one) => one.uid === uid) ?? { uid, theme: field });
  const lines = type?.weights === undefined ? undefined : contentType?.attributes[type.weights];
  const component = lines !== undefined && 'component' in lines ? lines.component : undefined;
  const places = type === null || documentId === null ? [] : placesOf(type, values, { documentId, component });
  const saved = useSavedRelations(places, locale, version);
  if (type === null || choices === null || saved === undefined) return null;
  return { type, choices, saved, draft: draftOf(type, values, choices, saved) };
}

/** What the post in the form may be about, and what it does to the balance. It fills nothing in and holds nothing up. */
export const EditorPanel = ({ place }: { place: EditPlace }) => {
  const { t } = useText();
  const { form } = useContentManagerContext();
  const { values: typed, disabled = false, onChange } = form as EditForm;
  // Typing comes first: the panel follows when there is time.
  const values = React.useDeferredValue(typed);
  const labels = useLabels(place, values);
  const maySet = useMaySet(place);
  const preset = usePreset(place, labels, { values: typed, onChange });
  const { uid, documentId, locale, version } = place;
  const named = documentId === null ? {} : { documentId, ...(locale === null ? {} : { locale }) };
  const draft: Draft | null = labels && { ...labels.draft, ...named, uid };
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      {preset !== null && (
        <Typography tag="p" variant="pi" role="status">
          {preset}
        </Typography>
      )}
      {documentId === null ? (
        <Typography variant="pi" textColor="neutral600">
          {t('suggest.unsaved')}
        </Typography>
      ) : (
        <ThemeSuggestionPanel
          place={{ ...place, documentId }}
          values={values}
          change={typed[place.field] ?? {}}
          saved={labels === null ? undefined : (labels.saved[place.field]?.[0] ?? null)}
          onChange={disabled || !maySet ? null : onChange}
        />
      )}
      {labels !== null && <WhatIfSection draft={draft} type={labels.type} version={version} />}
    </Flex>
  );
};
