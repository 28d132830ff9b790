import { useRef } from 'react';

import { Box, Button, Checkbox, Flex, Typography } from '@strapi/design-system';

import type { Condition, DefinitionFault, ProofDefinition, WorkflowOptions } from '../api/workflows';
import { useTranslate } from '../hooks/useTranslate';
import {
  NEW_PROOF,
  withChangedRound,
  withMovedRound,
  withoutRound,
  withReadAloud,
  withRound,
} from '../model/proof-draft';
import { conditionsOf, faultAt } from '../model/workflow-draft';
import { ConditionFields } from './ExtraSignersField';
import { RoundFields } from './RoundFields';

interface ProofFieldsProps {
  readonly proof: ProofDefinition | undefined;
  readonly options: WorkflowOptions;
  readonly faults: readonly DefinitionFault[];
  /** Keys of rounds that are in a saved version. */
  readonly savedKeys: ReadonlySet<string>;
  /** The track as it is to be; null: none. */
  readonly onChange: (proof: ProofDefinition | null) => void;
}

type Part = Omit<ProofFieldsProps, 'proof' | 'onChange'> & {
  readonly proof: ProofDefinition;
  readonly onChange: (proof: ProofDefinition) => void;
};

/** What is wrong with the track or a part of it as a whole, said where it stands. */
function Fault({ reason }: { readonly reason: string | undefined }) {
  return reason === undefined ? null : (
    <Typography tag="p" textColor="danger600">
      {reason}
    </Typography>
  );
}

/** The major class: which documents are read aloud by two people after the last round. */
function ReadAloudFields({ proof, options, faults, onChange }: Part) {
  const t = useTranslate();
  const { readAloud } = proof;
  const fresh: Condition = { facet: options.facets[0]?.key ?? 'theme', values: [] };
  const conditions = readAloud ? conditionsOf(readAloud) : [];
  const change = (when: readonly Condition[]) => onChange(withReadAloud(proof, { when }));
  const path = 'proof.readAloud.when';
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Checkbox
        checked={readAloud !== undefined}
        onCheckedChange={(checked) => onChange(withReadAloud(proof, checked === true ? { when: [fresh] } : null))}
      >
        {t('flow.proof.has-aloud')}
      </Checkbox>
      <Fault reason={faultAt(faults, 'proof.readAloud')} />
      {readAloud === undefined ? null : (
        <Box tag="fieldset" style={{ border: 0, margin: 0, padding: 0 }}>
          <Typography tag="legend" variant="pi" fontWeight="bold">
            {t('flow.proof.aloud-when')}
          </Typography>
          {conditions.map((condition, at) => (
            <ConditionFields
              key={at}
              condition={condition}
              options={options}
              error={faultAt(faults, Array.isArray(readAloud.when) ? `${path}.${at}` : path, true)}
              onChange={(next) => change(conditions.map((one, place) => (place === at ? next : one)))}
              onRemove={conditions.length > 1 ? () => change(conditions.filter((_, place) => place !== at)) : null}
            />
          ))}
          <Button type="button" variant="tertiary" onClick={() => change([...conditions, fresh])}>
            {t('flow.extra-add-condition')}
          </Button>
        </Box>
      )}
    </Flex>
  );
}

function Rounds({ proof, options, faults, savedKeys, onChange }: Part) {
  const t = useTranslate();
  const list = useRef<HTMLDivElement>(null);
  /** The focus follows the round that was moved or added; of one that was removed it goes to the list. */
  const focusOn = (index: number | null) =>
    requestAnimationFrame(() => {
      const round = list.current?.querySelector<HTMLElement>(`[data-round="${index}"]`);
      (round ?? list.current)?.focus();
    });
  return (
    <Flex
      ref={list}
      tabIndex={-1}
      role="group"
      aria-label={t('flow.proof')}
      direction="column"
      alignItems="stretch"
      gap={4}
    >
      <Fault reason={faultAt(faults, 'proof.rounds')} />
      {proof.rounds.map((round, index) => (
        <RoundFields
          key={savedKeys.has(round.key) ? round.key : `new-${index}`}
          round={round}
          index={index}
          count={proof.rounds.length}
          options={options}
          faults={faults}
          isSaved={savedKeys.has(round.key)}
          onChange={(patch) => onChange(withChangedRound(proof, index, patch))}
          onMove={(by) => {
            onChange(withMovedRound(proof, index, by));
            focusOn(index + by);
          }}
          onRemove={() => {
            onChange(withoutRound(proof, index));
            focusOn(null);
          }}
        />
      ))}
      <Box>
        <Button
          type="button"
          variant="secondary"
          onClick={() => {
            onChange(withRound(proof));
            focusOn(proof.rounds.length);
          }}
        >
          {t('flow.proof.add-round')}
        </Button>
      </Box>
    </Flex>
  );
}

/** The second track (三校): whether there is one, its rounds, who may hold both, and what is read aloud. */
export function ProofFields(props: ProofFieldsProps) {
  const t = useTranslate();
  const { proof, faults, onChange } = props;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography tag="h2" variant="beta">
        {t('flow.proof')}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {t('flow.proof.hint')}
      </Typography>
      <Checkbox
        checked={proof !== undefined}
        onCheckedChange={(checked) => onChange(checked === true ? withRound(NEW_PROOF) : null)}
      >
        {t('flow.proof.has')}
      </Checkbox>
      {proof === undefined ? null : (
        <>
          <Rounds {...props} proof={proof} />
          <Flex direction="column" alignItems="stretch" gap={4} padding={4} background="neutral0" hasRadius>
            <Checkbox
              checked={proof.sharesPeople}
              onCheckedChange={(checked) => onChange({ ...proof, sharesPeople: checked === true })}
            >
              {t('flow.proof.share')}
            </Checkbox>
            <Fault reason={faultAt(faults, 'proof.sharesPeople')} />
            <ReadAloudFields {...props} proof={proof} />
          </Flex>
        </>
      )}
    </Flex>
  );
}
