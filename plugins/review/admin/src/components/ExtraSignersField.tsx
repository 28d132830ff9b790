import {
  Box,
  Button,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  TextInput,
  Typography,
} from '@strapi/design-system';

import type { Condition, DefinitionFault, ExtraSigners, WorkflowOptions } from '../api/workflows';
import { useTranslate } from '../hooks/useTranslate';
import { conditionsOf, faultAt } from '../model/workflow-draft';
import { PeopleField } from './PeopleField';
import { QuorumField } from './QuorumField';

interface ExtraProps {
  readonly extra: readonly ExtraSigners[];
  readonly options: WorkflowOptions;
  readonly faults: readonly DefinitionFault[];
  /** Where the list stands in the definition: `levels.0.extra`. */
  readonly path: string;
  readonly onChange: (extra: readonly ExtraSigners[]) => void;
}

interface ConditionProps {
  readonly condition: Condition;
  readonly options: WorkflowOptions;
  readonly error: string | undefined;
  readonly onChange: (condition: Condition) => void;
  readonly onRemove: (() => void) | null;
}

/** A condition: values are chosen from those there are; more can be written, with commas between them. */
export function ConditionFields({ condition, options, error, onChange, onRemove }: ConditionProps) {
  const t = useTranslate();
  const { facet, values } = condition;
  const known = options.facets.find(({ key }) => key === facet)?.values ?? [];
  const rest = known.filter(({ value }) => !values.includes(value));
  return (
    <Flex gap={3} wrap="wrap" alignItems="flex-end">
      <Field.Root width={{ initial: '100%', medium: '14rem' }}>
        <Field.Label>{t('flow.extra-facet')}</Field.Label>
        <SingleSelect value={facet} onChange={(next: string | number) => onChange({ facet: String(next), values: [] })}>
          {options.facets.map(({ key }) => (
            <SingleSelectOption key={key} value={key}>
              {t(`flow.facet.${key}`, undefined, key)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      {rest.length === 0 ? null : (
        <Field.Root width={{ initial: '100%', medium: '16rem' }}>
          <Field.Label>{t('flow.extra-add-value')}</Field.Label>
          <SingleSelect
            value=""
            placeholder={t('flow.choose-value')}
            onChange={(value: string | number) => onChange({ facet, values: [...values, String(value)] })}
          >
            {rest.map(({ value, name }) => (
              <SingleSelectOption key={value} value={value}>
                {name === value ? name : `${name} (${value})`}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      )}
      <Field.Root
        width={{ initial: '100%', medium: '24rem' }}
        hint={t('flow.extra-values-hint')}
        {...(error === undefined ? {} : { error })}
      >
        <Field.Label>{t('flow.extra-values')}</Field.Label>
        <TextInput
          value={values.join(',')}
          onChange={(event: React.ChangeEvent<HTMLInputElement>) => {
            const written = event.target.value;
            onChange({ facet, values: written === '' ? [] : written.split(/[,，]/).map((value) => value.trim()) });
          }}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
      {onRemove === null ? null : (
        <Button type="button" variant="tertiary" onClick={onRemove}>
          {t('flow.extra-remove-condition')}
        </Button>
      )}
    </Flex>
  );
}

function GroupFields(props: ExtraProps & { readonly index: number; readonly group: ExtraSigners }) {
  const t = useTranslate();
  const { extra, options, faults, index, group, onChange } = props;
  const path = `${props.path}.${index}`;
  const conditions = conditionsOf(group);
  const change = (patch: Partial<ExtraSigners>) =>
    onChange(extra.map((one, at) => (at === index ? { ...one, ...patch } : one)));
  return (
    <Flex
      tag="li"
      direction="column"
      alignItems="stretch"
      gap={3}
      padding={3}
      borderColor="neutral200"
      hasRadius
      aria-label={t('flow.extra-number', { number: index + 1 })}
    >
      {conditions.map((condition, at) => (
        <ConditionFields
          key={at}
          condition={condition}
          options={options}
          error={faultAt(faults, Array.isArray(group.when) ? `${path}.when.${at}` : `${path}.when`, true)}
          onChange={(next) => change({ when: conditions.map((one, place) => (place === at ? next : one)) })}
          onRemove={
            conditions.length > 1 ? () => change({ when: conditions.filter((_, place) => place !== at) }) : null
          }
        />
      ))}
      <PeopleField
        label={t('flow.extra-signers')}
        people={options.people}
        chosen={group.signers}
        isOrdered={group.quorum.kind === 'ordered'}
        error={faultAt(faults, `${path}.signers`, true)}
        onChange={(signers) => change({ signers })}
      />
      <QuorumField
        quorum={group.quorum}
        size={group.signers.length}
        error={faultAt(faults, `${path}.quorum`, true)}
        onChange={(quorum) => change({ quorum })}
      />
      <Flex gap={2} wrap="wrap">
        <Button
          type="button"
          variant="tertiary"
          onClick={() => change({ when: [...conditions, { facet: options.facets[0]?.key ?? 'theme', values: [] }] })}
        >
          {t('flow.extra-add-condition')}
        </Button>
        <Button type="button" variant="danger-light" onClick={() => onChange(extra.filter((_, at) => at !== index))}>
          {t('flow.extra-remove')}
        </Button>
      </Flex>
    </Flex>
  );
}

/** Groups of people who have to sign as well, and about which documents. */
export function ExtraSignersField(props: ExtraProps) {
  const t = useTranslate();
  const { extra, options, onChange } = props;
  const add = () =>
    onChange([
      ...extra,
      { when: [{ facet: options.facets[0]?.key ?? 'theme', values: [] }], signers: [], quorum: { kind: 'any' } },
    ]);
  return (
    <Box>
      <Typography tag="h4" variant="pi" fontWeight="bold">
        {t('flow.extra')}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {t('flow.extra-hint')}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={3} paddingTop={2} paddingBottom={2}>
        {extra.map((group, index) => (
          <GroupFields key={index} {...props} group={group} index={index} />
        ))}
      </Flex>
      <Button type="button" variant="tertiary" onClick={add}>
        {t('flow.extra-add')}
      </Button>
    </Box>
  );
}
