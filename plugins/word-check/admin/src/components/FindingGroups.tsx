import { Box, Flex, Typography } from '@strapi/design-system';

import type { Suggestions } from '../hooks/useSuggestions';
import { useTranslate } from '../hooks/useTranslate';
import { findingKey, groupFindings, type Finding } from '../model/findings';
import { filePath, picturePlace } from '../model/pictures';
import { contextOf, type Values } from '../model/values';
import { COLOURS, FindingItem } from './FindingItem';

/** Findings shown per severity; a panel is no place to read hundreds. */
const MOST_SHOWN = 50;

interface FindingGroupsProps {
  readonly findings: readonly Finding[];
  readonly values: Values;
  readonly fieldName: (path: string) => string;
  readonly onShow: (finding: Finding) => void;
  /** Absent where the form cannot be changed. */
  readonly suggestions: Suggestions | null;
}

/** The findings by severity, each group with its count. */
export function FindingGroups({ findings, values, fieldName, onShow, suggestions }: FindingGroupsProps) {
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
            context={contextOf(values, finding)}
            field={fieldName(filePath(finding.path))}
            place={picturePlace(values, finding)}
            canApply={suggestions !== null && suggestions.applies(finding)}
            onShow={() => onShow(finding)}
            onApply={(suggestion) => suggestions?.apply(finding, suggestion)}
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
}
