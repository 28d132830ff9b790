import { Box, Button, Typography } from '@strapi/design-system';

import type { Draft, LabelledType, WhatIf } from '../api/forecast-types';
import { useAsked } from '../api/use-asked';
import { effectWords, lackingWords } from '../text/forecast-words';
import { useText } from '../text/use-text';

const OnChannel = ({ answer }: { answer: WhatIf }) => {
  const { t, say, list } = useText();
  const lacking = lackingWords(answer).map(say);
  return (
    <Box tag="li" paddingTop={1} paddingBottom={1}>
      <Typography tag="p" variant="pi">
        {say(effectWords(answer))}
      </Typography>
      {lacking.length > 0 && (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {t('editor.lacking', { name: answer.name, items: list(lacking) })}
        </Typography>
      )}
    </Box>
  );
};

interface WhatIfSectionProps {
  /** The form; null while it is not known. */
  draft: Draft | null;
  type: LabelledType;
  version: string;
}

/** What the post does to the balance of each of its channels, in words: whether it rises or falls is said alike. */
export const WhatIfSection = ({ draft, type, version }: WhatIfSectionProps) => {
  const { t } = useText();
  const isNowhere = draft !== null && type.channels !== undefined && draft.channels.length === 0;
  const isBare = draft !== null && draft.theme === undefined && draft.weights === undefined;
  const { remote, reload } = useAsked<{ channels: WhatIf[] }>('/balance/what-if', isNowhere ? null : draft, version);
  const answers = !isNowhere && remote.state === 'ready' ? remote.value.channels : [];
  const sentence = () => {
    if (isNowhere) return t('editor.noChannel');
    if (remote.state === 'failed') return t('editor.failed', { message: remote.refusal.message });
    return isBare ? t('editor.noTheme') : '';
  };
  return (
    <Box>
      <Typography tag="h3" variant="pi" fontWeight="semiBold">
        {t('editor.effect')}
      </Typography>
      <Box aria-live="polite">
        <Typography tag="p" variant="pi" textColor="neutral600">
          {sentence()}
        </Typography>
        {answers.length > 0 && (
          <Box tag="ul">
            {answers.map((answer) => (
              <OnChannel key={answer.channel} answer={answer} />
            ))}
          </Box>
        )}
      </Box>
      {remote.state === 'failed' && (
        <Button type="button" size="S" variant="tertiary" onClick={reload}>
          {t('retry')}
        </Button>
      )}
      <Typography tag="p" variant="pi" textColor="neutral600">
        {t('editor.note')}
      </Typography>
    </Box>
  );
};
