import type { RefObject } from 'react';

import { Button, Dialog } from '@strapi/design-system';

import type { PreviewLink } from '../api/previews';
import { useExactTime } from '../hooks/useExactTime';
import { useReturnFocus } from '../hooks/useReturnFocus';
import { useTranslate } from '../hooks/useTranslate';

interface RevokeDialogProps {
  readonly link: PreviewLink;
  /** Where the focus goes when the link is gone. */
  readonly home: RefObject<HTMLElement>;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
}

/** Asks before a preview link is taken back: whoever has it cannot open it any more, and that cannot be undone. */
export function RevokeDialog({ link, home, onClose, onConfirm }: RevokeDialogProps) {
  const t = useTranslate();
  const exact = useExactTime();
  const focus = useReturnFocus(home);
  const confirm = () => {
    focus.goHome();
    onClose();
    onConfirm();
  };
  return (
    <Dialog.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Dialog.Content onCloseAutoFocus={focus.onCloseAutoFocus}>
        <Dialog.Header>{t('preview.revoke-title')}</Dialog.Header>
        <Dialog.Body>
          <Dialog.Description>
            {t('preview.revoke-consequence', { name: link.madeBy, time: exact(link.madeAt) })}
          </Dialog.Description>
        </Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button type="button" fullWidth variant="tertiary">
              {t('dialog.cancel')}
            </Button>
          </Dialog.Cancel>
          <Button type="button" fullWidth variant="danger" onClick={confirm}>
            {t('dialog.confirm', { action: t('preview.revoke') })}
          </Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
