import { useRef, useState } from 'react';

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
import type { ServerRefusal } from '../api/refusal';
import type { DocumentRef } from '../api/types';
import { useExactTime } from '../hooks/useExactTime';
import { useNow } from '../hooks/useNow';
import { usePreviewLinks } from '../hooks/usePreviewLinks';
import { useFailureWords } from '../hooks/useServerWords';
import { useTranslate } from '../hooks/useTranslate';
import { activeLinks, PREVIEW_CHOICES, readChoice, type PreviewChoice } from '../model/previews';
import { LoadFailure } from './LoadNotice';
import { RevokeDialog } from './RevokeDialog';
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
      <Typography tag="p" variant="pi">
        {t('preview.until')}
        <ExactTime at={made.expiresAt} />
      </Typography>
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
  const exact = useExactTime();
  return (
    <Flex tag="li" justifyContent="space-between" gap={2} wrap="wrap">
      <Box>
        <Typography tag="p" variant="pi">
          {t('preview.by', { name: link.madeBy, time: exact(link.madeAt) })}
        </Typography>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {t('preview.until')}
          <ExactTime at={link.expiresAt} />
        </Typography>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {link.usedAt === null ? t('preview.unused') : t('preview.used')}
          {link.usedAt === null ? null : <TimeText at={link.usedAt} />}
        </Typography>
      </Box>
      {onRevoke === null ? null : (
        <Button
          type="button"
          size="S"
          variant="danger-light"
          disabled={busy}
          aria-label={t('preview.revoke-of', { name: link.madeBy, time: exact(link.madeAt) })}
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

/** Why a link could not be made or taken back. Trying again is a matter of the same buttons. */
function Failure({ failure }: { readonly failure: ServerRefusal | 'silent' }) {
  const wordsOf = useFailureWords('refusal');
  return (
    <Box role="alert" background="danger100" borderColor="danger200" hasRadius padding={3}>
      <Typography textColor="danger700" variant="pi">
        {wordsOf(failure)}
      </Typography>
    </Box>
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
  const home = useRef<HTMLElement>(null);
  const [chosen, setChosen] = useState<PreviewLink | null>(null);
  if (data === null)
    return links.failure === null ? null : <LoadFailure failure={links.failure} onRetry={links.reload} />;
  const active = activeLinks(data.data, now);
  if (!data.mayMake && active.length === 0) return null;
  return (
    <Box tag="details" width="100%">
      <Typography ref={home} tag="summary" variant="pi" textColor="neutral600" cursor="pointer">
        {t('preview.heading', { count: active.length })}
      </Typography>
      <Flex direction="column" alignItems="stretch" gap={3} paddingTop={2}>
        {data.mayMake ? <MakeLink busy={busy} unsaved={unsaved} onMake={(minutes) => void make(minutes)} /> : null}
        <Box aria-live="polite">
          {made === null || Date.parse(made.expiresAt) <= now.getTime() ? null : <NewLink key={made.id} made={made} />}
        </Box>
        {failure === null ? null : <Failure failure={failure} />}
        {active.length === 0 ? null : (
          <Flex tag="ul" aria-label={t('preview.list')} direction="column" alignItems="stretch" gap={2}>
            {active.map((link) => (
              <LinkRow key={link.id} link={link} busy={busy} onRevoke={data.mayMake ? () => setChosen(link) : null} />
            ))}
          </Flex>
        )}
      </Flex>
      {chosen === null ? null : (
        <RevokeDialog
          link={chosen}
          home={home}
          onClose={() => setChosen(null)}
          onConfirm={() => void revoke(chosen.id)}
        />
      )}
    </Box>
  );
}
