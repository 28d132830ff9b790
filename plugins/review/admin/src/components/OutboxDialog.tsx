import { useState } from 'react';

import { Button, Field, Flex, Modal, Textarea, Typography } from '@strapi/design-system';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';

import { actOnMessage, type OutboxAct, type OutboxEntry } from '../api/outbox';
import { readRefusal, type ServerRefusal } from '../api/refusal';
import { useTranslate } from '../hooks/useTranslate';
import { isReasonMissing } from '../model/outbox';

interface OutboxDialogProps {
  readonly act: OutboxAct;
  readonly entry: OutboxEntry;
  readonly onClose: () => void;
  /** The server answered, with yes or no: the list may be old. */
  readonly onAnswered: () => void;
}

function useOutboxAct({ act, entry, onClose, onAnswered }: OutboxDialogProps, reason: string) {
  const t = useTranslate();
  const client = useFetchClient();
  const { toggleNotification } = useNotification();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ServerRefusal | 'silent' | null>(null);
  const send = async () => {
    setBusy(true);
    setFailure(null);
    try {
      await actOnMessage(client, entry.id, act, reason);
      toggleNotification({ type: 'success', message: t(`outbox.done.${act}`) });
      onClose();
    } catch (error) {
      setFailure(readRefusal(error) ?? 'silent');
    } finally {
      setBusy(false);
      onAnswered();
    }
  };
  return { busy, failure, send };
}

function Failure({ failure }: { readonly failure: ServerRefusal | 'silent' }) {
  const t = useTranslate();
  return (
    <Typography role="alert" tag="p" textColor="danger700">
      {failure === 'silent' ? t('load.silent') : failure.message || t('refusal.unknown', { code: failure.code })}
    </Typography>
  );
}

/** Asks before a message is tried again or given up; giving up takes a reason, which goes on record. */
export function OutboxDialog(props: OutboxDialogProps) {
  const t = useTranslate();
  const { act, entry, onClose } = props;
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const { busy, failure, send } = useOutboxAct(props, reason);
  const confirm = () => {
    const lacking = isReasonMissing(act, reason);
    setMissing(lacking);
    if (!lacking) void send();
  };
  return (
    <Modal.Root open onOpenChange={(open) => (open || busy ? undefined : onClose())}>
      <Modal.Content>
        <Modal.Header closeLabel={t('dialog.close')}>
          <Modal.Title>{t(`outbox.${act}-of`, { title: entry.title || t('untitled') })}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Typography tag="p">{t(`outbox.consequence.${act}`)}</Typography>
            {act === 'drop' ? (
              <Field.Root name="reason" required {...(missing ? { error: t('dialog.missing.comment') } : {})}>
                <Field.Label>{t('outbox.reason')}</Field.Label>
                <Textarea
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
