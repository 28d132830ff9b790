import { useState } from 'react';

import {
  Box,
  Button,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  Textarea,
  TextInput,
  Typography,
} from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useNavigate } from 'react-router-dom';

import { findPhrase, openCase, type CaseOrigin, type NewCase, type PhrasePlace } from '../api/gates';
import type { DocumentRef } from '../api/types';
import { useSending } from '../hooks/useSending';
import { useTranslate } from '../hooks/useTranslate';
import { CASE_ORIGINS, CORRECTIONS_PATH } from '../model/gates';
import { GateSection, PlaceText } from './GateFacts';
import { RefusalNotice } from './RefusalNotice';

interface CaseFormProps {
  readonly kind: NewCase['kind'];
  readonly at: DocumentRef | null;
  readonly onCancel: () => void;
}

interface TextFieldProps {
  readonly name: 'wrong' | 'right' | 'report' | 'notice' | 'evidence';
  readonly value: string;
  readonly required?: boolean;
  readonly long?: boolean;
  readonly onValue: (value: string) => void;
}

function TextField({ name, value, required = false, long = false, onValue }: TextFieldProps) {
  const t = useTranslate();
  const Input = long ? Textarea : TextInput;
  return (
    <Field.Root name={name} required={required} hint={t(`gate.case.hint.${name}`)}>
      <Field.Label>{t(`gate.case.field.${name}`)}</Field.Label>
      <Input
        value={value}
        onChange={(event: React.ChangeEvent<HTMLInputElement & HTMLTextAreaElement>) => onValue(event.target.value)}
      />
      <Field.Hint />
    </Field.Root>
  );
}

function OriginField({
  origin,
  onOrigin,
}: {
  readonly origin: CaseOrigin;
  readonly onOrigin: (one: CaseOrigin) => void;
}) {
  const t = useTranslate();
  return (
    <Field.Root name="origin" required>
      <Field.Label>{t('gate.case.origin')}</Field.Label>
      <SingleSelect
        value={origin}
        onChange={(value: string | number) => onOrigin(CASE_ORIGINS.find((one) => one === value) ?? 'patrol')}
      >
        {CASE_ORIGINS.map((one) => (
          <SingleSelectOption key={one} value={one}>
            {t(`gate.case.origin.${one}`)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}

function FoundPlaces({ places }: { readonly places: readonly PhrasePlace[] }) {
  const t = useTranslate();
  return (
    <Box>
      <Typography tag="p">{t('gate.case.found', { count: places.length })}</Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2} paddingTop={2}>
        {places.map((place) => (
          <Box tag="li" key={`${place.uid} ${place.documentId} ${place.locale}`}>
            <PlaceText place={place} />
          </Box>
        ))}
      </Flex>
    </Box>
  );
}

/** Opening a case: look where the phrase is live, then open. */
export function CaseForm({ kind, at, onCancel }: CaseFormProps) {
  const t = useTranslate();
  const client = useFetchClient();
  const navigate = useNavigate();
  const { busy, failure, send } = useSending();
  const [words, setWords] = useState({ wrong: '', right: '', report: '', notice: '', evidence: '' });
  const [origin, setOrigin] = useState<CaseOrigin>('patrol');
  const [places, setPlaces] = useState<readonly PhrasePlace[] | null>(null);
  const isPhrase = kind === 'phrase';
  const field = (name: keyof typeof words) => ({
    ...{ name, value: words[name] },
    onValue: (value: string) => {
      setWords({ ...words, [name]: value });
      if (name === 'wrong' || name === 'right') setPlaces(null);
    },
  });
  const { wrong, right, ...rest } = words;
  const look = async () => setPlaces(await send(() => findPhrase(client, wrong, right)));
  const open = async () => {
    const phrases = isPhrase ? { wrong, right } : {};
    const made = await send(() => openCase(client, { kind, origin, ...phrases, ...rest, ...(at ? { at } : {}) }));
    if (made !== null) navigate(`/${CORRECTIONS_PATH}/${made.id}`);
  };
  return (
    <GateSection heading={t(isPhrase ? 'gate.case.open' : 'gate.case.open-source')}>
      <Flex direction="column" alignItems="stretch" gap={3} maxWidth="48rem">
        {isPhrase ? <TextField {...field('wrong')} required /> : null}
        {isPhrase ? <TextField {...field('right')} /> : null}
        <OriginField origin={origin} onOrigin={setOrigin} />
        <TextField {...field('report')} required={!isPhrase} long />
        {isPhrase ? <TextField {...field('notice')} long /> : <TextField {...field('evidence')} long />}
        {failure === null ? null : <RefusalNotice failure={failure} />}
        <Box aria-live="polite">{places === null ? null : <FoundPlaces places={places} />}</Box>
        <Flex gap={2} wrap="wrap">
          {isPhrase ? (
            <Button
              type="button"
              variant="secondary"
              disabled={wrong === ''}
              loading={busy}
              onClick={() => void look()}
            >
              {t('gate.case.look')}
            </Button>
          ) : null}
          <Button
            type="button"
            disabled={isPhrase ? places === null || places.length === 0 : words.report.trim() === ''}
            loading={busy}
            onClick={() => void open()}
          >
            {t('gate.case.do-open')}
          </Button>
          <Button type="button" variant="tertiary" onClick={onCancel}>
            {t('dialog.cancel')}
          </Button>
        </Flex>
      </Flex>
    </GateSection>
  );
}
