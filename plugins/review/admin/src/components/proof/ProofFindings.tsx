import { Box, Button, Flex, Typography } from '@strapi/design-system';

import type { ProofAllowed, ProofFinding } from '../../api/proof';
import { useFieldName } from '../../hooks/useFieldName';
import { useTranslate } from '../../hooks/useTranslate';
import { personText } from '../../model/levels';
import { ExactTime } from '../TimeText';
import { ToneBadge } from '../ToneBadge';

/** What can be done about a finding. */
export type FindingAct = 'fixed' | 'kept' | 'reopen';

type Numbered = ProofFinding & { readonly number: number };

interface FindingProps {
  readonly finding: Numbered;
  readonly onAct: (act: FindingAct, finding: ProofFinding) => void;
}

const isAsked = ({ enabled, reason }: ProofAllowed) => enabled || reason?.code !== 'NOT_SIGNER';

function Acts({ finding, onAct }: FindingProps) {
  const t = useTranslate();
  const acts: readonly FindingAct[] = finding.open ? ['fixed', 'kept'] : ['reopen'];
  const asked = acts.filter((act) => isAsked(finding[act]));
  // Two buttons that are off for one reason need it said once.
  const reasons = new Set(asked.flatMap((act) => (finding[act].enabled ? [] : [finding[act].reason?.message ?? ''])));
  if (asked.length === 0) return null;
  return (
    <Box paddingTop={2}>
      <Flex gap={2} wrap="wrap">
        {asked.map((act) => (
          <Button
            key={act}
            type="button"
            size="S"
            variant="tertiary"
            disabled={!finding[act].enabled}
            aria-label={t(`proof.act.${act}-of`, { number: finding.number })}
            onClick={() => onAct(act, finding)}
          >
            {t(`proof.act.${act}`)}
          </Button>
        ))}
      </Flex>
      {[...reasons].map((reason) => (
        <Typography key={reason} tag="p" variant="pi" textColor="neutral600" paddingTop={1}>
          {reason}
        </Typography>
      ))}
    </Box>
  );
}

function Place({ finding }: { readonly finding: ProofFinding }) {
  const t = useTranslate();
  const fieldName = useFieldName();
  const where = finding.path === '' ? t('proof.whole-document') : fieldName(finding.path);
  return (
    <Typography tag="p" variant="omega">
      {where}{' '}
      {finding.quote === '' ? null : (
        <Box tag="mark" display="inline" background="warning200" color="neutral800">
          {finding.quote}
        </Box>
      )}
      {finding.quote !== '' && finding.place === null ? (
        <Typography variant="pi" textColor="neutral600">
          {' '}
          {t('proof.gone')}
        </Typography>
      ) : null}
    </Typography>
  );
}

function Finding({ finding, onAct }: FindingProps) {
  const t = useTranslate();
  const { closed, open } = finding;
  return (
    <Box
      tag="li"
      padding={3}
      background="neutral0"
      borderColor="neutral200"
      hasRadius
      style={{ overflowWrap: 'anywhere' }}
    >
      <Flex gap={2} wrap="wrap">
        <Typography tag="h4" variant="omega" fontWeight="bold">
          {t('proof.finding', { number: finding.number })}
        </Typography>
        <ToneBadge tone={open ? (finding.severity === 'block' ? 'danger' : 'warning') : 'success'}>
          {t(open ? `proof.severity.${finding.severity}` : 'proof.closed')}
        </ToneBadge>
      </Flex>
      <Place finding={finding} />
      <Typography tag="p" variant="omega" style={{ whiteSpace: 'pre-wrap' }}>
        {finding.note}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {t('proof.found-by', { round: finding.round.name, name: personText(finding.by) })} ·{' '}
        <ExactTime at={finding.at} />
      </Typography>
      {closed === null ? null : (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {t(open ? 'proof.back-again' : `proof.closed-${closed.how}`, { name: personText(closed.by) })} ·{' '}
          <ExactTime at={closed.at} />
          {closed.note ? ` · ${closed.note}` : ''}
        </Typography>
      )}
      <Acts finding={finding} onAct={onAct} />
    </Box>
  );
}

interface ProofFindingsProps {
  readonly findings: readonly Numbered[];
  readonly onAct: FindingProps['onAct'];
}

/** What was found, open ones first, by the numbers they have in the text. */
export function ProofFindings({ findings, onAct }: ProofFindingsProps) {
  const t = useTranslate();
  if (findings.length === 0) return <Typography textColor="neutral600">{t('proof.findings.none')}</Typography>;
  return (
    <Flex tag="ol" aria-label={t('proof.findings')} direction="column" alignItems="stretch" gap={2}>
      {findings.map((finding) => (
        <Finding key={finding.id} finding={finding} onAct={onAct} />
      ))}
    </Flex>
  );
}
