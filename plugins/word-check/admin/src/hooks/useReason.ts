import { useCallback } from 'react';

import { useIntl } from 'react-intl';

import { chineseReason } from '../../../server/src/core/reasons';
import type { Refused } from '../api/refusal';
import { useTranslate, type Translate } from './useTranslate';

/** What the checks of rules say, in the user's language. */
export function useReason(): (reason: string) => string {
  const { locale } = useIntl();
  return useCallback((reason) => (locale.startsWith('zh') ? chineseReason(reason) : reason), [locale]);
}

/** What a member of a request is called on the page. */
function nameOf(path: string, t: Translate): string {
  if (path === 'file') return t('packs.import.file');
  if (path === 'key') return t('packs.new.key');
  return path === 'name' ? t('packs.new.name') : path;
}

/** A refusal as a sentence, with what is wrong where no field of the form says it. */
export function useRefusalWords(): (refused: Refused) => string {
  const t = useTranslate();
  const reasonOf = useReason();
  return useCallback(
    ({ status, code, message, fields }) => {
      if (status === 403 && code !== 'FORBIDDEN') return t('packs.forbidden');
      if (status === 413) return t('packs.import.large');
      const [field] = fields;
      const said = message ?? t('failure.silent');
      return field ? t('packs.said', { said, path: nameOf(field.path, t), reason: reasonOf(field.reason) }) : said;
    },
    [t, reasonOf],
  );
}
