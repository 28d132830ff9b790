import { Button, Dialog } from '@strapi/design-system';

import { useText } from '../text/use-text';

interface EndScreenProps {
  name: string;
  onConfirm: () => void;
}

/** Ends a screen, after asking: its token is worth nothing from then on. */
export const EndScreen = ({ name, onConfirm }: EndScreenProps) => {
  const { t } = useText();
  return (
    <Dialog.Root>
      <Dialog.Trigger>
        <Button type="button" size="S" variant="danger-light" aria-label={t('screens.endNamed', { name })}>
          {t('screens.end')}
        </Button>
      </Dialog.Trigger>
      <Dialog.Content>
        <Dialog.Header>{t('screens.end.title', { name })}</Dialog.Header>
        <Dialog.Body>
          <Dialog.Description>{t('screens.end.consequence')}</Dialog.Description>
        </Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button type="button" fullWidth variant="tertiary">
              {t('screens.cancel')}
            </Button>
          </Dialog.Cancel>
          <Dialog.Action>
            <Button type="button" fullWidth variant="danger" onClick={onConfirm}>
              {t('screens.end.confirm')}
            </Button>
          </Dialog.Action>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
};
