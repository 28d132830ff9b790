import { Typography } from '@strapi/design-system';

import type { RecallView } from '../api/types';
import { recallWords } from '../text/screen-words';
import { useText } from '../text/use-text';
import { Rows } from './Rows';

const COLUMNS = ['title', 'recalledAt', 'confirmed', 'silent'] as const;

/** The newest recalls: how many screens have confirmed that the item is gone, when the last did, and who is silent. */
export const RecallRows = ({ recalls }: { recalls: readonly RecallView[] }) => {
  const { t, list, moment } = useText();
  return (
    <Rows caption={t('screens.recalls')} columns={COLUMNS.map((column) => t(`screens.column.${column}`))}>
      {recalls.map((recall) => {
        const { key, values } = recallWords(recall);
        return (
          <tr key={`${recall.channel} ${recall.digest} ${recall.recalledAt}`}>
            <th scope="row">{recall.title}</th>
            <td>{moment(recall.recalledAt)}</td>
            <td>
              <Typography tag="p">{t(key, values)}</Typography>
              {recall.lastAt !== null && (
                <Typography tag="p" variant="pi" textColor="neutral600">
                  {t('screens.recall.last', { time: moment(recall.lastAt) })}
                </Typography>
              )}
            </td>
            <td>{recall.silent.length === 0 ? t('screens.silent.none') : list(recall.silent)}</td>
          </tr>
        );
      })}
    </Rows>
  );
};
