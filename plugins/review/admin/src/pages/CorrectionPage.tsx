import { useCallback, useRef, useState } from 'react';

import { Box, Button, Flex, Link, Typography } from '@strapi/design-system';
import { Layouts, Page, useFetchClient } from '@strapi/strapi/admin';
import { Link as RouterLink, useParams } from 'react-router-dom';

import { loadCase, type CaseAnswer, type CasePlace } from '../api/gates';
import { CloseCaseDialog, SubmitCorrectionDialog } from '../components/CaseDialogs';
import { CaseStanding, GateSection, PlaceText, useCaseTitle } from '../components/GateFacts';
import { LoadFailure, Skeleton } from '../components/LoadNotice';
import { ExactTime } from '../components/TimeText';
import { ToneBadge } from '../components/ToneBadge';
import { usePolling } from '../hooks/usePolling';
import { useRemote } from '../hooks/useRemote';
import { useTranslate } from '../hooks/useTranslate';
import { CORRECTIONS_PATH } from '../model/gates';
import { editPath } from '../model/paths';

const POLL_MILLISECONDS = 15_000;

interface PlaceRowProps {
  readonly place: CasePlace;
  /** Null where there is nothing to submit, or nobody who may. */
  readonly onSubmit: (() => void) | null;
}

function PlaceRow({ place, onSubmit }: PlaceRowProps) {
  const t = useTranslate();
  const passed = place.passedBy.map(({ seq, act, by }) =>
    t('gate.case.passed', { seq, act: t(`gate.act.${act}`, undefined, act), by }),
  );
  return (
    <Box tag="li" padding={3} borderColor="neutral200" hasRadius>
      <Flex gap={2} wrap="wrap" justifyContent="space-between" alignItems="flex-start">
        <Box flex="1 1 20rem" minWidth={0}>
          <ToneBadge tone={place.live ? 'danger' : 'success'}>
            {t(place.live ? 'gate.case.still' : 'gate.case.mended')}
          </ToneBadge>
          <PlaceText place={place} />
          {place.editor === null ? null : (
            <Typography tag="p" variant="pi">
              {t('gate.case.editor', { name: place.editor })}
            </Typography>
          )}
          <Typography tag="p" variant="pi" textColor="neutral600">
            {t('gate.case.passed-by')}
            {passed.join(t('separator'))}
          </Typography>
        </Box>
        {onSubmit === null ? null : (
          <Flex gap={2} wrap="wrap">
            <Link tag={RouterLink} to={editPath(place)}>
              {t('reading.edit')}
            </Link>
            <Button type="button" size="S" variant="secondary" onClick={onSubmit}>
              {t('gate.case.submit')}
            </Button>
          </Flex>
        )}
      </Flex>
    </Box>
  );
}

function Facts({ one }: { readonly one: CaseAnswer }) {
  const t = useTranslate();
  const facts = [
    ['report', one.report],
    ['notice', one.notice],
    ['comment', one.closeComment],
  ] as const;
  return (
    <GateSection heading={t('gate.case.facts')}>
      <CaseStanding one={one} />
      <Typography tag="p" variant="pi" textColor="neutral600">
        {t('gate.case.opened', { id: one.id, name: one.openedBy, origin: t(`gate.case.origin.${one.origin}`) })}{' '}
        <ExactTime at={one.openedAt} />
      </Typography>
      {facts.map(([name, text]) =>
        text === null ? null : (
          <Typography key={name} tag="p" paddingTop={2} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {t(`gate.case.field.${name}`)}：{text}
          </Typography>
        ),
      )}
    </GateSection>
  );
}

function Case({ one, onChanged }: { readonly one: CaseAnswer; readonly onChanged: () => void }) {
  const t = useTranslate();
  const home = useRef<HTMLDivElement>(null);
  const [dialog, setDialog] = useState<CasePlace | 'close' | null>(null);
  const mayAct = one.mayManage && one.state !== 'closed';
  const props = { one, home, onClose: () => setDialog(null), onDone: onChanged };
  return (
    <Flex ref={home} tabIndex={-1} direction="column" alignItems="stretch" gap={4}>
      <Facts one={one} />
      <GateSection heading={t(`gate.case.kind.${one.kind}`)}>
        <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
          {one.found.map((place) => (
            <PlaceRow
              key={`${place.uid} ${place.documentId} ${place.locale}`}
              place={place}
              onSubmit={mayAct && place.live && one.wrong !== null ? () => setDialog(place) : null}
            />
          ))}
        </Flex>
      </GateSection>
      {mayAct ? (
        <Box>
          <Button type="button" onClick={() => setDialog('close')}>
            {t('gate.case.close')}
          </Button>
        </Box>
      ) : null}
      {dialog === 'close' ? <CloseCaseDialog {...props} /> : null}
      {dialog !== null && dialog !== 'close' ? <SubmitCorrectionDialog {...props} place={dialog} /> : null}
    </Flex>
  );
}

/** One correction case: what is wrong, where it is live still, and what can be done. */
export function CorrectionPage() {
  const t = useTranslate();
  const client = useFetchClient();
  const titleOf = useCaseTitle();
  const { id = '' } = useParams();
  const { data, failure, reload } = useRemote(useCallback(() => loadCase(client, id), [client, id]));
  usePolling(reload, POLL_MILLISECONDS);
  const title = data === null ? t('gate.case.title') : titleOf(data);
  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        navigationAction={
          <Link tag={RouterLink} to={`/${CORRECTIONS_PATH}`}>
            {t('gate.case.title')}
          </Link>
        }
      />
      <Layouts.Content>
        {failure === null ? null : <LoadFailure failure={failure} onRetry={reload} />}
        {data === null && failure === null ? <Skeleton rows={4} /> : null}
        {data === null ? null : <Case one={data} onChanged={reload} />}
      </Layouts.Content>
    </Page.Main>
  );
}
