import { useEffect, useRef, useState } from 'react';

import {
  Box,
  Button,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  Textarea,
  Typography,
} from '@strapi/design-system';

import type { CommentAnchor } from '../api/comments';
import { useFieldName } from '../hooks/useFieldName';
import { useTranslate } from '../hooks/useTranslate';

/** Words that a comment or a reply is about, as they were when it was written. */
export function Quote({ anchor }: { readonly anchor: CommentAnchor }) {
  const t = useTranslate();
  const fieldName = useFieldName();
  return (
    <Typography tag="p" variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
      {anchor.quote === ''
        ? t('reader.comment.whole', { field: fieldName(anchor.path) })
        : t('reader.comment.quote', { field: fieldName(anchor.path), quote: anchor.quote })}
    </Typography>
  );
}

interface TextFormProps {
  readonly label: string;
  readonly confirm: string;
  readonly busy: boolean;
  /** Resolves to whether it was done; what was typed stays until then. */
  readonly onSend: (text: string) => Promise<boolean>;
  readonly onClose: () => void;
}

/** One text to write: a comment or a reply. It has the focus when it opens; Escape leaves it. */
export function TextForm({ label, confirm, busy, onSend, onClose }: TextFormProps) {
  const t = useTranslate();
  const [text, setText] = useState('');
  const [isMissing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const send = async () => {
    setMissing(text.trim() === '');
    if (text.trim() === '') field.current?.focus();
    else if (await onSend(text.trim())) onClose();
  };
  return (
    <Flex
      direction="column"
      alignItems="stretch"
      gap={2}
      onKeyDown={(event: React.KeyboardEvent) => {
        if (event.key === 'Escape' && text.trim() === '') onClose();
      }}
    >
      <Field.Root required error={isMissing && t('reader.comment.missing')}>
        <Field.Label>{label}</Field.Label>
        <Textarea
          ref={field}
          value={text}
          maxLength={5000}
          onChange={(event: React.ChangeEvent<HTMLTextAreaElement>) => setText(event.target.value)}
        />
        <Field.Error />
      </Field.Root>
      <Flex gap={2} wrap="wrap">
        <Button type="button" size="S" loading={busy} onClick={() => void send()}>
          {confirm}
        </Button>
        <Button type="button" size="S" variant="tertiary" disabled={busy} onClick={onClose}>
          {t('dialog.cancel')}
        </Button>
      </Flex>
    </Flex>
  );
}

interface CommentFormProps {
  /** The words that were selected, or null: then the field is chosen here. */
  readonly words: CommentAnchor | null;
  readonly fields: readonly string[];
  readonly busy: boolean;
  readonly onSend: (anchor: CommentAnchor, text: string) => Promise<boolean>;
  readonly onClose: () => void;
}

/** A new comment on the selected words, or on a whole field. */
export function CommentForm({ words, fields, busy, onSend, onClose }: CommentFormProps) {
  const t = useTranslate();
  const fieldName = useFieldName();
  const [path, setPath] = useState(fields[0] ?? '');
  const anchor = words ?? { path, quote: '', prefix: '', suffix: '' };
  return (
    <Box background="neutral100" hasRadius padding={3}>
      {words === null ? (
        <Field.Root hint={t('reader.comment.select-hint')}>
          <Field.Label>{t('reader.comment.field')}</Field.Label>
          <SingleSelect value={path} onChange={(value) => setPath(String(value))}>
            {fields.map((field) => (
              <SingleSelectOption key={field} value={field}>
                {fieldName(field)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
          <Field.Hint />
        </Field.Root>
      ) : (
        <Quote anchor={words} />
      )}
      <Box paddingTop={2}>
        <TextForm
          label={t('reader.comment.text')}
          confirm={t('reader.comment.send')}
          busy={busy}
          onSend={(text) => onSend(anchor, text)}
          onClose={onClose}
        />
      </Box>
    </Box>
  );
}
