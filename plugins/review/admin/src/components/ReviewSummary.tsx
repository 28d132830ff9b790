import { useRef } from 'react';

import { Flex, Typography, VisuallyHidden } from '@strapi/design-system';

import { useTranslate } from '../hooks/useTranslate';
import { stateNotes } from '../model/states';
import { ActionBar } from './ActionBar';
import type { ActionSubject } from './ActionSubject';
import { ClockNotice } from './ClockText';
import { DecisionList } from './DecisionList';
import { DigestText } from './DigestText';
import { EmergencyBanner } from './EmergencyBanner';
import { LevelStepper } from './LevelStepper';
import { ReleaseDetails } from './ReleaseDetails';
import { ScheduleNotice } from './ScheduleNotice';
import { StateBadge } from './StateBadge';

interface ReviewSummaryProps extends ActionSubject {
  readonly onAnswered: (done: boolean) => void;
}

/** State, levels, actions, opinions and release of one document: the side panel, and the right side of the reviewing screen. */
export function ReviewSummary(props: ReviewSummaryProps) {
  const t = useTranslate();
  const { document } = props;
  const home = useRef<HTMLDivElement>(null);
  const levels = document.run?.levels ?? [];
  const state = t(`state.${document.state}`, undefined, document.state);
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      {document.release?.emergency ? (
        <EmergencyBanner emergency={document.release.emergency} recalled={Boolean(document.release.recalledAt)} />
      ) : null}
      <Flex ref={home} tabIndex={-1} gap={2} wrap="wrap" justifyContent="space-between">
        <StateBadge state={document.state} />
        <DigestText digest={document.digest} />
      </Flex>
      <VisuallyHidden aria-live="polite" aria-atomic>
        {t('panel.now', { state, level: document.run?.level?.name ?? '' })}
      </VisuallyHidden>
      {stateNotes(document).map((note) => (
        <Typography key={note} tag="p" variant="pi" textColor="neutral800">
          {t(`note.${note}`)}
        </Typography>
      ))}
      {document.run === null ? null : <ScheduleNotice {...document.run} />}
      <ClockNotice clock={document.run?.clock} />
      <LevelStepper levels={levels} />
      <ActionBar {...props} home={home} />
      <DecisionList decisions={document.decisions} levels={levels} />
      {document.release === null ? null : <ReleaseDetails release={document.release} />}
    </Flex>
  );
}
