import { useEffect } from 'react';

import { Button, Flex, Typography } from '@strapi/design-system';

import { useTranslate } from '../hooks/useTranslate';
import { pageCount, type Pagination } from '../model/task-query';

interface PageTurnerProps {
  readonly pagination: Pagination;
  readonly onPage: (page: number) => void;
}

/** Turns the pages of a list. A page that is there no more, because the list has become shorter, gives way to the last one. */
export function PageTurner({ pagination, onPage }: PageTurnerProps) {
  const t = useTranslate();
  const { page: current, total } = pagination;
  const last = pageCount(pagination);
  useEffect(() => {
    if (current > last) onPage(last);
  }, [current, last, onPage]);
  return (
    <Flex tag="nav" aria-label={t('pages.label')} gap={3} wrap="wrap" paddingTop={4}>
      <Button type="button" variant="tertiary" disabled={current <= 1} onClick={() => onPage(current - 1)}>
        {t('pages.previous')}
      </Button>
      <Typography variant="pi" aria-live="polite">
        {t('pages.where', { current, last, total })}
      </Typography>
      <Button type="button" variant="tertiary" disabled={current >= last} onClick={() => onPage(current + 1)}>
        {t('pages.next')}
      </Button>
    </Flex>
  );
}
