import * as React from 'react';
import { Box, Button, Typography } from '@strapi/design-system';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import { styled } from 'styled-components';

import { refusalOf } from '../api/refusal';
import type { PastTargets, TargetHistory } from '../api/target-history';
import { useRemote } from '../api/use-remote';
import { useText } from '../text/use-text';
import { Figures } from './Figures';
import { Failed, Loading } from './RemoteState';

/** Words, not numbers: all columns begin at the same edge. */
const Words = styled(Figures)`
  td,
  th {
    text-align: start;
  }
`;

const COLUMNS = ['since', 'targets', 'tolerance', 'weight', 'by', 'state'] as const;

/** Withdraws targets that are to come; what the server refuses is told. */
function useWithdrawal(onDone: () => void): { under: number | null; withdraw: (id: number) => Promise<void> } {
  const { del } = useFetchClient();
  const { toggleNotification } = useNotification();
  const { t } = useText();
  const [under, setUnder] = React.useState<number | null>(null);
  const withdraw = async (id: number): Promise<void> => {
    setUnder(id);
    try {
      await del(`/balance/targets/${id}`);
      toggleNotification({ type: 'success', message: t('targets.history.withdrawn') });
    } catch (error) {
      toggleNotification({ type: 'danger', message: refusalOf(error).message });
    } finally {
      setUnder(null);
      onDone();
    }
  };
  return { under, withdraw };
}

interface LineProps {
  row: PastTargets;
  timeZone: string;
  /** Names by code, in the themes' order. */
  names: ReadonlyMap<string, string>;
  /** Null for those who may not. */
  onWithdraw: ((id: number) => void) | null;
  loading: boolean;
}

/** The shares in the themes' order; themes that are gone follow, by their code. */
function sharesOf({ targets }: PastTargets, names: ReadonlyMap<string, string>): string[] {
  const codes = [...names.keys(), ...Object.keys(targets).filter((code) => !names.has(code))];
  return codes.filter((code) => code in targets).map((code) => `${names.get(code) ?? code} ${targets[code] ?? 0}%`);
}

const Line = ({ row, timeZone, names, onWithdraw, loading }: LineProps) => {
  const { t, day } = useText();
  const since = day(row.since, timeZone);
  const by = row.withdrawnBy ?? t('targets.history.server');
  return (
    <tr>
      <th scope="row">{since}</th>
      <td>{sharesOf(row, names).join(' · ')}</td>
      <td>{row.tolerance}</td>
      <td>{row.weight}</td>
      <td>{row.by ?? t('targets.history.server')}</td>
      <td>
        {row.state === 'withdrawn' && row.withdrawnAt !== null
          ? t('targets.history.withdrawnBy', { name: by, date: day(row.withdrawnAt, timeZone) })
          : t(`targets.history.state.${row.state}`)}
        {row.state === 'coming' && onWithdraw !== null && (
          <Box paddingTop={1}>
            <Button
              type="button"
              size="S"
              variant="tertiary"
              loading={loading}
              aria-label={t('targets.history.withdrawNamed', { date: since })}
              onClick={() => onWithdraw(row.id)}
            >
              {t('targets.history.withdraw')}
            </Button>
          </Box>
        )}
      </td>
    </tr>
  );
};

interface TargetsHistoryProps {
  channel: string;
  themes: readonly { code: string; name: string }[];
  /** The targets in force may be others now. */
  onWithdrawn: () => void;
}

/** What a channel's targets were, are and will be, since when and by whom; those to come can be withdrawn. */
export const TargetsHistory = ({ channel, themes, onWithdrawn }: TargetsHistoryProps) => {
  const { t } = useText();
  const path = `/balance/targets/history?channel=${encodeURIComponent(channel)}`;
  const { remote, reload } = useRemote<TargetHistory>(path);
  const { under, withdraw } = useWithdrawal(() => {
    reload();
    onWithdrawn();
  });
  if (remote.state === 'loading') return <Loading text={t('targets.history.loading')} />;
  if (remote.state === 'failed')
    return <Failed refusal={remote.refusal} text="targets.history.failed" onRetry={reload} />;
  const { history, timeZone, writable } = remote.value;
  if (history.length === 0) return <Typography tag="p">{t('targets.history.none')}</Typography>;
  const names = new Map(themes.map(({ code, name }) => [code, name]));
  return (
    <Box overflow="auto" tabIndex={0} role="region" aria-label={t('targets.history')}>
      <Words>
        <caption>{t('targets.history')}</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`targets.history.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {history.map((row) => (
            <Line
              key={row.id}
              row={row}
              timeZone={timeZone}
              names={names}
              onWithdraw={writable ? (id) => void withdraw(id) : null}
              loading={under === row.id}
            />
          ))}
        </tbody>
      </Words>
    </Box>
  );
};
