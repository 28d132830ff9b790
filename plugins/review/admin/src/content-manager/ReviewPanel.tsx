import { useCallback } from 'react';

import { Box, Link, Typography } from '@strapi/design-system';
import { unstable_useDocument, useForm, useQueryParams } from '@strapi/strapi/admin';
import { Link as RouterLink } from 'react-router-dom';

import type { DocumentRef } from '../api/types';
import { LoadFailure, Skeleton } from '../components/LoadNotice';
import { PreviewLinks } from '../components/PreviewLinks';
import { ReviewSummary } from '../components/ReviewSummary';
import { useReviewDocument } from '../hooks/useReviewDocument';
import { useTranslate } from '../hooks/useTranslate';
import { contentTitle } from '../model/content';
import { editViewParams, reviewPath } from '../model/paths';

/** The document the edit view shows. `urlId` is its id in the address, absent for single types. */
export interface ReviewPanelProps {
  readonly target: DocumentRef;
  readonly collectionType: string;
  readonly urlId: string | undefined;
  readonly savedAt: string | undefined;
}

/**
 * Refreshes the Content Manager's own copy of the document (its status, its published tab). Not while the form has
 * unsaved changes: fresh initial values would overwrite what somebody is typing.
 */
function useEditViewRefresh({ target, collectionType, urlId }: ReviewPanelProps, unsaved: boolean): () => void {
  const [{ query }] = useQueryParams();
  const { refetch } = unstable_useDocument({
    model: target.uid,
    collectionType,
    params: editViewParams(query),
    ...(urlId === undefined ? {} : { documentId: urlId }),
  });
  return useCallback(() => {
    if (!unsaved) refetch();
  }, [refetch, unsaved]);
}

/** The side panel's content for a saved document of a governed type. */
export function ReviewPanel(props: ReviewPanelProps) {
  const t = useTranslate();
  const { target, savedAt } = props;
  const unsaved = useForm('ReviewPanel', (form) => form.modified);
  // A digest read before a save is not what would be submitted after it.
  const { data, failure, reload, outdated } = useReviewDocument(target, `${savedAt ?? ''} ${unsaved}`);
  const refreshEditView = useEditViewRefresh(props, unsaved);
  const onAnswered = useCallback(
    (done: boolean) => {
      reload();
      if (done) refreshEditView();
    },
    [reload, refreshEditView],
  );

  if (data === null)
    return failure === null ? <Skeleton rows={3} /> : <LoadFailure failure={failure} onRetry={reload} />;
  return (
    <Box width="100%">
      {failure === null ? null : <LoadFailure failure={failure} onRetry={reload} />}
      <ReviewSummary
        target={target}
        document={data}
        title={contentTitle(data.content, t('untitled'))}
        unsaved={unsaved}
        outdated={outdated}
        onAnswered={onAnswered}
      />
      <Box paddingTop={3}>
        <Link tag={RouterLink} to={reviewPath(target)}>
          {t('panel.open-review')}
        </Link>
      </Box>
      <Box paddingTop={3}>
        <PreviewLinks target={target} unsaved={unsaved} />
      </Box>
    </Box>
  );
}

/** What the panel says before there is anything to review. */
export function UnsavedPanel() {
  const t = useTranslate();
  return (
    <Typography variant="omega" textColor="neutral600">
      {t('panel.save-to-submit')}
    </Typography>
  );
}
