import { useState, type RefObject } from 'react';

import { Box, Button, Flex, Modal, Radio, Typography } from '@strapi/design-system';

import type { Choice, DefinitionFault, Impact, ImpactGroup } from '../api/workflows';
import type { ServerRefusal } from '../api/refusal';
import { useReturnFocus } from '../hooks/useReturnFocus';
import { useTranslate } from '../hooks/useTranslate';
import { RefusalNotice } from './RefusalNotice';

interface ImpactDialogProps {
  readonly impact: Impact;
  readonly busy: boolean;
  readonly failure: ServerRefusal | 'silent' | null;
  /** The runs moved while somebody chose: these are others than before. */
  readonly isAnother: boolean;
  readonly home: RefObject<HTMLElement>;
  readonly onSave: (choices: Readonly<Record<string, Choice>>) => void;
  readonly onClose: () => void;
}

interface GroupProps {
  readonly group: ImpactGroup;
  readonly choice: Choice | undefined;
  readonly onChoose: (choice: Choice) => void;
}

function GroupFacts({ group }: { readonly group: ImpactGroup }) {
  const t = useTranslate();
  const titles = group.examples
    .map(({ title }) => t('flow.impact.title-of', { title: title || t('untitled') }))
    .join('');
  const waiting = group.waitingFor.map(({ name }) => name).join(t('separator'));
  return (
    <>
      <Typography tag="p" variant="pi" style={{ overflowWrap: 'anywhere' }}>
        {group.runs > group.examples.length ? t('flow.impact.and-more', { titles, count: group.runs }) : titles}
      </Typography>
      {waiting === '' ? null : (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {t('flow.impact.waiting', { names: waiting })}
        </Typography>
      )}
      <Typography tag="p" variant="pi" fontWeight="semiBold">
        {group.whatChanges.map((what) => t(`flow.impact.${what}`, undefined, what)).join(t('separator'))}
      </Typography>
    </>
  );
}

/** One group of runs, and what is to become of it. Nothing is chosen beforehand. */
function Group({ group, choice, onChoose }: GroupProps) {
  const t = useTranslate();
  const heading = t('flow.impact.group', {
    level: group.level.name,
    state: t(`state.${group.state}`, undefined, group.state),
    count: group.runs,
    version: group.version,
  });
  return (
    <Flex tag="li" direction="column" alignItems="stretch" gap={2} padding={3} borderColor="neutral200" hasRadius>
      <Typography tag="h3" variant="omega" fontWeight="bold">
        {heading}
      </Typography>
      <GroupFacts group={group} />
      <Radio.Group
        aria-label={heading}
        value={choice ?? ''}
        onValueChange={(value) => onChoose(value === 'restart' ? 'restart' : 'keep')}
      >
        {group.choices.map((one) => (
          <Radio.Item key={one} value={one}>
            {t(`flow.impact.${one}`)}
          </Radio.Item>
        ))}
      </Radio.Group>
      {group.choices.length === 1 ? (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {t('flow.impact.keep-only')}
        </Typography>
      ) : null}
    </Flex>
  );
}

/** What will make runs wait under the new version. */
export function Warnings({ warnings }: { readonly warnings: readonly DefinitionFault[] }) {
  const t = useTranslate();
  if (warnings.length === 0) return null;
  const levelOf = (path: string): string => {
    const index = /^levels\.(\d+)/.exec(path)?.[1];
    return index === undefined ? t('flow.rules') : t('flow.level-number', { number: Number(index) + 1 });
  };
  return (
    <Box role="status" background="warning100" borderColor="warning200" hasRadius padding={3}>
      <Typography tag="p" fontWeight="semiBold" textColor="neutral800">
        {t('flow.warnings')}
      </Typography>
      <ul>
        {warnings.map(({ path, reason }, index) => (
          <li key={index}>
            <Typography variant="pi">{t('flow.warning', { where: levelOf(path), reason })}</Typography>
          </li>
        ))}
      </ul>
    </Box>
  );
}

/** Shows what a new version means for runs under way, and asks what becomes of each group before it is saved. */
export function ImpactDialog(props: ImpactDialogProps) {
  const t = useTranslate();
  const { impact, busy, failure, isAnother, home, onSave, onClose } = props;
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({});
  const focus = useReturnFocus(home);
  const { groups, warnings } = impact;
  // Choices about groups that are gone count no more.
  const current = Object.fromEntries(groups.flatMap(({ key }) => (choices[key] ? [[key, choices[key]]] : [])));
  const left = groups.length - Object.keys(current).length;
  return (
    <Modal.Root open onOpenChange={(open) => (open || busy ? undefined : onClose())}>
      <Modal.Content onCloseAutoFocus={focus.onCloseAutoFocus} aria-describedby={undefined}>
        <Modal.Header closeLabel={t('dialog.close')}>
          <Modal.Title>{t('flow.impact.heading')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            {isAnother ? (
              <Typography tag="p" role="alert" textColor="danger600">
                {t('flow.impact.another')}
              </Typography>
            ) : null}
            <Typography tag="p">{t(groups.length === 0 ? 'flow.impact.none' : 'flow.impact.explanation')}</Typography>
            <Warnings warnings={warnings} />
            <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
              {groups.map((group) => (
                <Group
                  key={group.key}
                  group={group}
                  choice={current[group.key]}
                  onChoose={(choice) => setChoices({ ...current, [group.key]: choice })}
                />
              ))}
            </Flex>
            {failure === null ? null : <RefusalNotice failure={failure} />}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button type="button" variant="tertiary" disabled={busy} style={{ flexShrink: 0 }} onClick={onClose}>
            {t('dialog.cancel')}
          </Button>
          <Flex gap={3} wrap="wrap" justifyContent="flex-end">
            <Typography variant="pi" aria-live="polite">
              {left > 0 ? t('flow.impact.left', { count: left }) : ''}
            </Typography>
            <Button type="button" loading={busy} disabled={left > 0} onClick={() => onSave(current)}>
              {t('flow.impact.save')}
            </Button>
          </Flex>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
