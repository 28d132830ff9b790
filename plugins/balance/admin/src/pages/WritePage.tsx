import { Box, Link, Main, Typography } from '@strapi/design-system';
import { Layouts, useAuth, useQueryParams } from '@strapi/strapi/admin';
import { Navigate, Link as RouterLink } from 'react-router-dom';

import type { LabelChoices } from '../api/forecast-types';
import { useRemote } from '../api/use-remote';
import { Failed, Loading } from '../components/RemoteState';
import { createAddress } from '../model/preset';
import { CREATE_ENTRY } from '../plugin-id';
import { useText } from '../text/use-text';

const Choices = ({ choices }: { choices: LabelChoices }) => {
  const { t } = useText();
  const [{ query }] = useQueryParams<{ theme?: string; channel?: string }>();
  const permissions = useAuth('BalanceWrite', (auth) => auth.permissions, false) ?? [];
  const mayCreate = (uid: string): boolean =>
    permissions.some(({ action, subject }) => action === CREATE_ENTRY && subject === uid);
  const types = choices.types.filter(({ uid, theme }) => theme !== undefined && mayCreate(uid));
  const addressOf = (uid: string): string => createAddress(uid, query?.theme ?? '', query?.channel ?? '');
  const [first, second] = types;
  if (first !== undefined && second === undefined) return <Navigate to={addressOf(first.uid)} replace />;
  if (first === undefined) return <Typography tag="p">{t('write.none')}</Typography>;
  return (
    <Box>
      <Typography tag="p">{t('write.which')}</Typography>
      <ul>
        {types.map(({ uid, name }) => (
          <li key={uid}>
            <Link tag={RouterLink} to={addressOf(uid)}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </Box>
  );
};

/** On the way to a new post whose theme and channel are chosen: asks which type where there are several. */
export const WritePage = () => {
  const { t } = useText();
  const { remote, reload } = useRemote<LabelChoices>('/balance/labels');
  return (
    <Main>
      <Layouts.Header title={t('write.title')} />
      <Layouts.Content>
        {remote.state === 'loading' && <Loading text={t('write.loading')} />}
        {remote.state === 'failed' && <Failed refusal={remote.refusal} text="write.failed" onRetry={reload} />}
        {remote.state === 'ready' && <Choices choices={remote.value} />}
      </Layouts.Content>
    </Main>
  );
};
