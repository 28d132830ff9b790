import { useRef, useState } from 'react';

import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useIsDesktop } from '@strapi/strapi/admin';

import type { CommentAnchor, CommentThread as Thread } from '../api/comments';
import type { CommentDesk } from '../hooks/useComments';
import { usePageKeys } from '../hooks/usePageKeys';
import { useFailureWords } from '../hooks/useServerWords';
import { useTranslate } from '../hooks/useTranslate';
import { useSelectedWords } from '../hooks/useSelectedWords';
import { CommentForm } from './CommentForm';
import { CommentThread } from './CommentThread';
import { LoadFailure } from './LoadNotice';

interface CommentPanelProps {
  readonly desk: CommentDesk;
  /** Fields that can be commented on as a whole. */
  readonly fields: readonly string[];
  readonly onShow: (thread: Thread) => void;
}

function Failure({ failure }: { readonly failure: NonNullable<CommentDesk['failure']> }) {
  const wordsOf = useFailureWords('refusal');
  return (
    <Box role="alert" background="danger100" borderColor="danger200" hasRadius padding={3}>
      <Typography textColor="danger700" variant="pi">
        {wordsOf(failure)}
      </Typography>
    </Box>
  );
}

/** A new comment: the button and the C key open a form about the selected words. */
function NewComment({ desk, fields }: Omit<CommentPanelProps, 'onShow'>) {
  const t = useTranslate();
  const words = useSelectedWords();
  const hasKeys = useIsDesktop();
  const [form, setForm] = useState<{ words: CommentAnchor | null } | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const open = () => setForm({ words });
  usePageKeys(form === null ? { c: open } : {});
  const close = () => {
    setForm(null);
    setTimeout(() => opener.current?.focus());
  };
  if (form !== null)
    return <CommentForm {...form} fields={fields} busy={desk.busy} onSend={desk.write} onClose={close} />;
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      {/* Pressing the button must not take the selection away. */}
      <Button
        ref={opener}
        type="button"
        size="S"
        variant="secondary"
        onMouseDown={(event: React.MouseEvent) => event.preventDefault()}
        onClick={open}
      >
        {t(words === null ? 'reader.comment.new' : 'reader.comment.new-words')}
      </Button>
      <Typography variant="pi" textColor="neutral600">
        {t(hasKeys ? 'reader.comment.hint' : 'reader.comment.hint-touch')}
      </Typography>
    </Flex>
  );
}

/** The comments on a text, beside it: open ones first to see, settled ones folded away. */
export function CommentPanel({ desk, fields, onShow }: CommentPanelProps) {
  const t = useTranslate();
  const { data, failure, reload } = desk.comments;
  if (data === null) return failure === null ? null : <LoadFailure failure={failure} onRetry={reload} />;
  const numbered = data.data.map((thread, index) => ({ thread, number: index + 1 }));
  const open = numbered.filter(({ thread }) => thread.state === 'open');
  const settled = numbered.filter(({ thread }) => thread.state === 'resolved');
  const listOf = (some: typeof numbered) => (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
      {some.map((one) => (
        <CommentThread
          key={one.thread.id}
          {...one}
          mayWrite={data.mayWrite}
          desk={desk}
          onShow={() => onShow(one.thread)}
        />
      ))}
    </Flex>
  );
  return (
    <Box
      tag="section"
      padding={4}
      background="neutral0"
      shadow="tableShadow"
      hasRadius
      aria-label={t('reader.comments')}
    >
      <Typography tag="h2" variant="delta">
        {t('reader.comments-open', { count: open.length })}
      </Typography>
      <Flex direction="column" alignItems="stretch" gap={3} paddingTop={3}>
        {data.mayWrite ? <NewComment desk={desk} fields={fields} /> : null}
        {desk.failure === null ? null : <Failure failure={desk.failure} />}
        {data.data.length === 0 ? <Typography textColor="neutral600">{t('reader.comment.none')}</Typography> : null}
        {listOf(open)}
        {settled.length === 0 ? null : (
          <details id="settled-comments">
            <Typography tag="summary" variant="pi" textColor="neutral600" cursor="pointer">
              {t('reader.comment.settled', { count: settled.length })}
            </Typography>
            <Box paddingTop={2}>{listOf(settled)}</Box>
          </details>
        )}
      </Flex>
    </Box>
  );
}
