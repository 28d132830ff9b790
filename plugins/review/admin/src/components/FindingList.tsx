import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { Finding, FindingCounts, Severity } from '../api/types';
import { useFieldName } from '../hooks/useFieldName';
import { useTranslate } from '../hooks/useTranslate';
import { groupFindings, SEVERITIES, splitWaived } from '../model/findings';
import { WaivedText } from './WaivedText';

const COLOURS: Readonly<Record<Severity, string>> = { block: 'danger600', warn: 'neutral800', info: 'neutral600' };

function FindingItem({ finding }: { readonly finding: Finding }) {
  const t = useTranslate();
  const fieldName = useFieldName();
  const { locale } = useIntl();
  const messageOf = ({ words, message }: Finding) => words?.[/^zh/.test(locale) ? 'zh' : 'en'] ?? message;
  return (
    <Box tag="li" style={{ overflowWrap: 'anywhere' }}>
      <Typography tag="p" variant="omega">
        {fieldName(finding.path)}{' '}
        <Box tag="mark" display="inline" background="warning200" color="neutral800">
          {finding.text}
        </Box>
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {messageOf(finding)}
      </Typography>
      {finding.suggestions?.length > 0 ? (
        <Typography tag="p" variant="pi">
          {t('finding.suggestions', { words: finding.suggestions.join(t('separator')) })}
        </Typography>
      ) : null}
      <WaivedText waived={finding.waived} />
    </Box>
  );
}

const keyOf = ({ pack, ruleId, path, start }: Finding): string => `${pack} ${ruleId} ${path} ${start}`;

function Items({ findings }: { readonly findings: readonly Finding[] }) {
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={2} paddingTop={1}>
      {findings.map((finding) => (
        <FindingItem key={keyOf(finding)} finding={finding} />
      ))}
    </Flex>
  );
}

/** Findings with place, text and advice, the most serious first; last those that were waived, by whom and why. */
export function FindingList({ findings }: { readonly findings: readonly Finding[] }) {
  const t = useTranslate();
  const { open, waived } = splitWaived(findings);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {groupFindings(open).map((group) => (
        <Box key={group.severity}>
          <Typography tag="h3" variant="sigma" textColor={COLOURS[group.severity]}>
            {t(`severity.${group.severity}`)} · {group.findings.length}
          </Typography>
          <Items findings={group.findings} />
        </Box>
      ))}
      {waived.length > 0 ? (
        <Box>
          <Typography tag="h3" variant="sigma" textColor="neutral800">
            {t('finding.waived-heading')} · {waived.length}
          </Typography>
          <Items findings={waived} />
        </Box>
      ) : null}
    </Flex>
  );
}

/** How many findings of each severity, in words and figures; of what there is none nothing is said. */
export function FindingCountsText({ counts }: { readonly counts: FindingCounts }) {
  const t = useTranslate();
  const found = SEVERITIES.filter((severity) => counts[severity] > 0);
  if (found.length === 0)
    return (
      <Typography variant="pi" textColor="neutral600">
        {t('finding.no-count')}
      </Typography>
    );
  return (
    <Flex gap={2} wrap="wrap">
      {found.map((severity) => (
        <Typography key={severity} variant="pi" textColor={COLOURS[severity]}>
          {t(`severity.${severity}`)} {counts[severity]}
        </Typography>
      ))}
    </Flex>
  );
}
