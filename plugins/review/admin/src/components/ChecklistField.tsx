import { useRef } from 'react';

import { Box, Button, Field, Flex, TextInput, Typography } from '@strapi/design-system';

import type { ChecklistItem, DefinitionFault } from '../api/workflows';
import { useTranslate } from '../hooks/useTranslate';
import { withItem, withItemText } from '../model/proof-draft';
import { faultAt } from '../model/workflow-draft';

interface ChecklistProps {
  readonly checklist: readonly ChecklistItem[];
  readonly faults: readonly DefinitionFault[];
  /** Where the list stands in the definition: `proof.rounds.0.checklist`. */
  readonly path: string;
  readonly onChange: (checklist: readonly ChecklistItem[]) => void;
}

/** What a proofreader answers before signing, item by item. */
export function ChecklistField({ checklist, faults, path, onChange }: ChecklistProps) {
  const t = useTranslate();
  const list = useRef<HTMLDivElement>(null);
  /** The focus goes to an item that was added; of one that was removed it goes to the list. */
  const focusOn = (index: number | null) =>
    requestAnimationFrame(() => {
      const item = index === null ? null : list.current?.querySelectorAll('input').item(index);
      (item ?? list.current)?.focus();
    });
  return (
    <Box>
      <Typography tag="h4" variant="pi" fontWeight="bold">
        {t('flow.proof.checklist')}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {t('flow.proof.checklist-hint')}
      </Typography>
      <Flex
        ref={list}
        tag="ol"
        tabIndex={-1}
        aria-label={t('flow.proof.checklist')}
        direction="column"
        alignItems="stretch"
        gap={2}
        paddingTop={2}
        paddingBottom={2}
      >
        {checklist.map((item, index) => {
          const error = faultAt(faults, `${path}.${index}`, true);
          return (
            <Flex tag="li" key={item.key} gap={2} alignItems="flex-end" wrap="wrap">
              <Field.Root width={{ initial: '100%', large: '72rem' }} {...(error === undefined ? {} : { error })}>
                <Field.Label>{t('flow.proof.item', { number: index + 1 })}</Field.Label>
                <TextInput
                  value={item.text}
                  maxLength={1000}
                  onChange={(event: React.ChangeEvent<HTMLInputElement>) =>
                    onChange(withItemText(checklist, index, event.target.value))
                  }
                />
                <Field.Error />
              </Field.Root>
              <Button
                type="button"
                variant="danger-light"
                onClick={() => {
                  onChange(checklist.filter((_, at) => at !== index));
                  focusOn(null);
                }}
              >
                {t('flow.proof.remove-item', { number: index + 1 })}
              </Button>
            </Flex>
          );
        })}
      </Flex>
      <Button
        type="button"
        variant="tertiary"
        onClick={() => {
          onChange(withItem(checklist));
          focusOn(checklist.length);
        }}
      >
        {t('flow.proof.add-item')}
      </Button>
    </Box>
  );
}
