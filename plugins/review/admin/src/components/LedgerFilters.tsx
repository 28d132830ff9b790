import { useCallback } from 'react';

import { Button, Field, Flex, SingleSelect, SingleSelectOption, TextInput, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';

import { loadChoices, type Choice, type LedgerChoices } from '../api/evidence';
import { useRemote } from '../hooks/useRemote';
import { useTranslate } from '../hooks/useTranslate';
import type { LedgerQuery } from '../model/ledger-query';

interface LedgerFiltersProps {
  readonly query: LedgerQuery;
  readonly onChange: (change: Partial<LedgerQuery>) => void;
}

const NO_CHOICES: LedgerChoices = { people: [], acts: [], levels: [] };

interface ChoiceSelectProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onChange: (value: string) => void;
}

/** One filter with what there is to choose from; what the address asks for is always among it. */
function ChoiceSelect({ label, value, choices, onChange }: ChoiceSelectProps) {
  const t = useTranslate();
  const all =
    value === '' || choices.some(({ key }) => key === value) ? choices : [...choices, { key: value, name: value }];
  return (
    <Field.Root width={{ initial: '100%', medium: '18rem' }}>
      <Field.Label>{label}</Field.Label>
      <SingleSelect
        value={value}
        placeholder={t('tasks.any')}
        onChange={(next) => onChange(String(next))}
        onClear={() => onChange('')}
        clearLabel={t('tasks.clear')}
      >
        {all.map(({ key, name }) => (
          <SingleSelectOption key={key} value={key}>
            {name}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}

interface DayInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function DayInput({ label, value, onChange }: DayInputProps) {
  return (
    <Field.Root width={{ initial: '100%', medium: '16rem' }}>
      <Field.Label>{label}</Field.Label>
      <TextInput type="date" value={value} onChange={(event) => onChange(event.target.value)} />
    </Field.Root>
  );
}

/** The document the list is narrowed to, with a way out of it. */
function DocumentChoice({ query, onChange }: LedgerFiltersProps) {
  const t = useTranslate();
  if (query.documentId === '') return null;
  return (
    <Flex gap={2} wrap="wrap">
      <Typography variant="pi" style={{ overflowWrap: 'anywhere' }}>
        {t('evidence.only-document', {
          document: [query.uid, query.documentId, query.locale].filter(Boolean).join(' / '),
        })}
      </Typography>
      <Button
        type="button"
        size="S"
        variant="tertiary"
        onClick={() => onChange({ uid: '', documentId: '', locale: '' })}
      >
        {t('evidence.all-documents')}
      </Button>
    </Flex>
  );
}

/** What one can narrow the ledger by. */
export function LedgerFilters({ query, onChange }: LedgerFiltersProps) {
  const t = useTranslate();
  const client = useFetchClient();
  const { data } = useRemote(useCallback(() => loadChoices(client), [client]));
  const { people, acts, levels } = data ?? NO_CHOICES;
  const refused = (['only', 'without'] as const).map((key) => ({
    key,
    name: key === 'only' ? t('evidence.refused.only') : t('evidence.refused.without'),
  }));
  return (
    <Flex tag="search" direction="column" alignItems="stretch" gap={3} paddingBottom={4}>
      <Flex gap={4} wrap="wrap" alignItems="flex-end">
        <ChoiceSelect
          label={t('evidence.person')}
          value={query.person}
          choices={people}
          onChange={(person) => onChange({ person })}
        />
        <ChoiceSelect
          label={t('evidence.act')}
          value={query.act}
          choices={acts}
          onChange={(act) => onChange({ act })}
        />
        <ChoiceSelect
          label={t('evidence.level')}
          value={query.level}
          choices={levels}
          onChange={(level) => onChange({ level })}
        />
        <ChoiceSelect
          label={t('evidence.refused')}
          value={query.refused}
          choices={refused}
          onChange={(value) => onChange({ refused: value === 'only' || value === 'without' ? value : '' })}
        />
        <DayInput label={t('evidence.from')} value={query.from} onChange={(from) => onChange({ from })} />
        <DayInput label={t('evidence.to')} value={query.to} onChange={(to) => onChange({ to })} />
      </Flex>
      <DocumentChoice query={query} onChange={onChange} />
    </Flex>
  );
}
