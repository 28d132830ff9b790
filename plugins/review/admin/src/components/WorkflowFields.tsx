import { useRef } from 'react';

import { Box, Button, Checkbox, Field, Flex, TextInput, Typography } from '@strapi/design-system';

import type { DefinitionFault, WorkflowOptions } from '../api/workflows';
import { useTranslate } from '../hooks/useTranslate';
import {
  faultAt,
  faultyLevels,
  withChangedLevel,
  withLevel,
  withMovedLevel,
  withoutLevel,
  type Draft,
} from '../model/workflow-draft';
import { faultyRounds, withProof } from '../model/proof-draft';
import { LevelFields } from './LevelFields';
import { PeopleField } from './PeopleField';
import { NumberField } from './QuorumField';
import { ProofFields } from './ProofFields';
import { WorkflowFlow } from './WorkflowFlow';

interface WorkflowFieldsProps {
  readonly draft: Draft;
  readonly options: WorkflowOptions;
  readonly faults: readonly DefinitionFault[];
  /** Keys of levels that are in a saved version. */
  readonly savedKeys: ReadonlySet<string>;
  /** Keys of proof rounds that are in a saved version. */
  readonly savedRounds: ReadonlySet<string>;
  readonly onChange: (draft: Draft) => void;
}

/** Hours the levels have to sign afterwards when nothing else is said. */
const REVIEW_HOURS = 24;

/** The draft with one more or one less in its list of roles. */
function withRole(draft: Draft, role: string, isIn: boolean): Draft {
  const rest = draft.recallRoles.filter((one) => one !== role);
  return { ...draft, recallRoles: isIn ? [...rest, role] : rest };
}

/** Who may recall besides the signers of the last level. */
function RecallField({ draft, options, faults, onChange }: WorkflowFieldsProps) {
  const t = useTranslate();
  const error = faultAt(faults, 'recallRoles', true);
  return (
    <Field.Root {...(error === undefined ? {} : { error })}>
      <Flex
        tag="fieldset"
        direction="column"
        alignItems="flex-start"
        gap={1}
        style={{ border: 0, margin: 0, padding: 0 }}
      >
        <Typography tag="legend" variant="pi" fontWeight="bold">
          {t('flow.recall-roles')}
        </Typography>
        {options.roles.map(({ code, name }) => (
          <Checkbox
            key={code}
            checked={draft.recallRoles.includes(code)}
            onCheckedChange={(checked) => onChange(withRole(draft, code, checked === true))}
          >
            {name}
          </Checkbox>
        ))}
      </Flex>
      <Field.Error />
    </Field.Root>
  );
}

/** The emergency rule: two of these people put content live at once. */
function EmergencyFields({ draft, options, faults, onChange }: WorkflowFieldsProps) {
  const t = useTranslate();
  const { breakGlass, ...rest } = draft;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Checkbox
        checked={breakGlass !== undefined}
        onCheckedChange={(checked) =>
          onChange(checked === true ? { ...rest, breakGlass: { signers: [], reviewHours: REVIEW_HOURS } } : rest)
        }
      >
        {t('flow.has-emergency')}
      </Checkbox>
      {breakGlass === undefined ? null : (
        <>
          <PeopleField
            label={t('flow.emergency-signers')}
            people={options.people}
            chosen={breakGlass.signers}
            error={faultAt(faults, 'breakGlass.signers', true)}
            onChange={(signers) => onChange({ ...rest, breakGlass: { ...breakGlass, signers } })}
          />
          <NumberField
            label={t('flow.review-hours')}
            value={breakGlass.reviewHours}
            error={faultAt(faults, 'breakGlass.reviewHours')}
            onChange={(reviewHours) => onChange({ ...rest, breakGlass: { ...breakGlass, reviewHours } })}
          />
        </>
      )}
    </Flex>
  );
}

function Levels({ draft, options, faults, savedKeys, onChange }: WorkflowFieldsProps) {
  const t = useTranslate();
  const list = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  /** The focus follows the level that was moved or added; of one that was removed it goes to the heading. */
  const focusOn = (index: number | null) =>
    requestAnimationFrame(() => {
      const level = list.current?.querySelector<HTMLElement>(`[data-level="${index}"]`);
      (level ?? heading.current)?.focus();
    });
  const error = faultAt(faults, 'levels');
  return (
    <Flex ref={list} direction="column" alignItems="stretch" gap={4}>
      <Typography ref={heading} tag="h2" variant="beta" tabIndex={-1}>
        {t('flow.levels')}
      </Typography>
      {error === undefined ? null : (
        <Typography tag="p" textColor="danger600">
          {error}
        </Typography>
      )}
      {draft.levels.map((level, index) => (
        <LevelFields
          key={savedKeys.has(level.key) ? level.key : `new-${index}`}
          level={level}
          index={index}
          count={draft.levels.length}
          options={options}
          faults={faults}
          isSaved={savedKeys.has(level.key)}
          onChange={(patch) => onChange(withChangedLevel(draft, index, patch))}
          onMove={(by) => {
            onChange(withMovedLevel(draft, index, by));
            focusOn(index + by);
          }}
          onRemove={() => {
            onChange(withoutLevel(draft, index));
            focusOn(null);
          }}
        />
      ))}
      <Box>
        <Button
          type="button"
          variant="secondary"
          onClick={() => {
            onChange(withLevel(draft, ''));
            focusOn(draft.levels.length);
          }}
        >
          {t('flow.add-level')}
        </Button>
      </Box>
    </Flex>
  );
}

/** A workflow to be edited: how it will look, its levels, who may recall, emergencies. */
export function WorkflowFields(props: WorkflowFieldsProps) {
  const t = useTranslate();
  const { draft, options, faults, onChange } = props;
  const names = Object.fromEntries(options.people.map(({ code, name }) => [code, name]));
  const valueName = (facet: string, value: string) =>
    options.facets.find(({ key }) => key === facet)?.values.find((one) => one.value === value)?.name ?? value;
  const error = faultAt(faults, 'name');
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Field.Root maxWidth="32rem" required {...(error === undefined ? {} : { error })}>
        <Field.Label>{t('flow.name')}</Field.Label>
        <TextInput
          value={draft.name}
          maxLength={100}
          onChange={(event: React.ChangeEvent<HTMLInputElement>) => onChange({ ...draft, name: event.target.value })}
        />
        <Field.Error />
      </Field.Root>
      <WorkflowFlow
        workflow={draft}
        names={names}
        valueName={valueName}
        faulty={faultyLevels(faults)}
        faultyProof={faultyRounds(faults)}
      />
      <Levels {...props} />
      <ProofFields
        proof={draft.proof}
        options={options}
        faults={faults}
        savedKeys={props.savedRounds}
        onChange={(proof) => onChange(withProof(draft, proof))}
      />
      <Flex direction="column" alignItems="stretch" gap={4} padding={4} background="neutral0" hasRadius>
        <Typography tag="h2" variant="beta">
          {t('flow.rules')}
        </Typography>
        <RecallField {...props} />
        <EmergencyFields {...props} />
      </Flex>
    </Flex>
  );
}
