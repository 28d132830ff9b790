import { useState, type ReactNode, type RefObject } from 'react';

import { Button, Dialog, Flex } from '@strapi/design-system';

import { refusedBy, type Refused } from '../../api/refusal';
import { useReturnFocus } from '../../hooks/useReturnFocus';
import { useTranslate } from '../../hooks/useTranslate';
import { FailureNotice } from './Notices';

interface ConfirmDialogProps {
  readonly title: string;
  readonly consequence: string;
  /** What is on the button that does it. */
  readonly action: string;
  readonly danger?: boolean;
  /** Fields of the question. */
  readonly children?: ReactNode;
  /** Where the focus goes when what opened the dialog is gone. */
  readonly home: RefObject<HTMLElement>;
  readonly onConfirm: () => Promise<unknown>;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Asks before something is done. It stays open, with the reason, when that fails. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, consequence, action, danger, children, home, onConfirm, onDone, onClose } = props;
  const t = useTranslate();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Refused | null>(null);
  const giveBack = useReturnFocus(home);
  const confirm = async () => {
    setBusy(true);
    setFailure(null);
    try {
      await onConfirm();
      onClose();
      onDone();
    } catch (error) {
      setFailure(refusedBy(error));
      setBusy(false);
    }
  };
  return (
    <Dialog.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Dialog.Content onCloseAutoFocus={giveBack}>
        <Dialog.Header>{title}</Dialog.Header>
        <Dialog.Body>
          <Flex direction="column" alignItems="stretch" gap={4} width="100%">
            <Dialog.Description>{consequence}</Dialog.Description>
            {children}
            {failure ? <FailureNotice failure={failure} /> : null}
          </Flex>
        </Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button type="button" fullWidth variant="tertiary">
              {t('packs.cancel')}
            </Button>
          </Dialog.Cancel>
          <Button
            type="button"
            fullWidth
            variant={danger ? 'danger' : 'default'}
            loading={busy}
            onClick={() => void confirm()}
          >
            {action}
          </Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
