import { useEffect } from 'react';

import { Button, Flex } from '@strapi/design-system';
import { createGlobalStyle } from 'styled-components';

import type { CommentThread } from '../api/comments';
import { useTranslate } from '../hooks/useTranslate';
import { rangeOf } from '../hooks/useSelectedWords';
import { circled } from '../model/reading';
import { threadId } from './CommentThread';

/** The name under which browsers draw the commented words. */
const HIGHLIGHT = 'review-comments';

const HighlightStyle = createGlobalStyle`
  ::highlight(${HIGHLIGHT}) {
    text-decoration: underline wavy;
    background-color: ${({ theme }) => theme.colors.warning200};
  }
`;

/** Goes to a comment in the list, unfolding it where it is folded away. */
function goToThread(id: number): void {
  const thread = document.getElementById(threadId(id));
  thread?.closest('details')?.setAttribute('open', '');
  thread?.scrollIntoView({ block: 'center' });
  thread?.focus({ preventScroll: true });
}

/** Draws the commented words in the text, where the browser can do that without touching the page. */
export function CommentHighlights({ threads }: { readonly threads: readonly CommentThread[] }) {
  useEffect(() => {
    if (typeof Highlight === 'undefined') return undefined;
    const open = threads.filter(({ state, place, quote }) => state === 'open' && place !== null && quote !== '');
    const ranges = open.flatMap((thread) => rangeOf({ ...thread, path: thread.place?.path ?? thread.path }) ?? []);
    CSS.highlights.set(HIGHLIGHT, new Highlight(...ranges));
    return () => void CSS.highlights.delete(HIGHLIGHT);
  }, [threads]);
  return <HighlightStyle />;
}

/** Beside a field's name: its comments by number, each leading to the list. */
export function CommentMarks({
  threads,
  field,
}: {
  readonly threads: readonly CommentThread[];
  readonly field: string;
}) {
  const t = useTranslate();
  const here = threads.flatMap((thread, index) =>
    thread.place?.path === field ? [{ thread, number: index + 1 }] : [],
  );
  if (here.length === 0) return null;
  return (
    <Flex gap={1} wrap="wrap">
      {here.map(({ thread, number }) => (
        <Button
          key={thread.id}
          type="button"
          size="S"
          variant="ghost"
          aria-label={t('reader.comment.go-to', { number })}
          onClick={() => goToThread(thread.id)}
        >
          {circled(number)}
        </Button>
      ))}
    </Flex>
  );
}
