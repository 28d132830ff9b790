import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';

import type { DocumentRef, ReviewDocument } from '../api/types';
import { useTranslate } from '../hooks/useTranslate';
import { digestToSign, type ActionForm } from '../model/actions';
import { reviewPath } from '../model/paths';
import { DigestText } from './DigestText';

/** What an action is done to, as the dialog and the buttons need it. */
export interface ActionSubject {
  readonly target: DocumentRef;
  readonly document: ReviewDocument;
  readonly title: string;
  /** Whether the editor beside holds changes that are not saved, hence not in the digest. */
  readonly unsaved: boolean;
  /** Whether the state is being read again because the document has just been saved. */
  readonly outdated?: boolean;
}

/** Links to read what changed, in a new tab so that nothing typed here or in the editor is lost. */
function Differences({ target, released }: { readonly target: DocumentRef; readonly released: boolean }) {
  const t = useTranslate();
  return (
    <Flex gap={4} wrap="wrap" paddingTop={2}>
      <Link tag={RouterLink} to={reviewPath(target, 'last-signed')} target="_blank">
        {t('dialog.since-signed')}
      </Link>
      {released ? (
        <Link tag={RouterLink} to={reviewPath(target, 'live')} target="_blank">
          {t('dialog.since-live')}
        </Link>
      ) : null}
    </Flex>
  );
}

/** How the sentence about the version begins: it is signed, taken down, or neither. */
const exactly = ({ subject, signs }: ActionForm): string => {
  if (subject === 'release') return 'dialog.exactly-release';
  return signs ? 'dialog.exactly' : 'dialog.exactly-about';
};

interface SubjectTextProps extends ActionSubject {
  readonly form: ActionForm;
  /** The digest from when the dialog opened; exactly that one is sent. */
  readonly digest: string;
}

/** What the action is about: the title of that very version, its digest, and whether it is still the one that is there. */
export function SubjectText({ form, target, document, title, unsaved, digest }: SubjectTextProps) {
  const t = useTranslate();
  const shownTitle = (form.subject === 'release' && document.release?.title) || title;
  return (
    <Box background="neutral100" hasRadius padding={3}>
      <Typography tag="p" fontWeight="semiBold" style={{ overflowWrap: 'anywhere' }}>
        {shownTitle}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral700">
        {t(exactly(form))}
      </Typography>
      <DigestText digest={digest} />
      {unsaved ? (
        <Typography tag="p" variant="pi" textColor="neutral800">
          {t('dialog.unsaved')}
        </Typography>
      ) : null}
      {digest !== digestToSign(form, document) ? (
        <Typography tag="p" variant="pi" role="alert" textColor="danger700">
          {t('dialog.stale')}
        </Typography>
      ) : null}
      {form.differences ? <Differences target={target} released={document.release !== null} /> : null}
    </Box>
  );
}
