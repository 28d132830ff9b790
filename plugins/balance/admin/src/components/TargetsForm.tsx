import * as React from 'react';
import { Button, Field, Flex, NumberInput, TextInput, Typography } from '@strapi/design-system';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';

import { refusalOf, type RefusalMessage } from '../api/refusal';
import type { ChannelTargets } from '../api/types';
import { useText } from '../text/use-text';

interface Draft {
  targets: Record<string, number>;
  tolerance: number;
  /** The day they begin, `YYYY-MM-DD`; empty: now. */
  from: string;
}

interface NumberFieldProps {
  name: string;
  label: string;
  value: number;
  hint?: string;
  onChange: (value: number) => void;
}

const NumberField = ({ name, label, hint, value, onChange }: NumberFieldProps) => (
  <Field.Root name={name} {...(hint === undefined ? {} : { hint })} width="16rem">
    <Field.Label>{label}</Field.Label>
    <NumberInput value={value} step={1} onValueChange={(next) => onChange(next ?? 0)} />
    <Field.Hint />
  </Field.Root>
);

/** The day the new targets begin, by the browser's own date field; whether it may be is for the server to say. */
const DayField = ({ name, value, onChange }: { name: string; value: string; onChange: (value: string) => void }) => {
  const { t } = useText();
  return (
    <Field.Root name={name} hint={t('targets.fromHint')} width="16rem">
      <Field.Label>{t('targets.from')}</Field.Label>
      <TextInput
        type="date"
        value={value}
        onChange={(event: React.ChangeEvent<HTMLInputElement>) => onChange(event.target.value)}
      />
      <Field.Hint />
    </Field.Root>
  );
};

interface Saving {
  saving: boolean;
  refusal: RefusalMessage | null;
  save: (draft: Draft) => Promise<void>;
}

/** Sends a draft; what the server refuses stays in the form, with its reason. */
function useSaving(channel: string, onSaved: (saved: ChannelTargets) => void): Saving {
  const { put } = useFetchClient();
  const { toggleNotification } = useNotification();
  const { t } = useText();
  const [saving, setSaving] = React.useState(false);
  const [refusal, setRefusal] = React.useState<RefusalMessage | null>(null);
  const save = async ({ from, ...draft }: Draft): Promise<void> => {
    setSaving(true);
    try {
      const body = from === '' ? draft : { ...draft, from };
      const { data } = await put<ChannelTargets>(`/balance/targets?channel=${encodeURIComponent(channel)}`, body);
      setRefusal(null);
      toggleNotification({ type: 'success', message: t(from === '' ? 'targets.saved' : 'targets.savedFrom') });
      onSaved(data);
    } catch (error) {
      setRefusal(refusalOf(error));
    } finally {
      setSaving(false);
    }
  };
  return { saving, refusal, save };
}

interface TargetsFormProps {
  current: ChannelTargets;
  onSaved: (saved: ChannelTargets) => void;
}

/** Targets and tolerance of one channel, for those who may change them. Whether they add up is for the server to say. */
export const TargetsForm = ({ current, onSaved }: TargetsFormProps) => {
  const { t } = useText();
  const { saving, refusal, save } = useSaving(current.channel, onSaved);
  const [draft, setDraft] = React.useState<Draft>(() => ({
    targets: Object.fromEntries(current.themes.map(({ code }) => [code, current.targets[code] ?? 0])),
    tolerance: current.tolerance,
    from: '',
  }));
  const sum = Object.values(draft.targets).reduce((total, value) => total + value, 0);
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    void save(draft);
  };
  return (
    <form onSubmit={submit}>
      <Flex gap={4} wrap="wrap" alignItems="flex-start">
        {current.themes.map(({ code, name }) => (
          <NumberField
            key={code}
            name={`${current.channel}-${code}`}
            label={t('targets.percent', { name })}
            value={draft.targets[code] ?? 0}
            onChange={(value) => setDraft((before) => ({ ...before, targets: { ...before.targets, [code]: value } }))}
          />
        ))}
        <NumberField
          name={`${current.channel}-tolerance`}
          label={t('targets.tolerance')}
          hint={t('targets.toleranceHint')}
          value={draft.tolerance}
          onChange={(tolerance) => setDraft((before) => ({ ...before, tolerance }))}
        />
        <DayField
          name={`${current.channel}-from`}
          value={draft.from}
          onChange={(from) => setDraft((before) => ({ ...before, from }))}
        />
      </Flex>
      <Flex gap={4} paddingTop={4} wrap="wrap">
        <Button type="submit" loading={saving}>
          {t('targets.save')}
        </Button>
        <Typography aria-live="polite" textColor={sum === 100 ? 'neutral600' : 'danger600'}>
          {t('targets.sum', { sum })}
        </Typography>
      </Flex>
      {refusal !== null && (
        <Typography tag="p" role="alert" textColor="danger600">
          {refusal.status === 403 ? t('targets.readOnly') : refusal.message}
        </Typography>
      )}
    </form>
  );
};
