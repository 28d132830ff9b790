import {
  Box,
  Button,
  Checkbox,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  TextInput,
  Typography,
} from '@strapi/design-system';

import type { DefinitionFault, LevelDefinition, WorkflowOptions } from '../api/workflows';
import { useTranslate } from '../hooks/useTranslate';
import { faultAt, namedOn, NEW_CLOCK, type LevelPatch } from '../model/workflow-draft';
import { ExtraSignersField } from './ExtraSignersField';
import { PeopleField } from './PeopleField';
import { NumberField, QuorumField } from './QuorumField';

interface LevelFieldsProps {
  readonly level: LevelDefinition;
  readonly index: number;
  readonly count: number;
  readonly options: WorkflowOptions;
  readonly faults: readonly DefinitionFault[];
  /** Whether runs know the level by its key: then the key stays. */
  readonly isSaved: boolean;
  readonly onChange: (patch: LevelPatch) => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
}

type Part = Pick<LevelFieldsProps, 'level' | 'index' | 'options' | 'faults' | 'onChange'>;

/** A line of text of the level. */
function TextField(
  props: Pick<LevelFieldsProps, 'faults' | 'index' | 'onChange'> & {
    readonly member: 'name' | 'key';
    readonly value: string;
    readonly disabled?: boolean;
  },
) {
  const t = useTranslate();
  const { member, value, disabled = false, faults, index, onChange } = props;
  const error = faultAt(faults, `levels.${index}.${member}`);
  return (
    <Field.Root width={{ initial: '100%', medium: '20rem' }} {...(error === undefined ? {} : { error })}>
      <Field.Label>{t(`flow.level-${member}`)}</Field.Label>
      <TextInput
        value={value}
        disabled={disabled}
        maxLength={100}
        onChange={(event: React.ChangeEvent<HTMLInputElement>) => onChange({ [member]: event.target.value })}
      />
      <Field.Error />
    </Field.Root>
  );
}

