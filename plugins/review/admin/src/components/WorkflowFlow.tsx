import { Box, Flex, Typography } from '@strapi/design-system';

import type { LevelDefinition, Names, WorkflowDefinition } from '../api/workflows';
import { useTranslate } from '../hooks/useTranslate';
import { conditionsOf } from '../model/workflow-draft';
import { clockText, conditionText, quorumText } from '../model/workflow-words';
import { ProofFlow } from './ProofFlow';
import { FLOW_DIRECTION, FlowArrow } from './FlowArrow';

interface FlowProps {
  readonly workflow: WorkflowDefinition;
  readonly names: Names;
  /** Names of the values of facets; without them the values themselves. */
  readonly valueName?: (facet: string, value: string) => string;
  /** Levels at which something is wrong. */
  readonly faulty?: ReadonlySet<number>;
  /** Proof rounds in which something is wrong. */
  readonly faultyProof?: ReadonlySet<number>;
}

interface BoxProps extends Omit<FlowProps, 'workflow' | 'faulty' | 'faultyProof'> {
  readonly level: LevelDefinition;
}

/** People who sign together: how many of them, and who; who has a veto is marked. */
function Group({ level, names, signers, quorum }: BoxProps & Pick<LevelDefinition, 'signers' | 'quorum'>) {
  const t = useTranslate();
  const nameOf = (code: string) => {
    const name = names[code] ?? code;
    return level.vetoers?.includes(code) ? t('flow.with-veto', { name }) : name;
  };
  return (
    <>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {signers.length === 0 ? t('flow.nobody') : quorumText(t, quorum, signers.length)}
      </Typography>
      <Typography tag="p" variant="omega" style={{ overflowWrap: 'anywhere' }}>
        {signers.map(nameOf).join(quorum.kind === 'ordered' ? ' → ' : t('separator'))}
      </Typography>
    </>
  );
}

/** Extra signers, drawn as branches of their level. */
function Branches(props: BoxProps) {
  const t = useTranslate();
  const { level, valueName } = props;
  if (!level.extra || level.extra.length === 0) return null;
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={2} aria-label={t('flow.extra')}>
      {level.extra.map((one, index) => (
        <Box
          tag="li"
          key={index}
          paddingLeft={3}
          borderColor="primary200"
          borderStyle="solid"
          borderWidth="0 0 0 3px"
          style={{ listStyle: 'none' }}
        >
          <Typography tag="p" variant="pi" fontWeight="semiBold">
            {conditionsOf(one)
              .map((when) => conditionText(t, when, (value) => valueName?.(when.facet, value) ?? value))
              .join(t('flow.or'))}
          </Typography>
          <Group {...props} signers={one.signers} quorum={one.quorum} />
        </Box>
      ))}
    </Flex>
  );
}

function Clock({ level, names }: BoxProps) {
  const t = useTranslate();
  if (!level.clock) return null;
  return (
    <Typography tag="p" variant="pi" textColor="neutral600">
      {clockText(t, level.clock, names)}
    </Typography>
  );
}

function LevelBox(props: BoxProps & { readonly index: number; readonly isFaulty: boolean }) {
  const t = useTranslate();
  const { level, index, isFaulty } = props;
  return (
    <Flex
      direction="column"
      alignItems="stretch"
      gap={2}
      padding={3}
      minWidth="16rem"
      maxWidth="28rem"
      background="neutral0"
      borderColor={isFaulty ? 'danger500' : 'neutral300'}
      hasRadius
    >
      <Typography tag="p" fontWeight="bold" style={{ overflowWrap: 'anywhere' }}>
        {t('flow.level', { number: index + 1, name: level.name || t('flow.no-name') })}
      </Typography>
      <Group {...props} signers={level.signers} quorum={level.quorum} />
      {level.rejects === 'count' ? (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {t('flow.rejects.count')}
        </Typography>
      ) : null}
      <Clock {...props} />
      <Branches {...props} />
      {isFaulty ? (
        <Typography tag="p" variant="pi" textColor="danger600">
          {t('flow.faulty')}
        </Typography>
      ) : null}
    </Flex>
  );
}

const NO_ROUNDS: ReadonlySet<number> = new Set();

/**
 * The way of a document: an ordered list of levels in a row, with its extra signers as branches, then the release; below
 * it the proof rounds, the second track.
 */
export function WorkflowFlow({ workflow, faulty, faultyProof, ...rest }: FlowProps) {
  const t = useTranslate();
  const { levels, breakGlass, proof } = workflow;
  const urgent = breakGlass?.signers.map((code) => rest.names[code] ?? code).join(t('separator'));
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex tag="ol" aria-label={t('flow.title')} direction={FLOW_DIRECTION} gap={2} wrap="wrap" alignItems="stretch">
        {levels.map((level, index) => (
          <Flex tag="li" key={level.key || index} direction={FLOW_DIRECTION} gap={2} alignItems="center">
            <LevelBox {...rest} level={level} index={index} isFaulty={faulty?.has(index) ?? false} />
            <FlowArrow />
          </Flex>
        ))}
        <Flex tag="li" alignItems="center">
          <Box padding={3} background="success100" borderColor="success200" hasRadius>
            <Typography fontWeight="bold" textColor="success700">
              {t('flow.release')}
            </Typography>
          </Box>
        </Flex>
      </Flex>
      {proof ? (
        <ProofFlow proof={proof} names={rest.names} valueName={rest.valueName} faulty={faultyProof ?? NO_ROUNDS} />
      ) : null}
      {breakGlass ? (
        <Typography tag="p" variant="pi" textColor="danger600">
          {t('flow.emergency', { names: urgent || t('flow.nobody'), hours: breakGlass.reviewHours })}
        </Typography>
      ) : null}
    </Flex>
  );
}
