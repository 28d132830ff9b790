import { Box, Flex, Typography } from '@strapi/design-system';

import type { Decision, Level } from '../api/types';
import { useTranslate } from '../hooks/useTranslate';
import { decisionLevel, personText } from '../model/levels';
import { ExactTime } from './TimeText';

interface DecisionListProps {
  readonly decisions: readonly Decision[];
  readonly levels: readonly Level[];
}

function DecisionItem({ decision, levels }: { readonly decision: Decision; readonly levels: readonly Level[] }) {
  const t = useTranslate();
  const heading = [decisionLevel(decision.level, levels), t(`action.${decision.kind}`, undefined, decision.kind)]
    .filter((part) => part !== '')
    .join(' · ');
  return (
    <Box tag="li">
      <Typography tag="p" variant="omega" fontWeight="semiBold">
        {decision.valid ? heading : <s>{heading}</s>}{' '}
        <Typography variant="pi" textColor={decision.valid ? 'success700' : 'danger600'}>
          {t(decision.valid ? 'decision.valid' : 'decision.void')}
        </Typography>
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {personText(decision.by)}
        {decision.for ? t('decision.for', { name: decision.for.name }) : null}
        {decision.to ? ` → ${decision.to.name}` : null} · <ExactTime at={decision.at} />
      </Typography>
      {decision.comment ? (
        <Typography tag="p" variant="pi" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {decision.comment}
        </Typography>
      ) : null}
    </Box>
  );
}

/** Who decided what, when and why; opinions on an older text are struck through and called void. */
export function DecisionList({ decisions, levels }: DecisionListProps) {
  const t = useTranslate();
  if (decisions.length === 0) return null;
  return (
    <Box>
      <Typography tag="h3" variant="sigma" textColor="neutral600">
        {t('decision.list')}
      </Typography>
      <Flex tag="ol" direction="column" alignItems="stretch" gap={3} paddingTop={2}>
        {decisions.map((decision) => (
          <DecisionItem
            key={`${decision.at} ${decision.kind} ${decision.by.name}`}
            decision={decision}
            levels={levels}
          />
        ))}
      </Flex>
    </Box>
  );
}
