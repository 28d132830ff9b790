import * as React from 'react';
import { Button, Field, Flex, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';

import type { Channel } from '../api/types';
import { useText } from '../text/use-text';

interface AddScreenProps {
  channels: readonly Channel[];
  onAdd: (screen: { channel: string; name: string }) => Promise<boolean>;
}

/** Where a screen hangs and what it shows. */
export const AddScreen = ({ channels, onAdd }: AddScreenProps) => {
  const { t } = useText();
  const [name, setName] = React.useState('');
  const [channel, setChannel] = React.useState(channels[0]?.code ?? '');
  const [isBusy, setBusy] = React.useState(false);
  const submit = async (event: React.FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    if (await onAdd({ channel, name })) setName('');
    setBusy(false);
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Flex gap={4} wrap="wrap" alignItems="flex-end">
        <Field.Root name="name" width="20rem" required>
          <Field.Label>{t('screens.name')}</Field.Label>
          <TextInput
            value={name}
            maxLength={60}
            placeholder={t('screens.name.example')}
            onChange={(event: React.ChangeEvent<HTMLInputElement>) => setName(event.target.value)}
          />
        </Field.Root>
        <Field.Root name="channel" width="14rem">
          <Field.Label>{t('screens.channel')}</Field.Label>
          <SingleSelect value={channel} onChange={(value) => setChannel(String(value))}>
            {channels.map(({ code, name: label }) => (
              <SingleSelectOption key={code} value={code}>
                {label}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
        <Button type="submit" loading={isBusy}>
          {t('screens.add')}
        </Button>
      </Flex>
    </form>
  );
};
