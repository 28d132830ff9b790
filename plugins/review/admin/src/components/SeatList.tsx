import { Flex, Typography } from '@strapi/design-system';

import type { Level, Seat } from '../api/types';
import { useTranslate } from '../hooks/useTranslate';
import { seatsToShow } from '../model/levels';

const COLOURS: Readonly<Partial<Record<Seat['status'], string>>> = {
  approved: 'success700',
  rejected: 'danger700',
  vacant: 'danger700',
  turn: 'primary700',
};

function SeatLine({ seat }: { readonly seat: Seat }) {
  const t = useTranslate();
  const names = (people: readonly string[]) => people.join(t('separator'));
  const notes = [
    seat.hasVeto ? t('seat.veto') : '',
    seat.isExtra ? t('seat.extra') : '',
    seat.added === null ? '' : t(`seat.added-${seat.added.when}`, { name: seat.added.to }),
    seat.before.length === 0 ? '' : t('seat.from', { names: names(seat.before) }),
    seat.decidedBy === null ? '' : t('seat.by', { name: seat.decidedBy }),
    seat.waitsFor === null ? '' : t('seat.waits', { names: names(seat.waitsFor.people) }),
  ].filter((note) => note !== '');
  return (
    <Typography tag="li" variant="pi">
      {seat.name}{' '}
      <Typography variant="pi" textColor={COLOURS[seat.status] ?? 'neutral600'} fontWeight="semiBold">
        {t(`seat.${seat.status}`)}
      </Typography>
      {notes.length === 0 ? null : (
        <Typography variant="pi" textColor="neutral600">{` · ${notes.join(' · ')}`}</Typography>
      )}
    </Typography>
  );
}

/** Each place of a level with its holder and how far it is; who is asked; whether the level is stuck. */
export function SeatList({ level }: { readonly level: Level }) {
  const t = useTranslate();
  const asked = level.asked ?? [];
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={1} aria-label={t('seat.list', { level: level.name })}>
        {seatsToShow(level).map((seat) => (
          <SeatLine key={seat.id} seat={seat} />
        ))}
      </Flex>
      {asked.length === 0 ? null : (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {t('seat.asked', { names: asked.join(t('separator')) })}
        </Typography>
      )}
      {level.isBlocked && level.state === 'current' ? (
        <Typography tag="p" variant="pi" textColor="danger700">
          {t('seat.blocked')}
        </Typography>
      ) : null}
    </Flex>
  );
}
