import * as React from 'react';
import {
  Box,
  Button,
  Field,
  Flex,
  Modal,
  SingleSelect,
  SingleSelectOption,
  TextInput,
  Typography,
} from '@strapi/design-system';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';

import type { Order, PinKind } from '../api/order-types';
import { refusalOf } from '../api/refusal';
import { HOURS, hoursWords } from '../text/order-words';
import { useText } from '../text/use-text';
import { useReturnFocus } from './use-return-focus';

/** What is to be pinned. */
export interface ToPin {
  documentId: string;
  title: string;
  kind: PinKind;
  reason: string;
}

interface PinDialogProps {
  item: ToPin;
  order: Order;
  /** Where the focus goes when the item's button is gone. */
  home: React.RefObject<HTMLElement>;
  onClose: () => void;
  onDone: () => void;
}

const HOUR_MS = 3_600_000;

/** Sends the pin; what the server refuses stays in the dialog, with its reason. */
function usePin({ item, order, home, onClose, onDone }: PinDialogProps) {
  const focus = useReturnFocus(home);
  const { post } = useFetchClient();
  const { toggleNotification } = useNotification();
  const { t } = useText();
  const [kind, setKind] = React.useState<PinKind>(item.kind);
  const [hours, setHours] = React.useState<number>(HOURS[item.kind][0]);
  const [reason, setReason] = React.useState(item.reason);
  const [busy, setBusy] = React.useState(false);
  const [refusal, setRefusal] = React.useState<string | null>(null);
  const send = async (): Promise<void> => {
    setBusy(true);
    const { channel, locale, at } = order;
    // From the server's clock: this computer's may be ahead, and the longest time would then be refused.
    const until = new Date(Date.parse(at) + hours * HOUR_MS).toISOString();
    try {
      await post('/balance/pins', { channel, locale, documentId: item.documentId, kind, until, reason });
      toggleNotification({ type: 'success', message: t('order.pin.saved') });
      focus.goHome();
      onClose();
      onDone();
    } catch (error) {
      setRefusal(refusalOf(error).message);
    } finally {
      setBusy(false);
    }
  };
  const choose = (next: PinKind): void => {
    setKind(next);
    setHours(HOURS[next][0]);
  };
  return { focus, kind, choose, hours, setHours, reason, setReason, busy, refusal, send };
}

const KindSelect = ({ kind, onKind }: { kind: PinKind; onKind: (kind: PinKind) => void }) => {
  const { t } = useText();
  return (
    <Field.Root>
      <Field.Label>{t('order.pin.kind')}</Field.Label>
      <SingleSelect
        value={kind}
        onChange={(value: string | number) => onKind(value === 'emergency' ? value : 'pinned')}
      >
        <SingleSelectOption value="pinned">{t('order.pin.kind.pinned')}</SingleSelectOption>
        <SingleSelectOption value="emergency">{t('order.pin.kind.emergency')}</SingleSelectOption>
      </SingleSelect>
    </Field.Root>
  );
};

const LengthSelect = ({ kind, hours, onHours }: { kind: PinKind; hours: number; onHours: (hours: number) => void }) => {
  const { t, say } = useText();
  return (
    <Field.Root>
      <Field.Label>{t('order.pin.length')}</Field.Label>
      <SingleSelect value={String(hours)} onChange={(value: string | number) => onHours(Number(value))}>
        {HOURS[kind].map((length) => (
          <SingleSelectOption key={length} value={String(length)}>
            {say(hoursWords(length))}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
};

/** Pins an item or makes it an emergency: how, for how long and why, and what will happen. */
export const PinDialog = (props: PinDialogProps) => {
  const { t } = useText();
  const pin = usePin(props);
  const isEmergency = pin.kind === 'emergency';
  return (
    <Modal.Root open onOpenChange={(open) => (open || pin.busy ? undefined : props.onClose())}>
      <Modal.Content onCloseAutoFocus={pin.focus.onCloseAutoFocus} aria-describedby={undefined}>
        <Modal.Header closeLabel={t('order.pin.close')}>
          <Modal.Title>{t('order.pin.dialog')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Typography tag="p">{t('order.pin.about', { title: props.item.title })}</Typography>
            <KindSelect kind={pin.kind} onKind={pin.choose} />
            <LengthSelect kind={pin.kind} hours={pin.hours} onHours={pin.setHours} />
            <Field.Root required>
              <Field.Label>{t('order.pin.why')}</Field.Label>
              <TextInput
                value={pin.reason}
                maxLength={500}
                onChange={(event: React.ChangeEvent<HTMLInputElement>) => pin.setReason(event.target.value)}
              />
            </Field.Root>
            <Box aria-live="polite">
              {isEmergency && <Typography textColor="danger700">{t('order.pin.consequence')}</Typography>}
            </Box>
            {pin.refusal !== null && (
              <Typography role="alert" textColor="danger700">
                {pin.refusal}
              </Typography>
            )}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button type="button" variant="tertiary" disabled={pin.busy} onClick={props.onClose}>
            {t('order.pin.cancel')}
          </Button>
          <Button
            type="button"
            variant={isEmergency ? 'danger' : 'default'}
            loading={pin.busy}
            disabled={pin.reason.trim() === ''}
            onClick={() => void pin.send()}
          >
            {t(isEmergency ? 'order.pin.confirmEmergency' : 'order.pin.confirm')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
};
