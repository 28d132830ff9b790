import { useRef } from 'react';

import { Field, Flex, IconButton, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { ArrowDown, ArrowUp, Cross } from '@strapi/icons';

import type { WorkflowOptions } from '../api/workflows';
import { useTranslate } from '../hooks/useTranslate';
import { moved } from '../model/workflow-draft';

type Person = WorkflowOptions['people'][number];

interface PeopleFieldProps {
  readonly label: string;
  readonly people: readonly Person[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  /** Whether the order means something: then people can be moved. */
  readonly isOrdered?: boolean;
  readonly error?: string | undefined;
  readonly hint?: string;
}

/** A person with unit and post, and that they cannot sign where that is so. */
function usePersonText(): (person: Person) => string {
  const t = useTranslate();
  return ({ name, unit, post, able }) => {
    const place = [unit, post].filter(Boolean).join(' ');
    const text = place === '' ? name : t('flow.person', { name, place });
    return able ? text : t('flow.unable', { text });
  };
}

interface RowProps {
  readonly text: string;
  readonly name: string;
  readonly index: number;
  readonly count: number;
  readonly isOrdered: boolean;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
}

function Row({ text, name, index, count, isOrdered, onMove, onRemove }: RowProps) {
  const t = useTranslate();
  return (
    <Flex tag="li" gap={1} justifyContent="space-between" background="neutral100" hasRadius paddingLeft={3}>
      <Typography style={{ overflowWrap: 'anywhere' }}>{text}</Typography>
      <Flex gap={1}>
        {isOrdered ? (
          <>
            <IconButton
              type="button"
              variant="ghost"
              disabled={index === 0}
              label={t('flow.move-up', { name })}
              onClick={() => onMove(-1)}
            >
              <ArrowUp aria-hidden />
            </IconButton>
            <IconButton
              type="button"
              variant="ghost"
              disabled={index === count - 1}
              label={t('flow.move-down', { name })}
              onClick={() => onMove(1)}
            >
              <ArrowDown aria-hidden />
            </IconButton>
          </>
        ) : null}
        <IconButton type="button" variant="ghost" label={t('flow.remove-person', { name })} onClick={onRemove}>
          <Cross aria-hidden />
        </IconButton>
      </Flex>
    </Flex>
  );
}

/** People in a list, added from everybody there is. */
export function PeopleField(props: PeopleFieldProps) {
  const t = useTranslate();
  const { label, people, chosen, onChange, isOrdered = false, error, hint } = props;
  const textOf = usePersonText();
  const list = useRef<HTMLDivElement>(null);
  const rest = people.filter(({ code }) => !chosen.includes(code));
  const remove = (code: string) => {
    onChange(chosen.filter((one) => one !== code));
    // What had the focus is gone with its row.
    list.current?.focus();
  };
  return (
    <Field.Root {...(error === undefined ? {} : { error })} {...(hint === undefined ? {} : { hint })}>
      <Field.Label>{label}</Field.Label>
      <Flex
        ref={list}
        tag={isOrdered ? 'ol' : 'ul'}
        tabIndex={-1}
        aria-label={label}
        direction="column"
        alignItems="stretch"
        gap={1}
      >
        {chosen.map((code, index) => {
          const person = people.find((one) => one.code === code);
          return (
            <Row
              key={code}
              text={person ? textOf(person) : t('flow.unknown-person', { code })}
              name={person?.name ?? code}
              index={index}
              count={chosen.length}
              isOrdered={isOrdered}
              onMove={(by) => onChange(moved(chosen, index, by))}
              onRemove={() => remove(code)}
            />
          );
        })}
      </Flex>
      <SingleSelect
        value=""
        placeholder={t('flow.add-person')}
        disabled={rest.length === 0}
        onChange={(code: string | number) => onChange([...chosen, String(code)])}
      >
        {rest.map((person) => (
          <SingleSelectOption key={person.code} value={person.code}>
            {textOf(person)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
