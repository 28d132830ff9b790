import { Button, Flex, Typography } from '@strapi/design-system';

import type { Channel, ScreenView } from '../api/types';
import { lifeWords } from '../text/screen-words';
import { useText } from '../text/use-text';
import { EndScreen } from './EndScreen';
import { Rows } from './Rows';

const COLUMNS = ['name', 'channel', 'life', 'shows', 'remarks', 'acts'] as const;
const GIGABYTE = 1_000_000_000;

/** What a screen said was wrong, and how much room it has left. */
const Remarks = ({ screen: { storageFree, errors } }: { screen: ScreenView }) => {
  const { t } = useText();
  const room = storageFree === null ? null : t('screens.room', { size: Math.round(storageFree / GIGABYTE) });
  return (
    <>
      {errors.map((error, i) => (
        <Typography key={i} tag="p" textColor="danger700">
          {error}
        </Typography>
      ))}
      {room !== null && <Typography tag="p">{room}</Typography>}
    </>
  );
};

const Life = ({ screen }: { screen: ScreenView }) => {
  const { t, moment } = useText();
  const { key, values } = lifeWords(screen, Date.now());
  return (
    <>
      <Typography tag="p" fontWeight="semiBold" textColor={screen.life === 'stale' ? 'danger700' : 'neutral800'}>
        {t(key, values)}
      </Typography>
      {screen.heardAt !== null && (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {moment(screen.heardAt)}
        </Typography>
      )}
    </>
  );
};

interface ScreenRowsProps {
  screens: readonly ScreenView[];
  channels: readonly Channel[];
  onRenew: (screen: ScreenView) => void;
  onEnd: (screen: ScreenView) => void;
}

/** Every screen: whether it is there, what it shows, what is wrong, and what can be done. */
export const ScreenRows = ({ screens, channels, onRenew, onEnd }: ScreenRowsProps) => {
  const { t } = useText();
  const nameOf = (code: string): string => channels.find((channel) => channel.code === code)?.name ?? code;
  return (
    <Rows caption={t('screens.table')} columns={COLUMNS.map((column) => t(`screens.column.${column}`))}>
      {screens.map((screen) => (
        <tr key={screen.id}>
          <th scope="row">{screen.name}</th>
          <td>{nameOf(screen.channel)}</td>
          <td>
            <Life screen={screen} />
          </td>
          <td>
            {screen.item === null ? t('screens.shows.nothing') : (screen.item.title ?? t('screens.shows.unknown'))}
          </td>
          <td>
            <Remarks screen={screen} />
          </td>
          <td>
            <Flex gap={2} wrap="wrap">
              <Button
                type="button"
                size="S"
                variant="tertiary"
                aria-label={t('screens.renewNamed', { name: screen.name })}
                onClick={() => onRenew(screen)}
              >
                {t('screens.renew')}
              </Button>
              <EndScreen name={screen.name} onConfirm={() => onEnd(screen)} />
            </Flex>
          </td>
        </tr>
      ))}
    </Rows>
  );
};