/** What a reject does, and whose reject ends the level at once. */
function RejectFields({ level, index, options, faults, onChange }: Part) {
  const t = useTranslate();
  const vetoers = level.vetoers ?? [];
  const named = options.people.filter(({ code }) => namedOn(level).includes(code));
  const error = faultAt(faults, `levels.${index}.vetoers`, true);
  return (
    <Flex gap={4} wrap="wrap" alignItems="flex-start">
      <Field.Root width={{ initial: '100%', medium: '28rem' }}>
        <Field.Label>{t('flow.rejects')}</Field.Label>
        <SingleSelect
          value={level.rejects ?? 'end'}
          onChange={(value: string | number) => onChange({ rejects: value === 'count' ? 'count' : 'end' })}
        >
          {(['end', 'count'] as const).map((rule) => (
            <SingleSelectOption key={rule} value={rule}>
              {t(`flow.rejects.${rule}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      {named.length === 0 ? null : (
        <Field.Root {...(error === undefined ? {} : { error })}>
          <Flex
            tag="fieldset"
            direction="column"
            alignItems="flex-start"
            gap={1}
            style={{ border: 0, margin: 0, padding: 0 }}
          >
            <Typography tag="legend" variant="pi" fontWeight="bold">
              {t('flow.vetoers')}
            </Typography>
            {named.map(({ code, name }) => (
              <Checkbox
                key={code}
                checked={vetoers.includes(code)}
                onCheckedChange={(checked) =>
                  onChange({
                    vetoers: checked === true ? [...vetoers, code] : vetoers.filter((one) => one !== code),
                  })
                }
              >
                {name}
              </Checkbox>
            ))}
          </Flex>
          <Field.Error />
        </Field.Root>
      )}
    </Flex>
  );
}

/** The superior who is told of a delay, and after how long. */
function EscalationFields({ level, index, options, faults, onChange }: Part) {
  const t = useTranslate();
  const { clock } = level;
  if (!clock) return null;
  const { escalation } = clock;
  const error = faultAt(faults, `levels.${index}.clock.escalation.to`);
  const tell = (to: string) =>
    onChange({ clock: { ...clock, escalation: { to, afterMinutes: escalation?.afterMinutes ?? 0 } } });
  return (
    <>
      <Field.Root width={{ initial: '100%', medium: '24rem' }} {...(error === undefined ? {} : { error })}>
        <Field.Label>{t('flow.escalation-to')}</Field.Label>
        <SingleSelect
          value={escalation?.to ?? ''}
          placeholder={t('flow.escalation-nobody')}
          onChange={(code: string | number) => tell(String(code))}
          onClear={() => onChange({ clock: { ...clock, escalation: null } })}
          clearLabel={t('flow.escalation-nobody')}
        >
          {options.people.map(({ code, name }) => (
            <SingleSelectOption key={code} value={code}>
              {name}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        <Field.Error />
      </Field.Root>
      {escalation === null ? null : (
        <NumberField
          label={t('flow.escalation-after')}
          value={escalation.afterMinutes}
          error={faultAt(faults, `levels.${index}.clock.escalation.afterMinutes`)}
          onChange={(afterMinutes) => onChange({ clock: { ...clock, escalation: { ...escalation, afterMinutes } } })}
        />
      )}
    </>
  );
}

function ClockFields(props: Part) {
  const t = useTranslate();
  const { level, index, faults, onChange } = props;
  const { clock } = level;
  return (
    <Box>
      <Checkbox
        checked={clock !== undefined}
        onCheckedChange={(checked) => onChange({ clock: checked === true ? NEW_CLOCK : undefined })}
      >
        {t('flow.has-clock')}
      </Checkbox>
      {clock === undefined ? null : (
        <Flex gap={3} wrap="wrap" alignItems="flex-start" paddingTop={2}>
          <NumberField
            label={t('flow.limit')}
            value={clock.limitMinutes}
            error={faultAt(faults, `levels.${index}.clock.limitMinutes`)}
            onChange={(limitMinutes) => onChange({ clock: { ...clock, limitMinutes } })}
          />
          <EscalationFields {...props} />
        </Flex>
      )}
    </Box>
  );
}

/** Moves the level or takes it out. Buttons, so that a keyboard does the same as a mouse. */
function LevelButtons({ level, index, count, onMove, onRemove }: Omit<LevelFieldsProps, 'onChange'>) {
  const t = useTranslate();
  const name = level.name || t('flow.no-name');
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
      <Button type="button" variant="danger-light" aria-label={t('flow.remove-of', { name })} onClick={onRemove}>
        {t('flow.remove')}
      </Button>
    </Flex>
  );
}

/** Everything about one level. */
export function LevelFields(props: LevelFieldsProps) {
  const t = useTranslate();
  const { level, index, options, faults, isSaved, onChange } = props;
  const path = `levels.${index}`;
  const warning = faultAt(faults, path);
  return (
    <Flex
      tag="section"
      aria-label={t('flow.level', { number: index + 1, name: level.name })}
      direction="column"
      alignItems="stretch"
      gap={4}
      padding={4}
      background="neutral0"
      shadow="tableShadow"
      hasRadius
    >
      <Flex justifyContent="space-between" gap={3} wrap="wrap">
        <Typography tag="h3" variant="delta" tabIndex={-1} data-level={index}>
          {t('flow.level', { number: index + 1, name: level.name || t('flow.no-name') })}
        </Typography>
        <LevelButtons {...props} />
      </Flex>
      {warning === undefined ? null : (
        <Typography tag="p" textColor="danger600">
          {warning}
        </Typography>
      )}
      <Flex gap={3} wrap="wrap" alignItems="flex-start">
        <TextField member="name" value={level.name} faults={faults} index={index} onChange={onChange} />
        <TextField
          member="key"
          value={level.key}
          disabled={isSaved}
          faults={faults}
          index={index}
          onChange={onChange}
        />
      </Flex>
      <PeopleField
        label={t('flow.signers')}
        people={options.people}
        chosen={level.signers}
        isOrdered={level.quorum.kind === 'ordered'}
        error={faultAt(faults, `${path}.signers`, true)}
        onChange={(signers) => onChange({ signers })}
      />
      <QuorumField
        quorum={level.quorum}
        size={level.signers.length}
        error={faultAt(faults, `${path}.quorum`, true)}
        onChange={(quorum) => onChange({ quorum })}
      />
      <RejectFields level={level} index={index} options={options} faults={faults} onChange={onChange} />
      <ClockFields level={level} index={index} options={options} faults={faults} onChange={onChange} />
      <ExtraSignersField
        extra={level.extra ?? []}
        options={options}
        faults={faults}
        path={`${path}.extra`}
        onChange={(extra) => onChange({ extra })}
      />
    </Flex>
  );
}
