import { Field, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';

import type { ListKind } from '../api/order-types';
import { useText } from '../text/use-text';

/** Which list is explained. */
export interface Choice {
  channel: string;
  locale: string;
  kind: ListKind;
}

interface Option {
  value: string;
  label: string;
}

interface SelectProps {
  label: string;
  value: string;
  options: readonly Option[];
  onChange: (value: string) => void;
}

const Select = ({ label, value, options, onChange }: SelectProps) => (
  <Field.Root width="28rem">
    <Field.Label>{label}</Field.Label>
    <SingleSelect value={value} onChange={(next: string | number) => onChange(String(next))}>
      {options.map((option) => (
        <SingleSelectOption key={option.value} value={option.value}>
          {option.label}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  </Field.Root>
);

interface OrderChoiceProps {
  choice: Choice;
  channels: readonly Option[];
  locales: readonly Option[];
  onChoice: (choice: Choice) => void;
}

/** Channel, list and language. The language is asked for only where there is more than one. */
export const OrderChoice = ({ choice, channels, locales, onChoice }: OrderChoiceProps) => {
  const { t } = useText();
  const kinds = (['feed', 'playlist'] as const).map((kind) => ({ value: kind, label: t(`order.kind.${kind}`) }));
  return (
    <Flex gap={4} wrap="wrap" alignItems="flex-end">
      <Select
        label={t('order.channel')}
        value={choice.channel}
        options={channels}
        onChange={(channel) => onChoice({ ...choice, channel })}
      />
      <Select
        label={t('order.kind')}
        value={choice.kind}
        options={kinds}
        onChange={(kind) => onChoice({ ...choice, kind: kind === 'playlist' ? kind : 'feed' })}
      />
      {locales.length > 1 && (
        <Select
          label={t('order.locale')}
          value={choice.locale}
          options={locales}
          onChange={(locale) => onChoice({ ...choice, locale })}
        />
      )}
    </Flex>
  );
};
