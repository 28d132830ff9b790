import { useCallback } from 'react';

import { Combobox, ComboboxOption, Field } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';

import { loadPeople } from '../api/people';
import { useRemote } from '../hooks/useRemote';
import { useTranslate } from '../hooks/useTranslate';
import { choiceText } from '../model/people';

interface PersonFieldProps {
  /** The e-mail address of the person chosen, or empty. */
  readonly value: string;
  readonly error: string | false;
  readonly onChange: (value: string) => void;
  readonly label?: string;
  readonly hint?: string;
}

/** Chooses one of the people who sign; what is typed finds them by name, post or unit. */
export function PersonField({ value, error, onChange, label, hint }: PersonFieldProps) {
  const t = useTranslate();
  const client = useFetchClient();
  const { data, loading, failure } = useRemote(useCallback(() => loadPeople(client), [client]));
  return (
    <Field.Root
      required
      error={failure === null ? error : t('dialog.person-broken')}
      hint={hint ?? t('dialog.person-hint')}
    >
      <Field.Label>{label ?? t('dialog.person')}</Field.Label>
      <Combobox
        value={value}
        loading={loading}
        loadingMessage={t('dialog.person-loading')}
        placeholder={t('flow.add-person')}
        noOptionsMessage={() => t('dialog.person-none')}
        clearLabel={t('dialog.person-clear')}
        onChange={(next) => onChange(next ?? '')}
        onClear={() => onChange('')}
      >
        {(data ?? []).map((one) => (
          <ComboboxOption key={one.code} value={one.email}>
            {choiceText(one)}
          </ComboboxOption>
        ))}
      </Combobox>
      <Field.Error />
      <Field.Hint />
    </Field.Root>
  );
}
