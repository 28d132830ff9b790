import { Box, Flex, Typography } from '@strapi/design-system';

import type { Names, ProofDefinition, RoundDefinition } from '../api/workflows';
import { useTranslate } from '../hooks/useTranslate';
import { conditionsOf } from '../model/workflow-draft';
import { conditionText, quorumText } from '../model/workflow-words';
import { FLOW_DIRECTION, FlowArrow } from './FlowArrow';

interface ProofFlowProps {
  readonly proof: ProofDefinition;
  readonly names: Names;
  /** Names of the values of facets; without them the values themselves. */
  readonly valueName?: ((facet: string, value: string) => string) | undefined;
  /** Rounds in which something is wrong. */
  readonly faulty: ReadonlySet<number>;
}

function RoundBox(props: {
  readonly round: RoundDefinition;
  readonly index: number;
  readonly names: Names;
  readonly isFaulty: boolean;
}) {
  const t = useTranslate();
  const { round, index, names, isFaulty } = props;
  const { name, proofreaders, quorum, checklist } = round;
  return (
    <Flex
      direction="column"
      alignItems="stretch"
      gap={2}
      padding={3}
      minWidth="14rem"
      maxWidth="28rem"
      background="neutral0"
      borderColor={isFaulty ? 'danger500' : 'secondary200'}
      hasRadius
    >
      <Typography tag="p" fontWeight="bold" style={{ overflowWrap: 'anywhere' }}>
        {t('flow.proof.round', { number: index + 1, name: name || t('flow.no-name') })}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {proofreaders.length === 0 ? t('flow.nobody') : quorumText(t, quorum, proofreaders.length)}
      </Typography>
      <Typography tag="p" variant="omega" style={{ overflowWrap: 'anywhere' }}>
        {proofreaders.map((code) => names[code] ?? code).join(t('separator'))}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {t('flow.proof.items', { count: checklist.length })}
      </Typography>
      {isFaulty ? (
        <Typography tag="p" variant="pi" textColor="danger600">
          {t('flow.proof.faulty')}
        </Typography>
      ) : null}
    </Flex>
  );
}

/** The second track, drawn below the levels: the rounds in their order, then the reading aloud of what asks for it. */
export function ProofFlow({ proof, names, valueName, faulty }: ProofFlowProps) {
  const t = useTranslate();
  const { rounds, sharesPeople, readAloud } = proof;
  const when = readAloud
    ? conditionsOf(readAloud)
        .map((one) => conditionText(t, one, (value) => valueName?.(one.facet, value) ?? value))
        .join(t('flow.or'))
    : '';
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {t('flow.proof')} · {t(sharesPeople ? 'flow.proof.shared' : 'flow.proof.apart')}
      </Typography>
      <Flex
        tag="ol"
        aria-label={t('flow.proof.title')}
        direction={FLOW_DIRECTION}
        gap={2}
        wrap="wrap"
        alignItems="stretch"
      >
        {rounds.map((round, index) => (
          <Flex tag="li" key={round.key || index} direction={FLOW_DIRECTION} gap={2} alignItems="center">
            <RoundBox round={round} index={index} names={names} isFaulty={faulty.has(index)} />
            {index < rounds.length - 1 || readAloud ? <FlowArrow /> : null}
          </Flex>
        ))}
        {readAloud ? (
          <Flex tag="li" alignItems="center">
            <Box padding={3} background="neutral0" borderColor="secondary200" hasRadius maxWidth="20rem">
              <Typography style={{ overflowWrap: 'anywhere' }}>{t('flow.proof.aloud-step', { when })}</Typography>
            </Box>
          </Flex>
        ) : null}
      </Flex>
    </Flex>
  );
}
