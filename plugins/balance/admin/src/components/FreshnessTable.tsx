import { Box, Link, Typography } from '@strapi/design-system';
import { useAuth } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import { styled } from 'styled-components';

import type { Board, BoardLine, UpdateItem } from '../api/freshness-types';
import { inLanguage, nextWords, periodWords, timeLeft } from '../text/freshness-words';
import { type Moment, useParkMoment } from '../text/use-park-moment';
import { useText } from '../text/use-text';
import { StateMark } from './StateMark';

/** A table that becomes a list of cards where there is no room; the roles keep it a table for screen readers. */
const Lines = styled.table`
  border-collapse: collapse;
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: ${({ theme }) => theme.fontSizes[2]};
  width: 100%;

  caption {
    padding-bottom: ${({ theme }) => theme.spaces[2]};
    text-align: start;
  }
  th,
  td {
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200};
    overflow-wrap: anywhere;
    padding: ${({ theme }) => `${theme.spaces[2]} ${theme.spaces[3]} ${theme.spaces[2]} 0`};
    text-align: start;
    vertical-align: top;
  }
  th {
    font-weight: ${({ theme }) => theme.fontWeights.semiBold};
  }
  th:nth-child(1),
  th:nth-child(2) {
    width: 14%;
  }
  th:nth-child(3) {
    width: 32%;
  }
  @media (max-width: 60em) {
    thead {
      clip-path: inset(50%);
      height: 1px;
      overflow: hidden;
      position: absolute;
      width: 1px;
    }
    tbody,
    tr,
    th,
    td {
      display: block;
    }
    tr {
      border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200};
      padding: ${({ theme }) => theme.spaces[3]} 0;
    }
    th,
    td {
      border: 0;
      padding: ${({ theme }) => theme.spaces[1]} 0;
    }
    tbody th:nth-child(n) {
      width: auto;
    }
    td::before {
      color: ${({ theme }) => theme.colors.neutral600};
      content: attr(data-label);
      display: block;
      font-size: ${({ theme }) => theme.fontSizes[1]};
    }
  }
`;

const COLUMNS = ['name', 'state', 'rule', 'last', 'next'] as const;

const editPath = ({ uid, documentId, locale }: UpdateItem): string =>
  `/content-manager/collection-types/${uid}/${documentId}?${new URLSearchParams({ 'plugins[i18n][locale]': locale }).toString()}`;

const ItemLink = ({ item }: { item: UpdateItem }) => {
  const { t } = useText();
  // Who may not read it is not told its title.
  if (item.title === null) return <Typography>{t('freshness.untold')}</Typography>;
  return (
    <Link tag={RouterLink} to={editPath(item)}>
      {item.title === '' ? t('freshness.untitled') : item.title}
    </Link>
  );
};

const Small = ({ children }: { children: React.ReactNode }) => (
  <Typography tag="p" variant="pi" textColor="neutral600">
    {children}
  </Typography>
);

const RuleCell = ({ line: { rule, own, by } }: { line: BoardLine }) => {
  const { t, say } = useText();
  const { locale } = useIntl();
  if (rule === null && own === null) return <Typography>{t('freshness.rule.none')}</Typography>;
  return (
    <>
      {rule !== null && (
        <>
          <Typography tag="p">{inLanguage(rule.name, locale)}</Typography>
          <Small>{inLanguage(rule.source, locale)}</Small>
        </>
      )}
      {own !== null && (
        <Typography tag="p">
          {t(by === 'own' && rule !== null ? 'freshness.rule.ownFirst' : 'freshness.rule.own', {
            period: say(periodWords(own.period)),
          })}
        </Typography>
      )}
    </>
  );
};

const LastCell = ({ last, moment }: Pick<BoardLine, 'last'> & { moment: Moment }) => {
  const { t } = useText();
  if (last?.at == null) return <Typography>{t('freshness.last.none')}</Typography>;
  return (
    <>
      <ItemLink item={last} />
      <Small>{moment(last.at)}</Small>
    </>
  );
};

const NextCell = ({ line, moment }: { line: BoardLine; moment: Moment }) => {
  const { say } = useText();
  const { next } = line;
  const words = say(nextWords(line));
  if (next === null) return <Typography>{words}</Typography>;
  return (
    <>
      <ItemLink item={next} />
      <Small>{next.at === null ? words : `${words} ${moment(next.at)}`}</Small>
    </>
  );
};

/** The way to a new entry, for those who may write one. */
const WriteLink = ({ line, board }: { line: BoardLine; board: Pick<Board, 'write' | 'locale'> }) => {
  const { t } = useText();
  const permissions = useAuth('FreshnessTable', (auth) => auth.permissions, false) ?? [];
  const { write, locale } = board;
  const isAllowed = permissions.some(
    ({ action, subject }) => action === 'plugin::content-manager.explorer.create' && subject === write,
  );
  if (write === null || line.kind !== 'column' || !isAllowed) return null;
  const query = new URLSearchParams({ 'plugins[i18n][locale]': locale }).toString();
  return (
    <Link
      tag={RouterLink}
      to={`/content-manager/collection-types/${write}/create?${query}`}
      aria-label={t('freshness.writeFor', { name: line.name })}
    >
      {t('freshness.write')}
    </Link>
  );
};

const Line = ({ line, board }: { line: BoardLine; board: Board }) => {
  const { t, say } = useText();
  const moment = useParkMoment(board.timeZone);
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        <Typography tag="p" fontWeight="bold">
          {line.name}
        </Typography>
        <WriteLink line={line} board={board} />
      </th>
      <td role="cell" data-label={t('freshness.column.state')}>
        <StateMark state={line.state} {...(line.state === 'late' ? { words: say(timeLeft(line)) } : {})} />
        {line.left !== null && line.state !== 'late' && <Typography tag="p">{say(timeLeft(line))}</Typography>}
      </td>
      <td role="cell" data-label={t('freshness.column.rule')}>
        <RuleCell line={line} />
      </td>
      <td role="cell" data-label={t('freshness.column.last')}>
        <LastCell last={line.last} moment={moment} />
      </td>
      <td role="cell" data-label={t('freshness.column.next')}>
        <NextCell line={line} moment={moment} />
      </td>
    </tr>
  );
};

interface FreshnessTableProps {
  kind: 'columns' | 'accounts';
  board: Board;
}

/** Columns or accounts, the most urgent first: how each stands, by which rule, what was last and what comes next. */
export const FreshnessTable = ({ kind, board }: FreshnessTableProps) => {
  const { t } = useText();
  const lines = board[kind];
  if (lines.length === 0) return <Typography tag="p">{t(`freshness.${kind}.empty`)}</Typography>;
  return (
    <Box>
      <Lines role="table">
        <caption>
          <Typography variant="pi" textColor="neutral600">
            {t(`freshness.${kind}.caption`)}
          </Typography>
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            {COLUMNS.map((column) => (
              <th key={column} scope="col" role="columnheader">
                {t(`freshness.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {lines.map((line) => (
            <Line key={line.code} line={line} board={board} />
          ))}
        </tbody>
      </Lines>
    </Box>
  );
};
