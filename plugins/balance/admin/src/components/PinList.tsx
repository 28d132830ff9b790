import * as React from 'react';
import { Button, Dialog, Flex, Typography } from '@strapi/design-system';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';

import type { Order, Pin } from '../api/order-types';
import { refusalOf } from '../api/refusal';
import { pinWords, type Wording } from '../text/order-words';
import { useText } from '../text/use-text';
import { useReturnFocus } from './use-return-focus';

interface RemoveDialogProps {
  pin: Pin;
  home: React.RefObject<HTMLElement>;
  onClose: () => void;
  onDone: () => void;
}

/** Asks before a pin is taken away. */
const RemoveDialog = ({ pin, home, onClose, onDone }: RemoveDialogProps) => {
  const { t } = useText();
  const { del } = useFetchClient();
  const { toggleNotification } = useNotification();
  const focus = useReturnFocus(home);
  const remove = async (): Promise<void> => {
    focus.goHome();
    onClose();
    try {
      await del(`/balance/pins/${pin.id}`);
      toggleNotification({ type: 'success', message: t('order.pin.removed') });
    } catch (error) {
      toggleNotification({ type: 'danger', message: refusalOf(error).message });
    }
    onDone();
  };
  return (
    <Dialog.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Dialog.Content onCloseAutoFocus={focus.onCloseAutoFocus}>
        <Dialog.Header>{t('order.pin.removeTitle')}</Dialog.Header>
        <Dialog.Body>
          <Dialog.Description>{t('order.pin.removeText', { title: pin.title })}</Dialog.Description>
        </Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button type="button" fullWidth variant="tertiary">
              {t('order.pin.cancel')}
            </Button>
          </Dialog.Cancel>
          <Button type="button" fullWidth variant="danger" onClick={() => void remove()}>
            {t('order.pin.remove')}
          </Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
};

interface PinListProps {
  order: Order;
  wording: Wording;
  home: React.RefObject<HTMLElement>;
  onRenew: (pin: Pin) => void;
  onChanged: () => void;
}

/** What stands before the mix, until when and why; renewed or taken away by those who may. */
export const PinList = ({ order, wording, home, onRenew, onChanged }: PinListProps) => {
  const { t, say } = useText();
  const [leaving, setLeaving] = React.useState<Pin | null>(null);
  const isListed = (pin: Pin): boolean =>
    order.slots.some(({ documentId }) => documentId === pin.documentId) || order.slots[0]?.reason.kind === 'emergency';
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {order.pins.length === 0 && <Typography tag="p">{t('order.pins.none')}</Typography>}
      <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
        {order.pins.map((pin) => (
          <Flex key={pin.id} tag="li" gap={3} wrap="wrap" justifyContent="space-between">
            <Typography>
              <strong>{pin.title}</strong> {say(pinWords(pin, wording))}
              {!isListed(pin) && <em> {t('order.pin.gone')}</em>}
            </Typography>
            {order.manageable && (
              <Flex gap={2}>
                <Button
                  type="button"
                  size="S"
                  variant="tertiary"
                  aria-label={t('order.pin.renewNamed', { title: pin.title })}
                  onClick={() => onRenew(pin)}
                >
                  {t('order.pin.renew')}
                </Button>
                <Button
                  type="button"
                  size="S"
                  variant="danger-light"
                  aria-label={t('order.pin.removeNamed', { title: pin.title })}
                  onClick={() => setLeaving(pin)}
                >
                  {t('order.pin.remove')}
                </Button>
              </Flex>
            )}
          </Flex>
        ))}
      </Flex>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {t(order.manageable ? 'order.pins.help' : 'order.pins.readOnly')}
      </Typography>
      {leaving && <RemoveDialog pin={leaving} home={home} onClose={() => setLeaving(null)} onDone={onChanged} />}
    </Flex>
  );
};
