import { useRef, useState, type RefObject } from 'react';

import { Box, Button, Field, Flex, Modal, Textarea, Typography } from '@strapi/design-system';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';

import { actOnMessage, type OutboxAct, type OutboxEntry } from '../api/outbox';
import { isDecided, readRefusal, type ServerRefusal } from '../api/refusal';
import { useReturnFocus } from '../hooks/useReturnFocus';
import { useFailureWords } from '../hooks/useServerWords';
import { useTranslate } from '../hooks/useTranslate';
import { isReasonMissing, receiverName } from '../model/outbox';

interface OutboxDialogProps {
  readonly act: OutboxAct;
  readonly entry: OutboxEntry;
  /** Where the focus goes when it is done: the message may be gone from the list then. */
  readonly home: RefObject<HTMLElement>;
  readonly onClose: () => void;
  /** The server answered, with yes or no: the list may be old. */
  readonly onAnswered: () => void;
}

function useOutboxAct({ act, entry, home, onClose, onAnswered }: OutboxDialogProps, reason: string) {
  const t = useTranslate();
  const client = useFetchClient();
  const { toggleNotification } = useNotification();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ServerRefusal | 'silent' | null>(null);
  const focus = useReturnFocus(home);
  const send = async () => {
    setBusy(true);
    setFailure(null);
    try {
      await actOnMessage(client, entry.id, act, reason);
      toggleNotification({ type: 'success', message: t(`outbox.done.${act}`) });
      focus.goHome();
      onClose();
    } catch (error) {
      setFailure(readRefusal(error) ?? 'silent');
    } finally {
      setBusy(false);
      onAnswered();
    }
  };
  return { busy, failure, send, focus };
}

function Failure({ failure }: { readonly failure: ServerRefusal | 'silent' }) {
  const t = useTranslate();
  const wordsOf = useFailureWords('refusal');
  return (
    <Box role="alert" background="danger100" borderColor="danger200" hasRadius padding={3}>
      <Typography tag="p" textColor="danger700">
        {wordsOf(failure)}
      </Typography>
      <Typography tag="p" variant="pi">
        {t(failure !== 'silent' && isDecided(failure) ? 'refusal.kept' : 'refusal.silent-advice')}
      </Typography>
    </Box>
  );
}

/** Which message it is: a document may have several, for several receivers. */
function Message({ entry }: { readonly entry: OutboxEntry }) {
  const t = useTranslate();
  return (
    <Box background="neutral100" hasRadius padding={3} style={{ overflowWrap: 'anywhere' }}>
      <Typography tag="p" fontWeight="semiBold">
        {entry.title || t('untitled')}
      </Typography>
      <Typography tag="p" variant="pi">
        {t(`outbox.topic.${entry.topic}`, undefined, entry.topic)} → {receiverName(entry.sink)}
      </Typography>
      {entry.lastError === null ? null : (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {t('outbox.technical', { text: entry.lastError })}
        </Typography>
      )}
    </Box>
  );
}

/** Asks before a message is tried again or given up; giving up takes a reason, which goes on record. */
export function OutboxDialog(props: OutboxDialogProps) {
  const t = useTranslate();
  const { act, entry, onClose } = props;
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const { busy, failure, send, focus } = useOutboxAct(props, reason);
  const field = useRef<HTMLTextAreaElement>(null);
  const confirm = () => {
    const lacking = isReasonMissing(act, reason);
    setMissing(lacking);
    if (lacking) field.current?.focus();
    else void send();
  };
  return (
    <Modal.Root open onOpenChange={(open) => (open || busy ? undefined : onClose())}>
      <Modal.Content onCloseAutoFocus={focus.onCloseAutoFocus} aria-describedby={undefined}>
        <Modal.Header closeLabel={t('dialog.close')}>
          <Modal.Title>{t(`outbox.${act}-title`)}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Message entry={entry} />
            <Typography tag="p" textColor={act === 'drop' ? 'danger600' : 'neutral800'}>
              {t(`outbox.consequence.${act}`)}
            </Typography>
            {act === 'drop' ? (
              <Field.Root name="reason" required {...(missing ? { error: t('dialog.missing.comment') } : {})}>
                <Field.Label>{t('outbox.reason')}</Field.Label>
                <Textarea
                  ref={field}
                  value={reason}
                  maxLength={5000}
                  onChange={(event: React.ChangeEvent<HTMLTextAreaElement>) => {
                    setReason(event.target.value);
                    setMissing(false);
                  }}
                />
                <Field.Error />
              </Field.Root>
            ) : null}
            {failure === null ? null : <Failure failure={failure} />}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button type="button" variant="tertiary" disabled={busy} onClick={onClose}>
            {t('dialog.cancel')}
          </Button>
          <Button type="button" variant={act === 'drop' ? 'danger' : 'default'} loading={busy} onClick={confirm}>
            {t('dialog.confirm', { action: t(`outbox.${act}`) })}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
