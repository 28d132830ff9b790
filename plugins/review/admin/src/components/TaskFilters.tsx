import { useEffect, useRef, useState } from 'react';

import { Field, Flex, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';

import type { FacetKey, TaskPage, TaskQuery } from '../api/types';
import { usePageKeys } from '../hooks/usePageKeys';
import { useTranslate } from '../hooks/useTranslate';
import { FACETS, facetChoices } from '../model/task-query';

/** How long to wait after the last key before searching. */
const TYPING_PAUSE_MILLISECONDS = 300;

interface TaskFiltersProps {
  readonly query: TaskQuery;
  readonly page: TaskPage | null;
  readonly onChange: (change: Partial<TaskQuery>) => void;
}

/** The words in the search box; they are handed on after a pause, and not while an input method still composes them. */
function useSearchWords(q: string, onSearch: (q: string) => void) {
  const [words, setWords] = useState(q);
  const [composing, setComposing] = useState(false);
  const search = useRef(onSearch);
  useEffect(() => {
    search.current = onSearch;
  });
  useEffect(() => setWords(q), [q]);
  useEffect(() => {
    if (composing || words === q) return undefined;
    const timer = setTimeout(() => search.current(words), TYPING_PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [words, composing, q]);
  return { words, setWords, setComposing };
}

function SearchBox({ query, onChange }: Omit<TaskFiltersProps, 'page'>) {
  const t = useTranslate();
  const box = useRef<HTMLInputElement>(null);
  const { words, setWords, setComposing } = useSearchWords(query.q, (q) => onChange({ q }));
  usePageKeys({ '/': () => box.current?.focus() });
  return (
    <Field.Root width={{ initial: '100%', medium: '28rem' }}>
      <Field.Label>{t('tasks.search')}</Field.Label>
      <TextInput
        ref={box}
        type="search"
        value={words}
        placeholder={t('tasks.search-hint')}
        onChange={(event) => setWords(event.target.value)}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
      />
    </Field.Root>
  );
}

function FacetSelect({ facet, query, page, onChange }: TaskFiltersProps & { readonly facet: FacetKey }) {
  const t = useTranslate();
  const values = facetChoices(page, facet, query[facet]);
  if (values.length === 0) return null;
  return (
    <Field.Root width={{ initial: '100%', medium: '18rem' }}>
      <Field.Label>{t(`tasks.${facet}`)}</Field.Label>
      <SingleSelect
        value={query[facet]}
        placeholder={t('tasks.any')}
        onChange={(value) => onChange({ [facet]: String(value) })}
        onClear={() => onChange({ [facet]: '' })}
        clearLabel={t('tasks.clear')}
      >
        {values.map(({ value, name }) => (
          <SingleSelectOption key={value} value={value}>
            {name}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}

/** The orders one can choose from. */
const SORTS = ['newest', 'due'] as const;

function SortSelect({ query, onChange }: Omit<TaskFiltersProps, 'page'>) {
  const t = useTranslate();
  return (
    <Field.Root width={{ initial: '100%', medium: '18rem' }}>
      <Field.Label>{t('clock.sort')}</Field.Label>
      <SingleSelect
        value={query.sort || 'newest'}
        onChange={(value: string | number) => onChange({ sort: value === 'due' ? 'due' : '' })}
      >
        {SORTS.map((sort) => (
          <SingleSelectOption key={sort} value={sort}>
            {t(`clock.sort.${sort}`)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}

/** Search and filters of the task list. */
export function TaskFilters(props: TaskFiltersProps) {
  return (
    <Flex tag="search" gap={4} wrap="wrap" alignItems="flex-end" paddingBottom={4}>
      <SearchBox query={props.query} onChange={props.onChange} />
      {FACETS.map((facet) => (
        <FacetSelect key={facet} facet={facet} {...props} />
      ))}
      <SortSelect query={props.query} onChange={props.onChange} />
    </Flex>
  );
}
