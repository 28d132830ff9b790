import { useTranslate } from '../hooks/useTranslate';
import { stateTone } from '../model/states';
import { ToneBadge } from './ToneBadge';

/** The state of a document in words, on the colour that goes with it. */
export function StateBadge({ state }: { readonly state: string }) {
  const t = useTranslate();
  return <ToneBadge tone={stateTone(state)}>{t(`state.${state}`, undefined, state)}</ToneBadge>;
}
