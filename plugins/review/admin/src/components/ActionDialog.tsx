import { useEffect, useRef, useState } from 'react';

import { Box, Button, Flex, Link, Modal, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { Link as RouterLink } from 'react-router-dom';

import type { DocumentRef, ReviewDocument } from '../api/types';
import { useAction } from '../hooks/useAction';
import { useCommentDraft } from '../hooks/useCommentDraft';
import { useTranslate } from '../hooks/useTranslate';
import {
  actionRequest,
  commentKey,
  EMPTY_INPUT,
  missingInputs,
  type ActionInput,
  type MissingInput,
} from '../model/action-input';
import { actionForm, digestToSign, levelsBefore } from '../model/actions';
import { reviewPath } from '../model/paths';
import { ActionFields } from './ActionFields';
import { DigestText } from './DigestText';
import { RefusalNotice } from './RefusalNotice';
import { SharedMediaNotice } from './SharedMediaNotice';

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

interface ActionDialogProps extends ActionSubject {
  readonly name: string;
  readonly onClose: () => void;
  /** The server answered, with yes or no: what is shown of the document may be old. */
  readonly onAnswered: (done: boolean) => void;
}

/** What will be signed. The digest is the one from when the dialog opened, and exactly that one is sent. */
function Subject({
  name,
  target,
  document,
  title,
  unsaved,
  digest,
}: ActionSubject & { readonly name: string; readonly digest: string }) {
  const t = useTranslate();
  const form = actionForm(name);
  return (
    <Box background="neutral100" hasRadius padding={3}>
      <Typography tag="p" fontWeight="semiBold" style={{ overflowWrap: 'anywhere' }}>
        {title}
      </Typography>
      <Flex gap={2} wrap="wrap">
        <Typography variant="pi">{t('dialog.digest')}</Typography>
        <DigestText digest={digest} />
      </Flex>
      <Typography tag="p" variant="pi" textColor="neutral700">
        {t(form.subject === 'release' ? 'dialog.exactly-release' : 'dialog.exactly')}
      </Typography>
      {unsaved ? (
        <Typography tag="p" variant="pi" textColor="warning700">
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

/**
 * The digest that is signed: the one from when the dialog opened, or, when a save was just being followed then, the
 * first one read after it. Null until there is one; later changes do not move it.
 */
function useDigestToSign(current: string, outdated: boolean): string | null {
  const [digest, setDigest] = useState(outdated ? null : current);
  useEffect(() => {
    if (!outdated) setDigest((before) => before ?? current);
  }, [outdated, current]);
  return digest;
}

function useActionDialog({ name, target, document, outdated, onClose, onAnswered }: ActionDialogProps) {
  const t = useTranslate();
  const { toggleNotification } = useNotification();
  const form = actionForm(name);
  const digest = useDigestToSign(digestToSign(form, document), outdated === true);
  const { comment, write, clear } = useCommentDraft(commentKey(target, name));
  const [fields, setFields] = useState<ActionInput>(EMPTY_INPUT);
  const [missing, setMissing] = useState<readonly MissingInput[]>([]);
  const acting = useAction(target);
  const input = { ...fields, comment };

  const change = (next: Partial<ActionInput>) => {
    if (next.comment !== undefined) write(next.comment);
    setFields((before) => ({ ...before, ...next }));
    setMissing([]);
  };
  const confirm = async () => {
    const lacking = missingInputs(form, input);
    setMissing(lacking);
    if (lacking.length > 0 || digest === null) return;
    const answer = await acting.send(actionRequest(name, form, digest, input));
    if (answer !== null) {
      clear();
      onClose();
      toggleNotification({
        type: 'success',
        message: t('dialog.done', { action: t(`action.${name}`, undefined, name), seq: answer.ledgerSeq }),
      });
    }
    onAnswered(answer !== null);
  };
  return { form, digest, input, missing, change, confirm, busy: acting.busy, failure: acting.failure };
}

/** The dialog of one action: what is signed, what must be said, and the server's answer. */
export function ActionDialog(props: ActionDialogProps) {
  const t = useTranslate();
  const { name, document, onClose } = props;
  const { form, digest, input, missing, change, confirm, busy, failure } = useActionDialog(props);
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (missing.length > 0) body.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [missing]);
  const label = t(`action.${name}`, undefined, name);
  return (
    <Modal.Root open onOpenChange={(open) => (open || busy ? undefined : onClose())}>
      {/* The editor behind listens for Ctrl+Enter on the window and would save: keys typed here stay here. */}
      <Modal.Content onKeyDown={(event) => event.stopPropagation()}>
        <Modal.Header closeLabel={t('dialog.close')}>
          <Modal.Title>{label}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex ref={body} direction="column" alignItems="stretch" gap={4}>
            <Subject {...props} digest={digest ?? digestToSign(form, document)} />
            {form.consequence ? (
              <Typography tag="p" fontWeight="semiBold" textColor={form.tone === 'danger' ? 'danger600' : 'neutral800'}>
                {t(`consequence.${name}`)}
              </Typography>
            ) : null}
            {form.subject === 'release' ? <SharedMediaNotice media={document.sharedMedia ?? []} /> : null}
            <ActionFields
              form={form}
              input={input}
              levels={levelsBefore(document.run)}
              missing={missing}
              onChange={change}
            />
            {failure === null ? null : <RefusalNotice failure={failure} />}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button type="button" variant="tertiary" disabled={busy} onClick={onClose}>
            {t('dialog.cancel')}
          </Button>
          <Button type="button" variant={form.tone} loading={busy || digest === null} onClick={() => void confirm()}>
            {t('dialog.confirm', { action: label })}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
