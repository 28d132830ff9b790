import type { RecallView, ScreenView } from '../api/types';

/** A text to be formatted: its key, and what goes into it. */
export interface Words {
  key: string;
  values: Record<string, string | number>;
}

const words = (key: string, values: Words['values'] = {}): Words => ({ key: `screens.${key}`, values });

/** Whether a screen is there, in words. @param now Milliseconds since 1970. */
export function lifeWords({ life, heardAt }: Pick<ScreenView, 'life' | 'heardAt'>, now: number): Words {
  if (heardAt === null || life === 'never') return words('life.never');
  const minutes = Math.max(0, Math.floor((now - Date.parse(heardAt)) / 60_000));
  if (life === 'fresh') return words('life.fresh');
  return minutes < 120
    ? words('life.stale.minutes', { minutes })
    : words('life.stale.hours', { hours: Math.floor(minutes / 60) });
}

/** How far a recall has got. */
export function recallWords({ confirmed, screens }: Pick<RecallView, 'confirmed' | 'screens'>): Words {
  if (screens === 0) return words('recall.noScreens');
  return words(confirmed === screens ? 'recall.all' : 'recall.some', { confirmed, screens });
}

/** Where the reference player is opened so that it reports as this screen. */
export function playerAddress(origin: string, channel: string, { id, token }: { id: number; token: string }): string {
  return `${origin}/screen/?channel=${encodeURIComponent(channel)}#screen=${id}&token=${token}`;
}
