import type { ReactNode, RefObject } from 'react';

import { Button, Flex, Modal } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import type { ProofRequest } from '../../api/proof';
import type { DocumentRef } from '../../api/types';
import { useProofAct } from '../../hooks/useProofAct';
import { useReturnFocus } from '../../hooks/useReturnFocus';
import { useTranslate } from '../../hooks/useTranslate';
import { RefusalNotice } from '../RefusalNotice';

/** What every dialog of the proof panel needs to know. */
export interface DialogProps {
  readonly target: DocumentRef;
  readonly digest: string;
  /** Where the focus goes when what opened the dialog is gone. */
  readonly home: RefObject<HTMLElement>;
  readonly onClose: () => void;
  /** The server answered, with yes or no: what is shown may be old. */
  readonly onAnswered: () => void;
}

interface ProofDialogProps extends DialogProps {
  readonly title: string;
  readonly confirm: string;
  /** What is sent; null while something is missing, which the dialog says itself. */
  readonly request: () => ProofRequest | null;
  readonly done: string;
  /** It happened: what was typed is not needed any more. */
  readonly onDone?: () => void;
  readonly children: ReactNode;
}

/** The frame of a proofreader's act: what it is about, why it was refused, and the two buttons. */
export function ProofDialog({
  target,
  digest,
  home,
  title,
  confirm,
  request,
  done,
  children,
  ...on
}: ProofDialogProps) {
  const t = useTranslate();
  const { toggleNotification } = useNotification();
  const { busy, failure, send } = useProofAct(target);
  const focus = useReturnFocus(home);
  const press = async () => {
    const wanted = request();
    if (wanted === null) return;
    const happened = await send({ ...wanted, body: { digest, ...wanted.body } });
    on.onAnswered();
    if (!happened) return;
    toggleNotification({ type: 'success', message: done });
    on.onDone?.();
    focus.goHome();
    on.onClose();
  };
  return (
    <Modal.Root open onOpenChange={(open) => (open || busy ? undefined : on.onClose())}>
      <Modal.Content onCloseAutoFocus={focus.onCloseAutoFocus} aria-describedby={undefined}>
        <Modal.Header closeLabel={t('dialog.close')}>
          <Modal.Title>{title}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            {children}
            {failure === null ? null : <RefusalNotice failure={failure} />}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button type="button" variant="tertiary" disabled={busy} onClick={on.onClose}>
            {t('dialog.cancel')}
          </Button>
          <Button type="button" loading={busy} onClick={() => void press()}>
            {confirm}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
