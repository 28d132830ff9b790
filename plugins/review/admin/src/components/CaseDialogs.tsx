import { useCallback, useState, type ReactNode, type RefObject } from 'react';

import { Box, Button, Field, Flex, Modal, Textarea, Typography } from '@strapi/design-system';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';

import { loadDiff, loadDocument } from '../api/documents';
import { closeCase, submitCorrection, type CasePlace, type CorrectionCase } from '../api/gates';
import { useRemote } from '../hooks/useRemote';
import { useReturnFocus } from '../hooks/useReturnFocus';
import { useSending } from '../hooks/useSending';
import { useTranslate } from '../hooks/useTranslate';
import { DiffView } from './DiffView';
import { LoadFailure, Skeleton } from './LoadNotice';
import { RefusalNotice } from './RefusalNotice';

interface DialogProps {
  readonly one: CorrectionCase;
  readonly home: RefObject<HTMLElement>;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

interface FrameProps extends Pick<DialogProps, 'home' | 'onClose'> {
  readonly title: string;
  readonly busy: boolean;
  readonly confirm: ReactNode;
  readonly children: ReactNode;
}

function Frame({ title, home, busy, confirm, onClose, children }: FrameProps) {
  const t = useTranslate();
  const focus = useReturnFocus(home);
  return (
    <Modal.Root open onOpenChange={(open: boolean) => (open || busy ? undefined : onClose())}>
      <Modal.Content onCloseAutoFocus={focus.onCloseAutoFocus} aria-describedby={undefined}>
        <Modal.Header closeLabel={t('dialog.close')}>
          <Modal.Title>{title}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            {children}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button type="button" variant="tertiary" disabled={busy} onClick={onClose}>
            {t('dialog.cancel')}
          </Button>
          {confirm}
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}

/** Closing a case, with what was decided and, if one goes out, the correction notice. */
export function CloseCaseDialog({ one, home, onClose, onDone }: DialogProps) {
  const t = useTranslate();
  const client = useFetchClient();
  const { toggleNotification } = useNotification();
  const { busy, failure, send } = useSending();
  const [words, setWords] = useState({ comment: '', notice: one.notice ?? '' });
  const close = async () => {
    const done = await send(() => closeCase(client, one.id, words).then(() => true));
    if (done === null) return;
    toggleNotification({ type: 'success', message: t('gate.case.closed') });
    onClose();
    onDone();
  };
  const confirm = (
    <Button type="button" loading={busy} onClick={() => void close()}>
      {t('gate.case.close')}
    </Button>
  );
  return (
    <Frame title={t('gate.case.close')} home={home} busy={busy} confirm={confirm} onClose={onClose}>
      {(['comment', 'notice'] as const).map((name) => (
        <Field.Root
          key={name}
          name={name}
          required={name === 'comment' && (one.kind === 'source' || (one.kind === 'finding' && one.left > 0))}
        >
          <Field.Label>{t(`gate.case.field.${name}`)}</Field.Label>
          <Textarea
            value={words[name]}
            maxLength={5000}
            onChange={(event: React.ChangeEvent<HTMLTextAreaElement>) =>
              setWords({ ...words, [name]: event.target.value })
            }
          />
        </Field.Root>
      ))}
      {failure === null ? null : <RefusalNotice failure={failure} />}
    </Frame>
  );
}

/** Submitting a corrected text in the name of its case: shows what was changed, and says which way it went. */
export function SubmitCorrectionDialog({
  one,
  place,
  home,
  onClose,
  onDone,
}: DialogProps & { readonly place: CasePlace }) {
  const t = useTranslate();
  const { locale } = useIntl();
  const client = useFetchClient();
  const { toggleNotification } = useNotification();
  const { busy, failure, send } = useSending();
  const load = useCallback(
    async () => ({ document: await loadDocument(client, place), changes: await loadDiff(client, place, 'live') }),
    [client, place],
  );
  const { data, failure: unread, reload } = useRemote(load);
  const submit = async (digest: string) => {
    const way = await send(() => submitCorrection(client, place, { case: one.id, digest }));
    if (way === null) return;
    const reason = way.reason?.[/^zh/.test(locale) ? 'zh' : 'en'] ?? '';
    const message = way.fast ? t('gate.case.fast') : t('gate.case.full', { reason });
    toggleNotification({ type: way.fast ? 'success' : 'warning', message, timeout: 15_000 });
    onClose();
    onDone();
  };
  const isChanged = data !== null && data.changes.length > 0;
  const confirm = (
    <Button
      type="button"
      disabled={!isChanged}
      loading={busy}
      onClick={() => void (data === null ? undefined : submit(data.document.digest))}
    >
      {t('gate.case.submit')}
    </Button>
  );
  return (
    <Frame title={t('gate.case.submit')} home={home} busy={busy} confirm={confirm} onClose={onClose}>
      <Typography tag="p">{t('gate.case.submit-explanation')}</Typography>
      {unread === null ? null : <LoadFailure failure={unread} onRetry={reload} />}
      {data === null && unread === null ? <Skeleton rows={2} /> : null}
      {data !== null && !isChanged ? <Typography tag="p">{t('gate.case.unchanged')}</Typography> : null}
      {isChanged ? (
        <Box>
          <DiffView entries={data.changes} />
        </Box>
      ) : null}
      {failure === null ? null : <RefusalNotice failure={failure} />}
    </Frame>
  );
}
