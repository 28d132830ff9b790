import * as React from 'react';

import { unstable_useContentManagerContext as useContentManagerContext } from '@strapi/content-manager/strapi-admin';
import { Box, Button, Flex, Typography } from '@strapi/design-system';

import { hasWords, postOf } from '../../../server/src/core/suggest/post-of';
import type { ModelAbout, SuggestionAnswer, ThemeSuggestion } from '../api/suggestion-types';
import { useAsked } from '../api/use-asked';
import { type RelationChange, themeIn, type ThemeTarget, withTheme } from '../model/theme-field';
import { sureness, trainedOn } from '../text/model-words';
import { type Text, useText } from '../text/use-text';
import type { EditForm, EditPlace } from './EditorPanel';

interface SuggestedThemeProps {
  suggestion: ThemeSuggestion;
  isChosen: boolean;
  /** Null where the form cannot be changed. */
  onChoose: (() => void) | null;
}

const SuggestedTheme = ({ suggestion, isChosen, onChoose }: SuggestedThemeProps) => {
  const { t, say, list } = useText();
  const { name, because } = suggestion;
  return (
    <Box tag="li" paddingTop={2} paddingBottom={2}>
      <Flex justifyContent="space-between" gap={2} wrap="wrap">
        <Typography fontWeight="semiBold">{name}</Typography>
        <Typography variant="pi" textColor="neutral600">
          {say(sureness(suggestion))}
        </Typography>
      </Flex>
      <Typography tag="p" variant="pi" textColor="neutral700">
        {t('suggest.because', { words: list(because) })}
      </Typography>
      {isChosen && (
        <Typography tag="p" variant="pi" textColor="success700">
          {t('suggest.chosen')}
        </Typography>
      )}
      {!isChosen && onChoose && (
        <Box paddingTop={1}>
          <Button
            type="button"
            size="S"
            variant="tertiary"
            onClick={onChoose}
            aria-label={t('suggest.chooseNamed', { name })}
          >
            {t('suggest.choose')}
          </Button>
        </Box>
      )}
    </Box>
  );
};

const RestsOn = ({ model }: { model: ModelAbout }) => {
  const { say } = useText();
  return (
    <Typography tag="p" variant="pi" textColor="neutral600">
      {say(trainedOn(model))}
    </Typography>
  );
};

/** One sentence on what there is, which screen readers hear when it changes. */
function sentenceOf({ state, suggestions }: SuggestionAnswer, { t, list }: Text): string {
  if (state !== 'suggested') return t(`suggest.state.${state}`);
  return t('suggest.found', { names: list(suggestions.map(({ name }) => name)) });
}

interface ThemeSuggestionPanelProps {
  place: EditPlace & { documentId: string };
  values: EditForm['values'];
  /** What the form will change of its theme. */
  change: RelationChange;
  /** The theme it was saved with; null without one, undefined while that is not known. */
  saved: ThemeTarget | null | undefined;
  /** Null where the form, or this user's role, does not allow it. */
  onChange: EditForm['onChange'] | null;
}

/** Which theme the post in the form may have, and why. */
export const ThemeSuggestionPanel = ({ place, values, change, saved, onChange }: ThemeSuggestionPanelProps) => {
  const text = useText();
  const { t } = text;
  const { contentType } = useContentManagerContext();
  const attributes = contentType?.attributes;
  const post = React.useMemo(() => postOf(attributes ?? {}, values), [attributes, values]);
  const [taken, setTaken] = React.useState<string | null>(null);
  const { uid, documentId, locale, version } = place;
  const { remote, reload } = useAsked<SuggestionAnswer>('/balance/suggest', {
    ...{ ...post, uid, documentId },
    ...(locale === null ? {} : { locale }),
    ...(taken === null ? {} : { taken }),
  });
  const [done, setDone] = React.useState<{ words: string; version: string } | null>(null);
  const status = React.useRef<HTMLParagraphElement>(null);
  const chosen = themeIn(change, saved ?? null);

  const choose = (suggestion: ThemeSuggestion): void => {
    onChange?.(place.field, withTheme(suggestion, saved ?? null));
    setTaken(suggestion.code);
    setDone({ words: t('suggest.done', { name: suggestion.name }), version });
    // The button that had the focus is gone.
    status.current?.focus();
  };
  const sentence = () => {
    if (!hasWords(post)) return t('suggest.empty');
    if (remote.state === 'loading') return t('suggest.loading');
    if (remote.state === 'failed') return t('suggest.failed', { message: remote.refusal.message });
    return sentenceOf(remote.value, text);
  };
  const answer = hasWords(post) && remote.state === 'ready' ? remote.value : null;
  return (
    <Flex direction="column" alignItems="stretch" gap={1} width="100%">
      <Typography ref={status} tabIndex={-1} tag="p" variant="pi" textColor="neutral600" role="status">
        {done?.version === version && chosen !== null ? `${done.words} ` : ''}
        {sentence()}
      </Typography>
      {remote.state === 'failed' && (
        <Box>
          <Button type="button" size="S" variant="tertiary" onClick={reload}>
            {t('retry')}
          </Button>
        </Box>
      )}
      {answer && answer.suggestions.length > 0 && (
        <Box tag="ul">
          {answer.suggestions.map((suggestion) => (
            <SuggestedTheme
              key={suggestion.code}
              suggestion={suggestion}
              isChosen={chosen === suggestion.id}
              onChoose={onChange === null || saved === undefined ? null : () => choose(suggestion)}
            />
          ))}
        </Box>
      )}
      {answer && answer.suggestions.length > 0 && onChange === null && (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {t('suggest.notYours')}
        </Typography>
      )}
      {answer && answer.suggestions.length > 0 && <RestsOn model={answer.model} />}
    </Flex>
  );
};
