import { useCallback, useState } from 'react';

import { Box, Field, Grid, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';

import { loadPreferences, savePreference, type MailWay, type NoticePreferences } from '../api/notices';
import { readRefusal, type ServerRefusal } from '../api/refusal';
import { useFailureWords } from '../hooks/useServerWords';
import { useRemote } from '../hooks/useRemote';
import { useTranslate } from '../hooks/useTranslate';
import { MAIL_WAYS } from '../model/notices';
import { LoadFailure, Skeleton } from './LoadNotice';

/** Where e-mail goes and when, or that it is not set up. */
function MailState({ email, digest, keptDays }: NoticePreferences) {
  const t = useTranslate();
  const ready = email.ready && email.addresses.length > 0;
  const addresses = email.addresses.join(t('separator'));
  return (
    <Box background={ready ? 'neutral0' : 'warning100'} padding={4} hasRadius style={{ overflowWrap: 'anywhere' }}>
      <Typography tag="p">
        {ready ? t('notices.mail.to', { addresses }) : t(email.ready ? 'notices.mail.no-address' : 'notices.mail.off')}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral800">
        {t('notices.mail.digest-at', { at: digest.at, zone: digest.timeZone })} {t('notices.kept', { days: keptDays })}
      </Typography>
    </Box>
  );
}

interface ChoiceProps {
  readonly choice: NoticePreferences['kinds'][number];
  readonly busy: boolean;
  readonly onChoose: (kind: string, way: MailWay) => void;
}

function Choice({ choice: { kind, name, mail }, busy, onChoose }: ChoiceProps) {
  const t = useTranslate();
  return (
    <Field.Root width="100%">
      <Field.Label>{name}</Field.Label>
      <SingleSelect
        value={mail}
        disabled={busy}
        onChange={(value: string | number) => {
          const way = MAIL_WAYS.find((one) => one === value);
          if (way && way !== mail) onChoose(kind, way);
        }}
      >
        {MAIL_WAYS.map((way) => (
          <SingleSelectOption key={way} value={way}>
            {t(`notices.mail.${way}`)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}

/** Saves each choice when it is made; what could not be saved goes back to what it was. */
function useChoices(first: NoticePreferences) {
  const t = useTranslate();
  const client = useFetchClient();
  const { toggleNotification } = useNotification();
  const [preferences, setPreferences] = useState(first);
  const [saving, setSaving] = useState<string | null>(null);
  const [failure, setFailure] = useState<ServerRefusal | 'silent' | null>(null);
  const choose = (kind: string, way: MailWay) => {
    setSaving(kind);
    setFailure(null);
    savePreference(client, kind, way)
      .then(
        (saved) => {
          setPreferences(saved);
          toggleNotification({ type: 'success', message: t('notices.mail.saved') });
        },
        (error: unknown) => setFailure(readRefusal(error) ?? 'silent'),
      )
      .finally(() => setSaving(null));
  };
  return { preferences, saving, failure, choose };
}

function Choices({ first }: { readonly first: NoticePreferences }) {
  const t = useTranslate();
  const wordsOf = useFailureWords('refusal');
  const { preferences, saving, failure, choose } = useChoices(first);
  return (
    <>
      <MailState {...preferences} />
      <Box role="alert" paddingTop={failure === null ? 0 : 3}>
        {failure === null ? null : <Typography textColor="danger600">{wordsOf(failure)}</Typography>}
      </Box>
      <Typography tag="p" paddingTop={4} paddingBottom={3}>
        {t('notices.mail.explanation')}
      </Typography>
      <Grid.Root gap={4} tag="ul">
        {preferences.kinds.map((choice) => (
          <Grid.Item key={choice.kind} tag="li" col={4} s={6} xs={12}>
            <Choice choice={choice} busy={saving === choice.kind} onChoose={choose} />
          </Grid.Item>
        ))}
      </Grid.Root>
    </>
  );
}

/** What the person gets by e-mail, kind by kind. */
export function NoticeMail() {
  const client = useFetchClient();
  const { data, failure, reload } = useRemote(useCallback(() => loadPreferences(client), [client]));
  if (failure !== null) return <LoadFailure failure={failure} onRetry={reload} />;
  return data === null ? <Skeleton rows={4} /> : <Choices first={data} />;
}
