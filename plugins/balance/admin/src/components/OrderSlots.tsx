import { Box, Button, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { Order, Slot } from '../api/order-types';
import { clockOf, reasonWords, type Wording } from '../text/order-words';
import { useText } from '../text/use-text';
import { Figures } from './Figures';

/** Words stand at the left, and a row as high as its reason keeps its number at the top. */
const Slots = styled(Figures)`
  th,
  td {
    text-align: start;
    vertical-align: top;
  }
  td:nth-child(3) {
    min-width: 14rem;
  }
`;

interface LineProps {
  slot: Slot;
  before: Slot | undefined;
  order: Order;
  wording: Wording;
  onPin: (slot: Slot) => void;
}

const Line = ({ slot, before, order, wording, onPin }: LineProps) => {
  const { t, say } = useText();
  const { position, title, theme, seconds, startSeconds, reason } = slot;
  const isPinned = reason.kind === 'pinned' || reason.kind === 'emergency';
  return (
    <tr>
      <th scope="row">{position}</th>
      {order.unit === 'seconds' && <td>{clockOf(startSeconds ?? 0)}</td>}
      <td>{title}</td>
      <td>{theme === null ? t('order.noTheme') : wording.nameOf(theme)}</td>
      {order.unit === 'seconds' && <td>{seconds}</td>}
      <td>
        {reasonWords(reason, order.unit, wording, before?.reason).map((message) => (
          <Typography key={message.id} tag="p" variant="pi">
            {say(message)}
          </Typography>
        ))}
      </td>
      {order.manageable && (
        <td>
          {!isPinned && (
            <Button
              type="button"
              size="S"
              variant="tertiary"
              aria-label={t('order.pin.setNamed', { title })}
              onClick={() => onPin(slot)}
            >
              {t('order.pin.set')}
            </Button>
          )}
        </td>
      )}
    </tr>
  );
};

interface OrderSlotsProps {
  order: Order;
  /** The channel's name. */
  name: string;
  wording: Wording;
  onPin: (slot: Slot) => void;
}

/** The list, item by item, each with its reason. */
export const OrderSlots = ({ order, name, wording, onPin }: OrderSlotsProps) => {
  const { t } = useText();
  const { slots, total, unit, manageable } = order;
  const timed = unit === 'seconds';
  const columns = [
    'position',
    ...(timed ? ['start'] : []),
    'item',
    'theme',
    ...(timed ? ['seconds'] : []),
    'reason',
    ...(manageable ? ['pin'] : []),
  ];
  const caption = t('order.caption', { channel: name, shown: slots.length, total });
  return (
    <Box overflow="auto" tabIndex={0} role="region" aria-label={caption}>
      <Slots>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`order.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {slots.map((slot, index) => (
            <Line
              key={slot.documentId}
              slot={slot}
              before={slots[index - 1]}
              order={order}
              wording={wording}
              onPin={onPin}
            />
          ))}
        </tbody>
      </Slots>
    </Box>
  );
};
