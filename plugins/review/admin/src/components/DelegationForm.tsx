import { useState } from 'react';

import {
  Box,
  Button,
  Field,
  Flex,
  MultiSelect,
  MultiSelectOption,
  TextInput,
  Textarea,
  Typography,
} from '@strapi/design-system';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { useTheme } from 'styled-components';

import { offerDelegation, type DelegationsAnswer } from '../api/delegations';
import { readRefusal, type ServerRefusal } from '../api/refusal';
import { useParkZone } from '../hooks/useParkZone';
import { useTranslate } from '../hooks/useTranslate';
import {
  delegationRequest,
  EMPTY_DELEGATION,
  missingDelegation,
  type DelegationInput,
  type MissingDelegation,
} from '../model/delegations';
import { zoneName } from '../model/park-time';
import { PersonField } from './PersonField';
import { RefusalNotice } from './RefusalNotice';

interface DelegationFormProps {
  readonly answer: DelegationsAnswer;
  readonly onDone: () => void;
}

interface TimeInputProps {
  readonly label: string;
  readonly value: string;
  readonly error: string | false;
  readonly onChange: (value: string) => void;
}

function TimeInput({ label, value, error, onChange }: TimeInputProps) {
  const { colorScheme } = useTheme();
  return (
    <Field.Root required error={error}>
      <Field.Label>{label}</Field.Label>
      <Box style={{ colorScheme }}>
        <TextInput type="datetime-local" value={value} onChange={(event) => onChange(event.target.value)} />
      </Box>
      <Field.Error />
    </Field.Root>
  );
}

interface ScopeInputProps {
  readonly label: string;
  readonly everything: string;
  readonly choices: readonly { readonly key: string; readonly name: string }[];
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
}

/** Some of the choices, or, while nothing is chosen, all of them. */
function ScopeInput({ label, everything, choices, value, onChange }: ScopeInputProps) {
  return (
    <Field.Root>
      <Field.Label>{label}</Field.Label>
      <MultiSelect placeholder={everything} value={[...value]} withTags onChange={(next: string[]) => onChange(next)}>
        {choices.map(({ key, name }) => (
          <MultiSelectOption key={key} value={key}>
            {name}
          </MultiSelectOption>
        ))}
      </MultiSelect>
    </Field.Root>
  );
}

function useDelegationForm({ onDone }: DelegationFormProps) {
  const t = useTranslate();
  const client = useFetchClient();
  const { toggleNotification } = useNotification();
  const timeZone = useParkZone();
  const [input, setInput] = useState<DelegationInput>(EMPTY_DELEGATION);
  /** How many were offered from this form: each begins with empty fields. */
  const [round, setRound] = useState(0);
  const [missing, setMissing] = useState<readonly MissingDelegation[]>([]);
  const [failure, setFailure] = useState<ServerRefusal | 'silent' | null>(null);
  const [busy, setBusy] = useState(false);
  const change = (next: Partial<DelegationInput>) => {
    setInput((before) => ({ ...before, ...next }));
    setMissing([]);
  };
  const send = async () => {
    if (timeZone === null) return;
    const lacking = missingDelegation(input, timeZone);
    setMissing(lacking);
    if (lacking.length > 0) return;
    setBusy(true);
    setFailure(null);
    try {
      await offerDelegation(client, delegationRequest(input, timeZone));
      setInput(EMPTY_DELEGATION);
      setRound((before) => before + 1);
      toggleNotification({ type: 'success', message: t('delegation.offered') });
      onDone();
    } catch (error) {
      setFailure(readRefusal(error) ?? 'silent');
    } finally {
      setBusy(false);
    }
  };
  return { input, round, missing, failure, busy, timeZone, change, send };
}

/** Offers somebody one's own rights for a time, or, with the right to arrange, those of somebody who is away. */
export function DelegationForm(props: DelegationFormProps) {
  const t = useTranslate();
  const { locale } = useIntl();
  const { scopes, mayArrange } = props.answer;
  const { input, round, missing, failure, busy, timeZone, change, send } = useDelegationForm(props);
  const errorOf = (name: MissingDelegation) => missing.includes(name) && t(`delegation.missing.${name}`);
  return (
    <Box
      tag="section"
      aria-label={t('delegation.new')}
      padding={5}
      background="neutral0"
      shadow="tableShadow"
      hasRadius
    >
      <Flex direction="column" alignItems="stretch" gap={4} maxWidth="64rem">
        <Typography tag="h2" variant="delta">
          {t('delegation.new')}
        </Typography>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {t('delegation.rules')}
        </Typography>
        {mayArrange ? (
          <PersonField
            key={`from ${round}`}
            label={t('delegation.from')}
            hint={t('delegation.from-hint')}
            value={input.from}
            error={false}
            onChange={(from) => change({ from })}
          />
        ) : null}
        <PersonField
          key={`to ${round}`}
          label={t('delegation.to')}
          value={input.to}
          error={errorOf('to')}
          onChange={(to) => change({ to })}
        />
        <Flex gap={4} wrap="wrap" alignItems="flex-start">
          {(['startsAt', 'endsAt'] as const).map((name) => (
            <Box key={name} flex="1 1 22rem">
              <TimeInput
                label={t(`delegation.${name}`)}
                value={input[name]}
                error={errorOf(name)}
                onChange={(value) => change({ [name]: value })}
              />
            </Box>
          ))}
        </Flex>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {t('delegation.zone', { zone: timeZone === null ? '' : zoneName(Date.now(), timeZone, locale) })}
        </Typography>
        <ScopeInput
          label={t('delegation.types')}
          everything={t('delegation.all-types')}
          choices={scopes.types}
          value={input.types}
          onChange={(types) => change({ types })}
        />
        <ScopeInput
          label={t('delegation.levels')}
          everything={t('delegation.all-levels')}
          choices={scopes.levels}
          value={input.levels}
          onChange={(levels) => change({ levels })}
        />
        <Field.Root>
          <Field.Label>{t('delegation.reason')}</Field.Label>
          <Textarea
            value={input.reason}
            maxLength={1000}
            onChange={(event) => change({ reason: event.target.value })}
          />
        </Field.Root>
        {failure === null ? null : <RefusalNotice failure={failure} />}
        <Box>
          <Button type="button" loading={busy} disabled={timeZone === null} onClick={() => void send()}>
            {t('delegation.offer')}
          </Button>
        </Box>
      </Flex>
    </Box>
  );
}
