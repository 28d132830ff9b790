import { useRef, useState } from 'react';

import { Box, Button, Flex, Typography } from '@strapi/design-system';

import type { CommentThread as Thread, Said } from '../api/comments';
import type { CommentDesk } from '../hooks/useComments';
import { useServerWords } from '../hooks/useServerWords';
import { useTranslate } from '../hooks/useTranslate';
import { personText } from '../model/levels';
import { Quote, TextForm } from './CommentForm';
import { PlaceNumber } from './PlaceNumber';
import { TimeText } from './TimeText';

/** The element of a comment in the list, for those who come from the text. */
export const threadId = (id: number): string => `comment-${id}`;

function Words({ said }: { readonly said: Said }) {
  return (
    <Box>
      <Typography tag="p" variant="omega" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {said.text}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {personText(said.by)} · <TimeText at={said.at} />
      </Typography>
    </Box>
  );
}

interface ThreadProps {
  readonly thread: Thread;
  readonly number: number;
  readonly mayWrite: boolean;
  readonly desk: CommentDesk;
  readonly onShow: () => void;
}

/** Whether the words are still there, and the way to them. */
function ThreadPlace({ thread, number, onShow }: Pick<ThreadProps, 'thread' | 'number' | 'onShow'>) {
  const t = useTranslate();
  if (thread.place === null)
    return (
      <Typography tag="p" variant="pi" textColor="danger700">
        {t('reader.comment.gone')}
      </Typography>
    );
  return (
    <Flex gap={2} wrap="wrap">
      <Button
        type="button"
        size="S"
        variant="tertiary"
        aria-label={t('reader.comment.show-of', { number })}
        onClick={onShow}
      >
        {t('reader.comment.show')}
      </Button>
      {thread.place.state === 'moved' ? (
        <Typography variant="pi" textColor="neutral800">
          {t('reader.comment.moved')}
        </Typography>
      ) : null}
    </Flex>
  );
}

function ThreadActs({ thread, number, mayWrite, desk }: Omit<ThreadProps, 'onShow'>) {
  const t = useTranslate();
  const words = useServerWords();
  const [isReplying, setReplying] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const wanted = thread.actions.find(({ name }) => name === (thread.state === 'open' ? 'resolve' : 'reopen'));
  if (!mayWrite) return null;
  const close = () => {
    setReplying(false);
    setTimeout(() => opener.current?.focus());
  };
  if (isReplying)
    return (
      <TextForm
        label={t('reader.comment.reply-text', { number })}
        confirm={t('reader.comment.reply')}
        busy={desk.busy}
        onSend={(text) => desk.reply(thread.id, text)}
        onClose={close}
      />
    );
  return (
    <>
      <Flex gap={2} wrap="wrap">
        <Button
          ref={opener}
          type="button"
          size="S"
          variant="tertiary"
          aria-label={t('reader.comment.reply-of', { number })}
          onClick={() => setReplying(true)}
        >
          {t('reader.comment.reply')}
        </Button>
        {wanted?.enabled ? (
          <Button
            type="button"
            size="S"
            variant="secondary"
            disabled={desk.busy}
            aria-label={t(`reader.comment.${wanted.name}-of`, { number })}
            onClick={() => void desk.settle(thread.id, wanted.name)}
          >
            {t(`reader.comment.${wanted.name}`)}
          </Button>
        ) : null}
      </Flex>
      {wanted?.enabled === false ? (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {words(wanted.reason?.message ?? '')}
        </Typography>
      ) : null}
    </>
  );
}

/** One comment with its replies, where its words stand, and what can be done about it. */
export function CommentThread({ thread, number, mayWrite, desk, onShow }: ThreadProps) {
  const t = useTranslate();
  const isOpen = thread.state === 'open';
  return (
    <Box
      tag="li"
      id={threadId(thread.id)}
      tabIndex={-1}
      padding={3}
      background={isOpen ? 'neutral0' : 'neutral100'}
      borderColor="neutral200"
      hasRadius
    >
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Flex gap={2} wrap="wrap" justifyContent="space-between">
          <Typography tag="h3" variant="omega" fontWeight="bold">
            <PlaceNumber number={number} /> {thread.level ?? t('reader.comment.no-level')}
          </Typography>
          <Typography variant="pi" fontWeight="semiBold" textColor={isOpen ? 'neutral800' : 'success700'}>
            {isOpen ? t('reader.comment.open') : t('reader.comment.resolved', { name: thread.lastBy ?? '' })}
          </Typography>
        </Flex>
        <Quote anchor={thread} />
        <Words said={thread} />
        {thread.replies.length === 0 ? null : (
          <Flex tag="ul" direction="column" alignItems="stretch" gap={2} paddingLeft={4}>
            {thread.replies.map((reply) => (
              <li key={reply.id}>
                <Words said={reply} />
              </li>
            ))}
          </Flex>
        )}
        <ThreadPlace thread={thread} number={number} onShow={onShow} />
        <ThreadActs thread={thread} number={number} mayWrite={mayWrite} desk={desk} />
      </Flex>
    </Box>
  );
}
