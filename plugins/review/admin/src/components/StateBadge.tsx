import { Badge } from '@strapi/design-system';

import { useTranslate } from '../hooks/useTranslate';
import { stateTone } from '../model/states';

/** The state of a document in words, on the colour that goes with it. */
export function StateBadge({ state }: { readonly state: string }) {
  const t = useTranslate();
  return <Badge variant={stateTone(state)}>{t(`state.${state}`, undefined, state)}</Badge>;
}
