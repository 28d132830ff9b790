import { useState, type RefObject } from 'react';

import { Box, Button, Flex, Typography } from '@strapi/design-system';

import { useServerWords } from '../hooks/useServerWords';
import { useTranslate } from '../hooks/useTranslate';
import { actionForm, isExtra, sortActions, type BlockedAction } from '../model/actions';
import { ActionDialog } from './ActionDialog';
import type { ActionSubject } from './ActionSubject';

interface ActionBarProps extends ActionSubject {
  /** Where the focus goes when an action is done. */
  readonly home: RefObject<HTMLElement>;
  /** What is shown of the document may be old; `done` says that an act was done. */
  readonly onAnswered: (done: boolean) => void;
}

function BlockedActions({ blocked }: { readonly blocked: readonly BlockedAction[] }) {
  const t = useTranslate();
  const words = useServerWords();
  const nameOf = (name: string) => t(`action.${name}`, undefined, name);
  if (blocked.length === 0) return null;
  return (
    <Box tag="details" width="100%">
      <Typography tag="summary" variant="pi" textColor="neutral600" cursor="pointer">
        {t('action.why-not', { actions: blocked.map(({ name }) => nameOf(name)).join(t('separator')) })}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={1} paddingTop={1}>
        {blocked.map(({ name, message }) => (
          <Typography tag="li" key={name} variant="pi">
            {t('action.off', { action: nameOf(name), reason: words(message) || t('action.no-reason') })}
          </Typography>
        ))}
      </Flex>
    </Box>
  );
}

interface ExtraActionsProps {
  readonly names: readonly string[];
  readonly onOpen: (name: string) => void;
}

/** What is not needed every day, smaller and side by side. */
function ExtraActions({ names, onOpen }: ExtraActionsProps) {
  const t = useTranslate();
  if (names.length === 0) return null;
  return (
    <Flex role="group" aria-label={t('action.more')} gap={2} wrap="wrap">
      {names.map((name) => (
        <Button key={name} type="button" size="S" variant="tertiary" onClick={() => onOpen(name)}>
          {t(`action.${name}`, undefined, name)}
        </Button>
      ))}
    </Flex>
  );
}

/** The actions the server allows as buttons, and the reason for each one it does not. */
export function ActionBar({ home, onAnswered, ...subject }: ActionBarProps) {
  const t = useTranslate();
  const [opened, setOpened] = useState<string | null>(null);
  const openDialog = (name: string) => {
    setOpened(name);
    // What is signed, or stays public with a shared picture, is to be as it is now and not as it was 20 seconds ago.
    onAnswered(false);
  };
  const { open, blocked } = sortActions(subject.document.actions, subject.unsaved ? t('action.save-first') : null);
  return (
    <Flex direction="column" alignItems="stretch" gap={2} width="100%">
      {open
        .filter((name) => !isExtra(name))
        .map((name) => (
          <Button key={name} type="button" fullWidth variant={actionForm(name).tone} onClick={() => openDialog(name)}>
            {t(`action.${name}`, undefined, name)}
          </Button>
        ))}
      <ExtraActions names={open.filter(isExtra)} onOpen={openDialog} />
      <BlockedActions blocked={blocked} />
      {opened === null ? null : (
        <ActionDialog
          key={opened}
          {...subject}
          name={opened}
          home={home}
          onClose={() => setOpened(null)}
          onAnswered={onAnswered}
        />
      )}
    </Flex>
  );
}
