import { useState, type FormEvent } from 'react';

import { Box, Button, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';

import { searchSources, type SourceSearchAnswer } from '../api/gates';
import { useSending } from '../hooks/useSending';
import { useTranslate } from '../hooks/useTranslate';
import { GateSection } from './GateFacts';
import { RefusalNotice } from './RefusalNotice';

const COLOURS = { listed: 'success700', removed: 'danger700', unlisted: 'danger700', 'no-list': 'neutral800' } as const;

function Standing({ asked, answer }: { readonly asked: string; readonly answer: SourceSearchAnswer }) {
  const t = useTranslate();
  const { kind, version = '', last = '', unit } = answer.standing;
  return (
    <Box paddingTop={3}>
      <Typography tag="p" fontWeight="bold" textColor={COLOURS[kind]}>
        {t(`gate.sources.standing.${kind}`, { name: unit?.name ?? asked, version, last })}
      </Typography>
      {answer.results.length === 0 ? null : (
        <>
          <Typography tag="p" variant="pi" paddingTop={2}>
            {t('gate.sources.similar', { total: answer.total })}
          </Typography>
          <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
            {answer.results.map((found) => (
              <Typography
                tag="li"
                key={`${found.list} ${found.name}`}
                variant="pi"
                style={{ overflowWrap: 'anywhere' }}
              >
                {[found.name, ...found.aliases].join(t('separator'))}
                {found.domains.length > 0 ? ` · ${found.domains.join(t('separator'))}` : ''} · {found.version}
              </Typography>
            ))}
          </Flex>
        </>
      )}
    </Box>
  );
}

/** «Is this unit listed?» */
export function SourceSearch() {
  const t = useTranslate();
  const client = useFetchClient();
  const { busy, failure, send } = useSending();
  const [name, setName] = useState('');
  const [found, setFound] = useState<{ asked: string; answer: SourceSearchAnswer } | null>(null);
  const look = async (event: FormEvent) => {
    event.preventDefault();
    const asked = name.trim();
    if (asked === '') return;
    const answer = await send(() => searchSources(client, asked));
    setFound(answer === null ? null : { asked, answer });
  };
  return (
    <GateSection heading={t('gate.sources.search')}>
      <Box tag="form" role="search" onSubmit={(event: FormEvent) => void look(event)}>
        <Flex gap={2} alignItems="flex-end" wrap="wrap">
          <Box flex="1 1 16rem" maxWidth="40rem">
            <Field.Root name="unit">
              <Field.Label>{t('gate.sources.unit')}</Field.Label>
              <TextInput
                value={name}
                maxLength={200}
                onChange={(event: React.ChangeEvent<HTMLInputElement>) => setName(event.target.value)}
              />
            </Field.Root>
          </Box>
          <Button type="submit" size="L" loading={busy}>
            {t('gate.sources.look')}
          </Button>
        </Flex>
      </Box>
      {failure === null ? null : <RefusalNotice failure={failure} />}
      <Box aria-live="polite">{found === null ? null : <Standing asked={found.asked} answer={found.answer} />}</Box>
    </GateSection>
  );
}
