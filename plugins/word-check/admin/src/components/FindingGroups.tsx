import { memo } from 'react';

import { Box, Flex, Typography } from '@strapi/design-system';

import { useTranslate } from '../hooks/useTranslate';
import { holdsPlace } from '../model/apply';
import { findingKey, groupFindings, type Finding } from '../model/findings';
import { filePath, picturePlace } from '../model/pictures';
import { contextOf, type Values } from '../model/values';
import { COLOURS, FindingItem } from './FindingItem';
import type { Waiving } from './WaiverArea';

/** Findings shown per severity; a panel is no place to read hundreds. */
const MOST_SHOWN = 50;

interface FindingGroupsProps {
  readonly findings: readonly Finding[];
  readonly values: Values;
  /** Findings of personal data, which is hidden beside others too. */
  readonly secrets: readonly Finding[];
  readonly fieldName: (path: string) => string;
  readonly onShow: (finding: Finding) => void;
  /** Null where the form cannot be changed. */
  readonly onApply: ((finding: Finding, suggestion: string) => void) | null;
  readonly waiving: Waiving | null;
}

/** The findings by severity, each group with its count. Remembered: it is drawn again when nobody is typing. */
export const FindingGroups = memo(function FindingGroups(props: FindingGroupsProps) {
  const { findings, values, secrets, fieldName, onShow, onApply, waiving } = props;
  const t = useTranslate();
  return groupFindings(findings).map((group) => (
    <Box key={group.severity} width="100%">
      <Typography tag="h3" variant="sigma" textColor={COLOURS[group.severity].heading}>
        {t(`severity.${group.severity}`)} · {group.findings.length}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2} paddingTop={2}>
        {group.findings.slice(0, MOST_SHOWN).map((finding) => (
          <FindingItem
            key={findingKey(finding)}
            finding={finding}
            context={contextOf(values, finding, secrets)}
            field={fieldName(filePath(finding.path))}
            place={picturePlace(values, finding)}
            canApply={onApply !== null && holdsPlace(values, finding)}
            onShow={() => onShow(finding)}
            onApply={(suggestion) => onApply?.(finding, suggestion)}
            waiving={waiving}
          />
        ))}
      </Flex>
      {group.findings.length > MOST_SHOWN ? (
        <Typography tag="p" variant="pi" textColor="neutral600" paddingTop={2}>
          {t('more', { count: group.findings.length - MOST_SHOWN })}
        </Typography>
      ) : null}
    </Box>
  ));
});
