import { Box, Button, Flex, Typography } from '@strapi/design-system';

import { useTranslate } from '../hooks/useTranslate';
import { visibleText, type Finding, type Severity } from '../model/findings';
import { isInPicture, type PicturePlace } from '../model/pictures';
import type { Context } from '../model/values';
import { PictureView } from './PictureView';
import { WaiverArea, type Waiving } from './WaiverArea';

/** Colours of the theme for each severity; the group's heading says the same in words. */
export const COLOURS: Readonly<Record<Severity, { mark: string; heading: string }>> = {
  block: { mark: 'danger200', heading: 'danger600' },
  warn: { mark: 'warning200', heading: 'warning700' },
  info: { mark: 'primary200', heading: 'neutral700' },
};

/** Suggestions offered as buttons. */
const MOST_SUGGESTIONS = 3;

interface FindingItemProps {
  readonly finding: Finding;
  readonly context: Context;
  readonly field: string;
  /** Where it is in a picture of the form. */
  readonly place: PicturePlace | null;
  readonly canApply: boolean;
  readonly onShow: () => void;
  readonly onApply: (suggestion: string) => void;
  /** Null where nothing can be waived now. */
  readonly waiving: Waiving | null;
}

function ContextLine({ context, severity }: { readonly context: Context; readonly severity: Severity }) {
  const t = useTranslate();
  const visible = context.text.replace(/\s/g, ' ').trim();
  return (
    <Typography tag="p" variant="omega">
      {context.before}
      <Box tag="mark" display="inline" background={COLOURS[severity].mark} color="neutral800" hasRadius>
        {visible === '' ? t('finding.invisible') : context.text}
      </Box>
      {context.after}
    </Typography>
  );
}

function SourceLine({ source }: { readonly source: NonNullable<Finding['source']> }) {
  const t = useTranslate();
  const date = source.date ? ` ${source.date}` : '';
  return (
    <Typography tag="p" variant="pi" textColor="neutral600">
      {t(source.read ? 'finding.source' : 'finding.source.unread', { title: source.title + date })}
    </Typography>
  );
}

/** One finding: the text in its line, what is wrong and why, and what can be done. */
export function FindingItem({ finding, context, field, place, canApply, onShow, onApply, waiving }: FindingItemProps) {
  const t = useTranslate();
  const text = visibleText(finding);
  const word = (suggestion: string) => (suggestion === '' ? t('finding.delete') : t('finding.apply', { suggestion }));
  return (
    <Box tag="li" padding={3} background="neutral100" hasRadius style={{ overflowWrap: 'anywhere' }}>
      {finding.text === '' ? null : <ContextLine context={context} severity={finding.severity} />}
      <Typography tag="p" variant="pi" textColor="neutral700">
        {finding.message}
      </Typography>
      {finding.source ? <SourceLine source={finding.source} /> : null}
      {isInPicture(finding) ? (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {t('picture.in', { field })}
        </Typography>
      ) : null}
      {place ? <PictureView place={place} text={text} field={field} /> : null}
      <Flex gap={2} paddingTop={2} wrap="wrap">
        {isInPicture(finding) ? null : (
          <Button
            type="button"
            size="S"
            variant="tertiary"
            onClick={onShow}
            aria-label={t('finding.show.in', { field, text })}
          >
            {t('finding.show', { field })}
          </Button>
        )}
        {canApply
          ? finding.suggestions.slice(0, MOST_SUGGESTIONS).map((suggestion) => (
              <Button key={suggestion} type="button" size="S" variant="secondary" onClick={() => onApply(suggestion)}>
                {word(suggestion)}
              </Button>
            ))
          : null}
      </Flex>
      {waiving ? <WaiverArea finding={finding} waiving={waiving} /> : null}
    </Box>
  );
}
