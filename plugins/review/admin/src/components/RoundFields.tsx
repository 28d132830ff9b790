import { Button, Field, Flex, SingleSelect, SingleSelectOption, TextInput, Typography } from '@strapi/design-system';

import type { DefinitionFault, RoundDefinition, WorkflowOptions } from '../api/workflows';
import { useTranslate } from '../hooks/useTranslate';
import { faultAt } from '../model/workflow-draft';
import { ChecklistField } from './ChecklistField';
import { PeopleField } from './PeopleField';

interface RoundFieldsProps {
  readonly round: RoundDefinition;
  readonly index: number;
  readonly count: number;
  readonly options: WorkflowOptions;
  readonly faults: readonly DefinitionFault[];
  /** Whether signatures know the round by its key: then the key stays. */
  readonly isSaved: boolean;
  readonly onChange: (patch: Partial<RoundDefinition>) => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
}

function TextField(props: {
  readonly label: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly disabled?: boolean;
  readonly onChange: (value: string) => void;
}) {
  const { label, value, error, disabled = false, onChange } = props;
  return (
    <Field.Root width={{ initial: '100%', medium: '20rem' }} {...(error === undefined ? {} : { error })}>
      <Field.Label>{label}</Field.Label>
      <TextInput
        value={value}
        disabled={disabled}
        maxLength={100}
        onChange={(event: React.ChangeEvent<HTMLInputElement>) => onChange(event.target.value)}
      />
      <Field.Error />
    </Field.Root>
  );
}

/** Moves the round or takes it out. Buttons, so that a keyboard does the same as a mouse. */
function RoundButtons({ round, index, count, onMove, onRemove }: RoundFieldsProps) {
  const t = useTranslate();
  const name = round.name || t('flow.no-name');
  return (
    <Flex gap={2} wrap="wrap">
      <Button
        type="button"
        variant="tertiary"
        disabled={index === 0}
        aria-label={t('flow.earlier-of', { name })}
        onClick={() => onMove(-1)}
      >
        {t('flow.earlier')}
      </Button>
      <Button
        type="button"
        variant="tertiary"
        disabled={index === count - 1}
        aria-label={t('flow.later-of', { name })}
        onClick={() => onMove(1)}
      >
        {t('flow.later')}
      </Button>
      <Button
        type="button"
        variant="danger-light"
        aria-label={t('flow.proof.remove-round-of', { name })}
        onClick={onRemove}
      >
        {t('flow.proof.remove-round')}
      </Button>
    </Flex>
  );
}

/** Everything about one proof round: its name, who reads, how many of them sign, what they look at. */
export function RoundFields(props: RoundFieldsProps) {
  const t = useTranslate();
  const { round, index, options, faults, isSaved, onChange } = props;
  const path = `proof.rounds.${index}`;
  const error = faultAt(faults, `${path}.quorum`);
  const title = t('flow.proof.round', { number: index + 1, name: round.name || t('flow.no-name') });
  return (
    <Flex
      tag="section"
      aria-label={title}
      direction="column"
      alignItems="stretch"
      gap={4}
      padding={4}
      background="neutral0"
      shadow="tableShadow"
      hasRadius
    >
      <Flex justifyContent="space-between" gap={3} wrap="wrap">
        <Typography tag="h3" variant="delta" tabIndex={-1} data-round={index}>
          {title}
        </Typography>
        <RoundButtons {...props} />
      </Flex>
      <Flex gap={3} wrap="wrap" alignItems="flex-start">
        <TextField
          label={t('flow.proof.round-name')}
          value={round.name}
          error={faultAt(faults, `${path}.name`)}
          onChange={(name) => onChange({ name })}
        />
        <TextField
          label={t('flow.proof.round-key')}
          value={round.key}
          error={faultAt(faults, `${path}.key`)}
          disabled={isSaved}
          onChange={(key) => onChange({ key })}
        />
      </Flex>
      <PeopleField
        label={t('flow.proof.readers')}
        people={options.people}
        chosen={round.proofreaders}
        error={faultAt(faults, `${path}.proofreaders`, true)}
        onChange={(proofreaders) => onChange({ proofreaders })}
      />
      <Field.Root width={{ initial: '100%', medium: '24rem' }} {...(error === undefined ? {} : { error })}>
        <Field.Label>{t('flow.proof.quorum')}</Field.Label>
        <SingleSelect
          value={round.quorum.kind}
          onChange={(kind: string | number) => onChange({ quorum: { kind: kind === 'all' ? 'all' : 'any' } })}
        >
          {(['any', 'all'] as const).map((kind) => (
            <SingleSelectOption key={kind} value={kind}>
              {t(`flow.choose.${kind}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        <Field.Error />
      </Field.Root>
      <ChecklistField
        checklist={round.checklist}
        faults={faults}
        path={`${path}.checklist`}
        onChange={(checklist) => onChange({ checklist })}
      />
    </Flex>
  );
}
