import * as React from 'react';
import {
  Box,
  Button,
  Field,
  Flex,
  Link,
  Main,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { ArrowLeft, Download } from '@strapi/icons';
import { Layouts } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { Link as RouterLink, useSearchParams } from 'react-router-dom';

import type { RefusalMessage } from '../api/refusal';
import type { PeriodChoice, Report, ReportLanguage } from '../api/report-types';
import { useRemote } from '../api/use-remote';
import { useReportFile } from '../api/use-report-file';
import { useSlow } from '../api/use-slow';
import { ReportView } from '../components/ReportView';
import { Failed, Loading } from '../components/RemoteState';
import { PAGE_PATH, REPORTS_PART } from '../plugin-id';
import { periodName } from '../text/period-name';
import { useText } from '../text/use-text';

const LANGUAGES: readonly ReportLanguage[] = ['zh', 'en'];

/** What is chosen stands in the address, so that it can be sent on. */
function useWanted() {
  const { locale } = useIntl();
  const [search, setSearch] = useSearchParams();
  const period = search.get('period');
  const asked = search.get('language');
  const language: ReportLanguage = LANGUAGES.find((one) => one === asked) ?? (locale.startsWith('zh') ? 'zh' : 'en');
  const choose = (changes: Record<string, string>): void =>
    setSearch({ ...(period === null ? {} : { period }), language, ...changes }, { replace: true });
  const query = new URLSearchParams({ ...(period === null ? {} : { period }), language });
  return { period, language, choose, path: `/balance/reports?${query.toString()}` };
}

interface PeriodSelectProps {
  choices: readonly PeriodChoice[];
  value: string;
  onChange: (period: string) => void;
}

const PeriodSelect = ({ choices, value, onChange }: PeriodSelectProps) => {
  const { t, say } = useText();
  // A period of the address that is older than the list is a choice as well.
  const listed = choices.some(({ key }) => key === value)
    ? choices
    : [{ key: value, state: 'over' as const }, ...choices];
  return (
    <Field.Root name="period">
      <Field.Label>{t('report.period')}</Field.Label>
      <SingleSelect value={value} onChange={(key) => onChange(String(key))}>
        {listed.map(({ key, state }) => (
          <SingleSelectOption key={key} value={key}>
            {state === 'running' ? t('report.running', { period: say(periodName(key)) }) : say(periodName(key))}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
};

const LanguageSelect = ({ value, onChange }: { value: ReportLanguage; onChange: (language: string) => void }) => {
  const { t } = useText();
  return (
    <Field.Root name="language">
      <Field.Label>{t('report.language')}</Field.Label>
      <SingleSelect value={value} onChange={(language) => onChange(String(language))}>
        <SingleSelectOption value="zh">中文</SingleSelectOption>
        <SingleSelectOption value="en">English</SingleSelectOption>
      </SingleSelect>
    </Field.Root>
  );
};

/** A page for the printer: no script runs in it, and nothing of it is seen. */
const PrintFrame = ({ html, title, onPrinted }: { html: string; title: string; onPrinted: () => void }) => {
  const frame = React.useRef<HTMLIFrameElement>(null);
  const print = (): void => {
    frame.current?.contentWindow?.print();
    onPrinted();
  };
  return (
    <iframe
      ref={frame}
      title={title}
      aria-hidden
      tabIndex={-1}
      sandbox="allow-same-origin allow-modals"
      srcDoc={html}
      onLoad={print}
      style={{ border: 0, height: 0, position: 'absolute', width: 0 }}
    />
  );
};

/** Printing and saving the report that is shown. */
const Actions = ({ report }: { report: Report }) => {
  const { t } = useText();
  const [page, setPage] = React.useState<string | null>(null);
  const { busy, failure, get } = useReportFile(setPage);
  const slow = useSlow(busy);
  const { period, language } = report;
  // Not disabled while one is under way: that would take the focus from whoever has just pressed it.
  const button = (key: string, act: () => Promise<void>, icon?: React.ReactNode) => (
    <Button type="button" variant="secondary" startIcon={icon} aria-disabled={busy} onClick={() => !busy && void act()}>
      {t(key)}
    </Button>
  );
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Flex gap={2} wrap="wrap">
        {button('report.print', () => get({ period, language, format: 'html' }, 'print'))}
        {button('report.docx', () => get({ period, language, format: 'docx' }, 'save'), <Download />)}
        {button('report.html', () => get({ period, language, format: 'html' }, 'save'), <Download />)}
      </Flex>
      <Typography role="status" variant="pi">
        {slow ? t('report.making') : ''}
      </Typography>
      {failure !== null && (
        <Typography role="alert" textColor="danger700">
          {t('report.fileFailed', { message: failure.message })}
        </Typography>
      )}
      {page !== null && <PrintFrame html={page} title={report.title} onPrinted={() => setPage(null)} />}
    </Flex>
  );
};

/** Why there is no report, and what to do. */
const Refused = ({ refusal, onRetry }: { refusal: RefusalMessage; onRetry: () => void }) => {
  const { t } = useText();
  if (refusal.status === 403) return <Typography role="alert">{t('report.forbidden')}</Typography>;
  // A period that the address got wrong: trying again would not help.
  const isBad = refusal.status === 400;
  return isBad ? (
    <Flex direction="column" alignItems="flex-start" gap={3} role="alert">
      <Typography>{t('report.badPeriod')}</Typography>
      <Link tag={RouterLink} to={`/${PAGE_PATH}/${REPORTS_PART}`}>
        {t('report.thisMonth')}
      </Link>
    </Flex>
  ) : (
    <Failed refusal={refusal} text="report.failed" onRetry={onRetry} />
  );
};

/** The analysis report (研判材料) of a month or quarter: to read, print, and take along. */
export const ReportsPage = () => {
  const { t } = useText();
  const { period, language, choose, path } = useWanted();
  const { remote, reload } = useRemote<Report>(path);
  const shown = remote.state === 'ready' ? remote.value : null;
  const isStale = shown !== null && ((period !== null && shown.period !== period) || shown.language !== language);
  const slow = useSlow(remote.state === 'loading' || isStale);
  const back = (
    <Link tag={RouterLink} to={`/${PAGE_PATH}`} startIcon={<ArrowLeft />}>
      {t('name')}
    </Link>
  );
  return (
    <Main>
      <Layouts.Header title={t('report.title')} subtitle={t('report.subtitle')} navigationAction={back} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
          {shown !== null && (
            <Flex gap={4} wrap="wrap" alignItems="flex-end">
              <Box minWidth="22rem">
                <PeriodSelect
                  choices={shown.choices}
                  value={period ?? shown.period}
                  onChange={(key) => choose({ period: key })}
                />
              </Box>
              <Box minWidth="12rem">
                <LanguageSelect value={language} onChange={(one) => choose({ language: one })} />
              </Box>
            </Flex>
          )}
          {shown !== null && !isStale && <Actions report={shown} />}
          {slow && <Loading text={t('report.loading')} />}
          {remote.state === 'failed' && <Refused refusal={remote.refusal} onRetry={reload} />}
          {shown !== null && (
            <Box aria-busy={isStale}>
              <ReportView report={shown} />
            </Box>
          )}
        </Flex>
      </Layouts.Content>
    </Main>
  );
};
