import type { ReactNode } from 'react';

import { Box, Flex, Typography } from '@strapi/design-system';

import type { Content } from '../api/types';
import { useFieldName } from '../hooks/useFieldName';
import { useNaming } from '../hooks/useNaming';
import { useTranslate } from '../hooks/useTranslate';
import { readableFields, type FieldValue } from '../model/content';
import { BlocksView } from './BlocksView';
import { EmptyNotice } from './LoadNotice';
import { MediaFigure } from './MediaFigure';

interface ContentViewProps {
  readonly content: Content | undefined;
  readonly addresses: Readonly<Record<string, string>>;
  /** What to put beside a field's name. */
  readonly beside?: (field: string) => ReactNode;
}

/** Names the field that an element holds the text of, for those who look for words on the page. */
export const FIELD_MARK = 'data-review-field';

function Value({ value, addresses }: { readonly value: FieldValue } & Pick<ContentViewProps, 'addresses'>) {
  switch (value.kind) {
    case 'blocks':
      return <BlocksView blocks={value.blocks} addresses={addresses} />;
    case 'media':
      return value.media.map((media, index) => <MediaFigure key={index} media={media} addresses={addresses} />);
    case 'text':
      return (
        <Typography tag="p" variant="omega" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {value.text}
        </Typography>
      );
  }
}

/** Everything that is signed, read-only, in the order of reading. */
export function ContentView({ content, addresses, beside }: ContentViewProps) {
  const t = useTranslate();
  const fieldName = useFieldName();
  const naming = useNaming();
  if (content === undefined) return <EmptyNotice>{t('content.empty')}</EmptyNotice>;
  return (
    <Flex tag="article" lang={content.locale ?? undefined} direction="column" alignItems="stretch" gap={5}>
      {readableFields(content, naming).map(({ name, value }) => (
        <Box tag="section" key={name} aria-label={fieldName(name)}>
          <Flex gap={2} wrap="wrap">
            <Typography tag="h2" variant="sigma" textColor="neutral600">
              {fieldName(name)}
            </Typography>
            {beside?.(name)}
          </Flex>
          <Box tabIndex={-1} {...{ [FIELD_MARK]: name }}>
            <Value value={value} addresses={addresses} />
          </Box>
        </Box>
      ))}
    </Flex>
  );
}
