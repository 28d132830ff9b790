import * as React from 'react';
import { unstable_useContentManagerContext as useContentManagerContext } from '@strapi/content-manager/strapi-admin';
import { useQueryParams } from '@strapi/strapi/admin';

import type { EditForm, EditPlace } from '../components/EditorPanel';
import { type SavedRelations, withEntry } from '../model/form-labels';
import { presetOf } from '../model/preset';
import { withTheme } from '../model/theme-field';
import { useText } from '../text/use-text';
import type { LabelChoices, LabelledType } from './forecast-types';

interface Labels {
  type: LabelledType;
  choices: LabelChoices;
  saved: SavedRelations;
}

const isEmpty = (value: unknown): boolean => {
  const { connect = [] } = (value ?? {}) as { connect?: unknown[] };
  return connect.length === 0;
};

/**
 * Sets the theme and channel that the address asks for, once, in the empty form of a new document. The author sees what was
 * set and may change it.
 *
 * @returns what was set, in words; null when nothing was
 */
export function usePreset(
  { documentId }: EditPlace,
  labels: Labels | null,
  { values, onChange }: Pick<EditForm, 'values' | 'onChange'>,
): string | null {
  const { t } = useText();
  const [{ query }] = useQueryParams();
  const { contentType } = useContentManagerContext();
  const attributes = contentType?.attributes;
  const isDone = React.useRef(false);
  const [told, setTold] = React.useState<string | null>(null);

  React.useEffect(() => {
    if (documentId !== null || labels === null || isDone.current) return;
    isDone.current = true;
    const { type, choices } = labels;
    const asked = presetOf(query);
    const theme = choices.themes.find(({ code }) => code === asked.theme);
    const channel = choices.channels.find(({ code }) => code === asked.channel);
    if (!theme || type.theme === undefined || !isEmpty(values[type.theme])) return;
    onChange(type.theme, withTheme(theme, null));
    if (!channel || type.channels === undefined || !isEmpty(values[type.channels])) {
      setTold(t('editor.preset', { theme: theme.name }));
      return;
    }
    const field = attributes?.[type.channels];
    const target = field !== undefined && 'target' in field ? String(field.target) : '';
    onChange(type.channels, withEntry(channel, target, 'a0'));
    setTold(t('editor.presetBoth', { theme: theme.name, channel: channel.name }));
  }, [documentId, labels, query, values, attributes, onChange, t]);
  return told;
}
