import { useRef, useState, type RefObject } from 'react';

import { Box, Button, Field, Flex, Modal, Textarea, Typography } from '@strapi/design-system';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';

import { readRefusal, type ServerRefusal } from '../api/refusal';
import { recordSecondReading, type ToReadAgain, type Verdict } from '../api/second-readings';
import { useReturnFocus } from '../hooks/useReturnFocus';
import { useFailureWords } from '../hooks/useServerWords';
import { useTranslate } from '../hooks/useTranslate';
import { DigestText } from './DigestText';

interface SecondReadingDialogProps {
  readonly item: ToReadAgain;
  readonly verdict: Verdict;
  /** Where the focus goes when it is done: the item is gone from the list then. */
  readonly home: RefObject<HTMLElement>;
  readonly onClose: () => void;
  /** The server answered, with yes or no: the list may be old. */
  readonly onAnswered: () => void;
}

function useRecording({ item, verdict, home, onClose, onAnswered }: SecondReadingDialogProps, comment: string) {
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
      await recordSecondReading(client, item, verdict, comment);
      toggleNotification({ type: 'success', message: t('reader.again.done') });
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

/** Asks before a second reading goes on record; a fault takes a word about what it is. */
export function SecondReadingDialog(props: SecondReadingDialogProps) {
  const t = useTranslate();
  const wordsOf = useFailureWords('refusal');
  const { item, verdict, onClose } = props;
  const [comment, setComment] = useState('');
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const { busy, failure, send, focus } = useRecording(props, comment);
  const confirm = () => {
    const lacking = verdict === 'fault' && comment.trim() === '';
    setMissing(lacking);
    if (lacking) field.current?.focus();
    else void send();
  };
  const label = t(`reader.again.${verdict}`);
  return (
    <Modal.Root open onOpenChange={(open) => (open || busy ? undefined : onClose())}>
      <Modal.Content onCloseAutoFocus={focus.onCloseAutoFocus} aria-describedby={undefined}>
        <Modal.Header closeLabel={t('dialog.close')}>
          <Modal.Title>{label}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Box background="neutral100" hasRadius padding={3} style={{ overflowWrap: 'anywhere' }}>
              <Typography tag="p" fontWeight="semiBold">
                {item.title || t('untitled')}
              </Typography>
              <DigestText digest={item.digest} />
            </Box>
            <Typography tag="p">{t(`reader.again.consequence.${verdict}`)}</Typography>
            <Field.Root required={verdict === 'fault'} error={missing && t('dialog.missing.comment')}>
              <Field.Label>{t(verdict === 'fault' ? 'reader.again.what' : 'dialog.comment')}</Field.Label>
              <Textarea
                ref={field}
                value={comment}
                maxLength={5000}
                onChange={(event: React.ChangeEvent<HTMLTextAreaElement>) => setComment(event.target.value)}
              />
              <Field.Error />
            </Field.Root>
            {failure === null ? null : (
              <Box role="alert" background="danger100" borderColor="danger200" hasRadius padding={3}>
                <Typography textColor="danger700">{wordsOf(failure)}</Typography>
              </Box>
            )}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button type="button" variant="tertiary" disabled={busy} onClick={onClose}>
            {t('dialog.cancel')}
          </Button>
          <Button type="button" loading={busy} onClick={confirm}>
            {t('dialog.confirm', { action: label })}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
