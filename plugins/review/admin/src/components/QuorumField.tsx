import { Field, Flex, NumberInput, SingleSelect, SingleSelectOption } from '@strapi/design-system';

import type { Quorum } from '../api/workflows';
import { useTranslate } from '../hooks/useTranslate';
import { QUORUMS, quorumOf } from '../model/workflow-draft';
import { quorumText } from '../model/workflow-words';

interface QuorumFieldProps {
  readonly quorum: Quorum;
  /** How many people are named. */
  readonly size: number;
  readonly onChange: (quorum: Quorum) => void;
  readonly error?: string | undefined;
}

/** A whole number; an empty field is 0, which the server finds fault with. */
export function NumberField(props: {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly error?: string | undefined;
}) {
  const { label, value, onChange, error } = props;
  return (
    <Field.Root width={{ initial: '100%', medium: '18rem' }} {...(error === undefined ? {} : { error })}>
      <Field.Label>{label}</Field.Label>
      <NumberInput value={value} onValueChange={(next) => onChange(next ?? 0)} />
      <Field.Error />
    </Field.Root>
  );
}

/** How many of the people named have to sign. */
export function QuorumField({ quorum, size, onChange, error }: QuorumFieldProps) {
  const t = useTranslate();
  return (
    <Flex gap={3} wrap="wrap" alignItems="flex-start">
      <Field.Root
        width={{ initial: '100%', medium: '24rem' }}
        hint={size === 0 ? '' : quorumText(t, quorum, size)}
        {...(error === undefined ? {} : { error })}
      >
        <Field.Label>{t('flow.quorum')}</Field.Label>
        <SingleSelect
          value={quorum.kind}
          onChange={(kind: string | number) => onChange(quorumOf(QUORUMS.find((one) => one === kind) ?? 'any', size))}
        >
          {QUORUMS.map((kind) => (
            <SingleSelectOption key={kind} value={kind}>
              {t(`flow.choose.${kind}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        <Field.Hint />
        <Field.Error />
      </Field.Root>
      {quorum.kind === 'count' ? (
        <NumberField
          label={t('flow.count')}
          value={quorum.count}
          onChange={(count) => onChange({ kind: 'count', count })}
        />
      ) : null}
      {quorum.kind === 'ratio' ? (
        <NumberField
          label={t('flow.percent')}
          value={quorum.percent}
          onChange={(percent) => onChange({ kind: 'ratio', percent })}
        />
      ) : null}
    </Flex>
  );
}
