import { Box, Flex, Typography } from '@strapi/design-system';

import type { UnsignedChange } from '../api/types';
import { useFieldName } from '../hooks/useFieldName';
import { useTranslate } from '../hooks/useTranslate';
import { originOf } from '../model/origins';
import { readablePaths } from '../model/readable-diff';
import { ExactTime } from './TimeText';

function Change({ change }: { readonly change: UnsignedChange }) {
  const t = useTranslate();
  const fieldName = useFieldName();
  const { key, name } = originOf(change.origin);
  const fields = readablePaths(change.paths ?? []).map(fieldName);
  return (
    <Typography tag="li" variant="pi" style={{ overflowWrap: 'anywhere' }}>
      <ExactTime at={change.at} /> · {t(`origin.${key}`, { name })}
      {fields.length === 0 ? null : ` · ${t('adopt.fields', { fields: fields.join(t('separator')) })}`}
    </Typography>
  );
}

/** What somebody adopts: when, from where, and which fields. */
export function UnsignedChanges({ changes }: { readonly changes: readonly UnsignedChange[] }) {
  const t = useTranslate();
  if (changes.length === 0) return null;
  return (
    <Box tag="section" background="warning100" borderColor="warning200" hasRadius padding={3}>
      <Typography tag="p" fontWeight="semiBold" textColor="neutral800">
        {t('adopt.heading', { count: changes.length })}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={1} paddingTop={1}>
        {changes.map((change, index) => (
          <Change key={`${change.at} ${index}`} change={change} />
        ))}
      </Flex>
    </Box>
  );
}
