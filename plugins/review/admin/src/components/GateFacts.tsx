import type { ReactNode } from 'react';

import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';

import type { CorrectionCase, PhrasePlace } from '../api/gates';
import { useFieldName } from '../hooks/useFieldName';
import { useLocaleName } from '../hooks/useLocaleName';
import { useTranslate } from '../hooks/useTranslate';
import { CASE_TONES } from '../model/gates';
import { reviewPath } from '../model/paths';
import { ExactTime } from './TimeText';
import { ToneBadge } from './ToneBadge';

/** A part of a page with its heading. */
export function GateSection({ heading, children }: { readonly heading: string; readonly children: ReactNode }) {
  return (
    <Box tag="section" aria-label={heading} padding={5} background="neutral0" shadow="tableShadow" hasRadius>
      <Typography tag="h2" variant="delta">
        {heading}
      </Typography>
      <Box paddingTop={3}>{children}</Box>
    </Box>
  );
}

/** What a case is about, in one line. */
export function useCaseTitle(): (one: CorrectionCase) => string {
  const t = useTranslate();
  return ({ kind, wrong, right, report }) => {
    if (kind === 'source') return t('gate.case.about-source', { report: report ?? '' });
    if (kind === 'finding' && wrong === null) return t('gate.case.about-finding', { report: report ?? '' });
    return right
      ? t('gate.case.about', { wrong: wrong ?? '', right })
      : t('gate.case.about-gone', { wrong: wrong ?? '' });
  };
}

/** How a case stands, and until when. */
export function CaseStanding({ one }: { readonly one: CorrectionCase }) {
  const t = useTranslate();
  return (
    <Flex gap={2} wrap="wrap">
      <ToneBadge tone={CASE_TONES[one.state]}>{t(`gate.case.state.${one.state}`)}</ToneBadge>
      {one.state === 'closed' || one.kind === 'source' ? null : (
        <Typography variant="pi">{t('gate.case.left', { left: one.left, places: one.places })}</Typography>
      )}
      <Typography variant="pi" textColor={one.state === 'overdue' ? 'danger700' : 'neutral600'}>
        {one.closedAt === null ? t('gate.case.due') : t('gate.case.closed-at', { name: one.closedBy ?? '' })}
        {one.closedAt === null && one.dueAt === null ? t('gate.case.due-unknown') : null}
        {(one.closedAt ?? one.dueAt) ? <ExactTime at={one.closedAt ?? one.dueAt ?? ''} /> : null}
        {one.closedAt === null && one.dueProvisional ? t('gate.case.provisional') : null}
      </Typography>
    </Flex>
  );
}

/** A place in words people know: lists are not told from their items, and lines count like paragraphs. */
const readablePath = (path: string): string =>
  path.replace(/\.children\b/g, '').replace(/:(\d+)$/, (_, line) => `.${Number(line) - 1}`);

/** A place of a phrase: which document, in which language and channels, and where in it. */
export function PlaceText({ place }: { readonly place: PhrasePlace }) {
  const t = useTranslate();
  const localeName = useLocaleName();
  const fieldName = useFieldName();
  const where = place.paths.map((path) => fieldName(readablePath(path))).join(t('separator'));
  return (
    <Box style={{ overflowWrap: 'anywhere' }}>
      <Link tag={RouterLink} to={reviewPath(place)}>
        {place.title || t('untitled')}
      </Link>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {localeName(place.locale)} ·{' '}
        {t('gate.case.channels', { channels: (place.channelNames ?? place.channels).join(t('separator')) })}
        {where === '' ? '' : ` · ${where}`}
      </Typography>
    </Box>
  );
}
