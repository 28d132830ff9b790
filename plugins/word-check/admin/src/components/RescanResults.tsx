import { useEffect, useRef, useState } from 'react';

import {
  Badge,
  Box,
  Button,
  Field,
  Flex,
  Link,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';

import { useServer } from '../hooks/useServer';
import { useTranslate } from '../hooks/useTranslate';
import { editPath, SHOWN, type ListedFinding, type RescanResult, type ResultPage, type Shown } from '../model/rescans';
import { COLOURS } from './FindingItem';
import { Failure, Waiting } from './PanelStates';

const PAGE_SIZE = 20;
const POLL_MILLISECONDS = 5000;

function Found({ finding }: { readonly finding: ListedFinding }) {
  const t = useTranslate();
  const { severity, text, message, pack, ruleId, path, suggestions, fresh, waived } = finding;
  const wanted = suggestions[0];
  return (
    <Box tag="li" paddingTop={2} style={{ overflowWrap: 'anywhere' }}>
      <Flex gap={2} wrap="wrap">
        <Badge backgroundColor={COLOURS[severity].mark} textColor="neutral800">
          {t(`rescan.severity.${severity}`)}
        </Badge>
        {fresh ? (
          <Badge backgroundColor="danger100" textColor="danger700">
            {t('rescan.mark.new')}
          </Badge>
        ) : null}
        {waived ? (
          <Badge backgroundColor="neutral150" textColor="neutral700">
            {t('rescan.mark.waived')}
          </Badge>
        ) : null}
        <Box tag="mark" background={COLOURS[severity].mark} color="neutral800" hasRadius>
          <Typography variant="pi">{text === '' ? t('finding.invisible') : text}</Typography>
        </Box>
        {wanted ? <Typography variant="pi">{t('rescan.right', { suggestion: wanted })}</Typography> : null}
      </Flex>
      <Typography tag="p" variant="pi" textColor="neutral700">
        {message}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {t('rescan.rule', { rule: `${pack}/${ruleId}`, path })}
      </Typography>
    </Box>
  );
}

function Result({ one }: { readonly one: RescanResult }) {
  const t = useTranslate();
  const { formatDisplayName } = useIntl();
  const left = one.counts.block + one.counts.warn + one.counts.info - one.findings.filter((f) => !f.waived).length;
  return (
    <Box tag="li" padding={3} borderColor="neutral200" hasRadius>
      <Flex gap={2} wrap="wrap">
        <Badge backgroundColor="neutral150" textColor="neutral700">
          {one.standing === 'live' ? t('rescan.standing.live') : t('rescan.standing.pending')}
        </Badge>
        <Link tag={RouterLink} to={editPath(one)}>
          {one.title || one.documentId}
        </Link>
        <Typography variant="pi" textColor="neutral600">
          {formatDisplayName(one.locale, { type: 'language' }) ?? one.locale}
        </Typography>
      </Flex>
      {one.problem === null ? null : (
        <Typography tag="p" textColor="danger700">
          {one.problem === 'TOO_LARGE' ? t('rescan.problem.large') : t('rescan.problem')}
        </Typography>
      )}
      <Box tag="ul">
        {one.findings.map((finding, i) => (
          <Found key={`${i} ${finding.pack} ${finding.ruleId}`} finding={finding} />
        ))}
      </Box>
      {left > 0 ? (
        <Typography tag="p" variant="pi" textColor="neutral600" paddingTop={2}>
          {t('rescan.more', { count: left })}
        </Typography>
      ) : null}
    </Box>
  );
}

function Pages({ page, pages, onPage }: { page: number; pages: number; onPage: (page: number) => void }) {
  const t = useTranslate();
  if (pages <= 1) return null;
  return (
    <Flex tag="nav" aria-label={t('rescan.pages')} gap={2} justifyContent="center">
      <Button type="button" variant="tertiary" disabled={page <= 1} onClick={() => onPage(page - 1)}>
        {t('rescan.page.before')}
      </Button>
      <Typography>{t('rescan.page', { page, pages })}</Typography>
      <Button type="button" variant="tertiary" disabled={page >= pages} onClick={() => onPage(page + 1)}>
        {t('rescan.page.next')}
      </Button>
    </Flex>
  );
}

function Filter({ show, onShow }: { readonly show: Shown; readonly onShow: (show: Shown) => void }) {
  const t = useTranslate();
  return (
    <Box maxWidth="36rem">
      <Field.Root>
        <Field.Label>{t('rescan.show')}</Field.Label>
        <SingleSelect
          value={show}
          onChange={(value: string | number) => onShow(SHOWN.find((one) => one === value) ?? 'all')}
        >
          {SHOWN.map((one) => (
            <SingleSelectOption key={one} value={one}>
              {t(`rescan.show.${one}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
    </Box>
  );
}

/** What a rescan has found, content by content, those that matter most first. */
export function RescanResults({ id, isRunning }: { readonly id: number; readonly isRunning: boolean }) {
  const t = useTranslate();
  const [{ show, page }, setQuery] = useState<{ show: Shown; page: number }>({ show: 'new', page: 1 });
  const path = `/word-check/rescans/${id}/results?show=${show}&page=${page}&pageSize=${PAGE_SIZE}`;
  const { data, failure, reload } = useServer<ResultPage>(path, isRunning ? POLL_MILLISECONDS : null);
  // What was read while it was running may lack its last findings.
  const wasRunning = useRef(isRunning);
  useEffect(() => {
    if (wasRunning.current && !isRunning) reload();
    wasRunning.current = isRunning;
  }, [isRunning, reload]);
  const pages = Math.ceil((data?.pagination.total ?? 0) / PAGE_SIZE);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Filter show={show} onShow={(next) => setQuery({ show: next, page: 1 })} />
      {failure ? <Failure failure={failure} onRetry={reload} /> : null}
      {data === null && failure === null ? <Waiting /> : null}
      {data?.results.length === 0 ? (
        <Typography textColor="neutral600">{isRunning ? t('rescan.empty.yet') : t('rescan.empty')}</Typography>
      ) : null}
      <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
        {data?.results.map((one) => (
          <Result key={`${one.standing} ${one.uid} ${one.documentId} ${one.locale}`} one={one} />
        ))}
      </Flex>
      <Pages page={page} pages={pages} onPage={(next) => setQuery({ show, page: next })} />
    </Flex>
  );
}
