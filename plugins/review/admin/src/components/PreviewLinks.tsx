import { useState } from 'react';

import {
  Box,
  Button,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  TextInput,
  Typography,
} from '@strapi/design-system';
import { useClipboard } from '@strapi/strapi/admin';

import type { MadePreview, PreviewLink } from '../api/previews';
import type { DocumentRef } from '../api/types';
import { useNow } from '../hooks/useNow';
import { usePreviewLinks } from '../hooks/usePreviewLinks';
import { useTranslate } from '../hooks/useTranslate';
import { activeLinks, PREVIEW_CHOICES, readChoice, type PreviewChoice } from '../model/previews';
import { LoadFailure } from './LoadNotice';
import { ExactTime, TimeText } from './TimeText';

/** The address of a new link, to be copied now: it cannot be shown again. */
function NewLink({ made }: { readonly made: MadePreview }) {
  const t = useTranslate();
  const { copy } = useClipboard();
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null);
  const onCopy = async () => setCopied((await copy(made.url)) ? 'yes' : 'no');
  return (
    <Box background="success100" hasRadius padding={3}>
      <Field.Root hint={t('preview.once')}>
        <Field.Label>{t('preview.address')}</Field.Label>
        <TextInput readOnly value={made.url} onFocus={(event) => event.target.select()} />
        <Field.Hint />
      </Field.Root>
      <Flex gap={2} wrap="wrap" paddingTop={2}>
        <Button type="button" size="S" variant="secondary" onClick={() => void onCopy()}>
          {t('preview.copy')}
        </Button>
        <Typography variant="pi" aria-live="polite">
          {copied === null ? '' : t(copied === 'yes' ? 'preview.copied' : 'preview.copy-failed')}
        </Typography>
      </Flex>
    </Box>
  );
}

interface LinkRowProps {
  readonly link: PreviewLink;
  /** Null where the caller may not take links back. */
  readonly onRevoke: (() => void) | null;
  readonly busy: boolean;
}

function LinkRow({ link, onRevoke, busy }: LinkRowProps) {
  const t = useTranslate();
  return (
    <Flex tag="li" justifyContent="space-between" gap={2} wrap="wrap">
      <Typography variant="pi">
        {t('preview.by', { name: link.madeBy })} <ExactTime at={link.expiresAt} />
        {t('separator')}
        {link.usedAt === null ? t('preview.unused') : t('preview.used')}
        {link.usedAt === null ? null : <TimeText at={link.usedAt} />}
      </Typography>
      {onRevoke === null ? null : (
        <Button
          type="button"
          size="S"
          variant="danger-light"
          disabled={busy}
          aria-label={t('preview.revoke-of', { number: link.id })}
          onClick={onRevoke}
        >
          {t('preview.revoke')}
        </Button>
      )}
    </Flex>
  );
}

interface MakeLinkProps {
  readonly busy: boolean;
  readonly unsaved: boolean;
  readonly onMake: (minutes: PreviewChoice) => void;
}

function MakeLink({ busy, unsaved, onMake }: MakeLinkProps) {
  const t = useTranslate();
  const [minutes, setMinutes] = useState<PreviewChoice>(PREVIEW_CHOICES[0]);
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Field.Root {...(unsaved ? { hint: t('preview.unsaved') } : {})}>
        <Field.Label>{t('preview.minutes')}</Field.Label>
        <SingleSelect value={String(minutes)} onChange={(value) => setMinutes(readChoice(value))}>
          {PREVIEW_CHOICES.map((choice) => (
            <SingleSelectOption key={choice} value={String(choice)}>
              {t('preview.lives', { minutes: choice })}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        <Field.Hint />
      </Field.Root>
      <Button type="button" variant="tertiary" loading={busy} onClick={() => onMake(minutes)}>
        {t('preview.make')}
      </Button>
    </Flex>
  );
}

interface PreviewLinksProps {
  readonly target: DocumentRef;
  /** Whether the editor beside holds changes that a preview does not show. */
  readonly unsaved: boolean;
}

/** Preview links of a draft: made, copied once, listed while they live, taken back. */
export function PreviewLinks({ target, unsaved }: PreviewLinksProps) {
  const t = useTranslate();
  const now = useNow();
  const { links, made, busy, failure, make, revoke } = usePreviewLinks(target);
  const { data } = links;
  if (data === null)
    return links.failure === null ? null : <LoadFailure failure={links.failure} onRetry={links.reload} />;
  const active = activeLinks(data.data, now);
  if (!data.mayMake && active.length === 0) return null;
  return (
    <Box tag="details" width="100%">
      <Typography tag="summary" variant="pi" textColor="neutral600" cursor="pointer">
        {t('preview.heading', { count: active.length })}
      </Typography>
      <Flex direction="column" alignItems="stretch" gap={3} paddingTop={2}>
        {data.mayMake ? <MakeLink busy={busy} unsaved={unsaved} onMake={(minutes) => void make(minutes)} /> : null}
        {made === null ? null : <NewLink key={made.id} made={made} />}
        {failure === null ? null : <LoadFailure failure={failure} onRetry={links.reload} />}
        {active.length === 0 ? null : (
          <Flex tag="ul" aria-label={t('preview.list')} direction="column" alignItems="stretch" gap={2}>
            {active.map((link) => (
              <LinkRow
                key={link.id}
                link={link}
                busy={busy}
                onRevoke={data.mayMake ? () => void revoke(link.id) : null}
              />
            ))}
          </Flex>
        )}
      </Flex>
    </Box>
  );
}
