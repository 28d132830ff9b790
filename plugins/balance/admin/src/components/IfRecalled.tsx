import { Box, Flex, Typography } from '@strapi/design-system';
import { useAuth } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';

import type { IfRecalled as Answer } from '../api/freshness-types';
import { useRemote } from '../api/use-remote';
import { READ_METER } from '../plugin-id';
import { aftermathWords, inLanguage } from '../text/freshness-words';
import { useText } from '../text/use-text';

/** A document and locale, as review names it. */
interface Target {
  uid: string;
  documentId: string;
  locale: string;
}

const Aftermath = ({ target }: { target: Target }) => {
  const { t, say } = useText();
  const { locale } = useIntl();
  const { remote } = useRemote<Answer>(
    `/balance/freshness/if-recalled?${new URLSearchParams({ ...target }).toString()}`,
  );
  // A recall waits for nothing: without an answer there is nothing to read.
  if (remote.state !== 'ready') return null;
  const { subjects, sums } = remote.value;
  const lines = [
    ...subjects.map(aftermathWords).flatMap((words) => (words === null ? [] : [say(words)])),
    ...sums.map(({ name, count, atLeast }) =>
      t('freshness.recall.reached', { name: inLanguage(name, locale), count, atLeast }),
    ),
  ];
  if (lines.length === 0) return null;
  return (
    <Box tag="section" aria-label={t('freshness.recall.title')} background="neutral100" hasRadius padding={3}>
      <Typography tag="p" fontWeight="semiBold">
        {t('freshness.recall.title')}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
        {lines.map((line) => (
          <Typography key={line} tag="li">
            {line}
          </Typography>
        ))}
      </Flex>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {t('freshness.recall.hint')}
      </Typography>
    </Box>
  );
};

/** In review's recall dialog: what the recall would leave behind in the columns and accounts, for whoever sees the board. */
export const IfRecalled = ({ target }: { target: Target }) => {
  const permissions = useAuth('IfRecalled', (auth) => auth.permissions, false) ?? [];
  return permissions.some(({ action }) => action === READ_METER) ? <Aftermath target={target} /> : null;
};
