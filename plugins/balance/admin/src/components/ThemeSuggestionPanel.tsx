import * as React from 'react';

import { unstable_useContentManagerContext as useContentManagerContext } from '@strapi/content-manager/strapi-admin';
import { Box, Button, Flex, Typography } from '@strapi/design-system';

import { hasWords, postOf } from '../../../server/src/core/suggest/post-of';
import type { ModelAbout, SuggestionAnswer, ThemeSuggestion } from '../api/suggestion-types';
import { type ThemePlace, useSavedTheme } from '../api/use-saved-theme';
import { useSuggestion } from '../api/use-suggestion';
import { type RelationChange, themeIn, withTheme } from '../model/theme-field';
import { sureness, trainedOn } from '../text/model-words';
import { type Text, useText } from '../text/use-text';

/** The part of the edit form that is read, and written to on a click. */
interface EditForm {
  values: Readonly<Record<string, unknown>>;
  disabled?: boolean;
  onChange: (path: string, value: unknown) => void;
}

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

/** Which theme the post in the form may have, and why. It fills nothing in and holds nothing up. */
export const ThemeSuggestionPanel = ({ place }: { place: ThemePlace }) => {
  const text = useText();
  const { t } = text;
  const { form, contentType } = useContentManagerContext();
  const { values: typed, disabled = false, onChange } = form as EditForm;
  // Typing comes first: the panel follows when there is time.
  const values = React.useDeferredValue(typed);
  const attributes = contentType?.attributes;
  const post = React.useMemo(() => postOf(attributes ?? {}, values), [attributes, values]);
  const { remote, reload } = useSuggestion({ ...post, documentId: place.documentId });
  const saved = useSavedTheme(place);
  const [done, setDone] = React.useState<{ words: string; version: string } | null>(null);
  const status = React.useRef<HTMLParagraphElement>(null);
  const change = (typed[place.field] ?? {}) as RelationChange;
  const chosen = themeIn(change, saved ?? null);

  const choose = (suggestion: ThemeSuggestion): void => {
    onChange(place.field, withTheme(suggestion, saved ?? null));
    setDone({ words: t('suggest.done', { name: suggestion.name }), version: place.version });
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
        {done?.version === place.version && chosen !== null ? `${done.words} ` : ''}
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
              onChoose={disabled || saved === undefined ? null : () => choose(suggestion)}
            />
          ))}
        </Box>
      )}
      {answer && answer.suggestions.length > 0 && <RestsOn model={answer.model} />}
    </Flex>
  );
};
