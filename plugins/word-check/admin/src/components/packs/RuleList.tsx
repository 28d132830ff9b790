import { useCallback, useEffect, useState } from 'react';

import {
  Badge,
  Box,
  Button,
  Flex,
  Link,
  Searchbar,
  SearchForm,
  Typography,
  VisuallyHidden,
} from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';

import { loadRules, type ListedRule } from '../../api/packs';
import { useRemote } from '../../hooks/useRemote';
import { useTranslate } from '../../hooks/useTranslate';
import { PACKS_PATH } from '../../plugin-id';
import { EmptyNotice, FailureNotice, Skeleton } from './Notices';

/** Milliseconds without a key before the words are searched. */
const QUIET = 300;
/** Words of a rule shown in the list. */
const SHOWN = 8;

function wordsOf({ terms, swap, pattern, either, order, check }: ListedRule): string[] {
  if (swap) return Object.keys(swap);
  if (terms) return [...terms];
  if (pattern !== undefined) return [pattern];
  if (either) return either.map((forms) => forms.join(' / '));
  if (order) return order.map(({ name }) => name);
  return check === undefined ? [] : [check];
}

/** What an editor would be told of the first word, in the reader's language. */
function exampleOf({ message, messageEn, terms, swap }: ListedRule, first: string | undefined, locale: string): string {
  const told = locale.startsWith('en') ? (messageEn ?? message) : message;
  return told.replaceAll('{text}', (terms ?? swap) ? (first ?? '……') : '……');
}

/** The first pairs of a substitution: what is wrong, and what is to stand there. */
function Pairs({ swap, shown }: { readonly swap: Readonly<Record<string, string>>; readonly shown: number }) {
  const t = useTranslate();
  return (
    <Box tag="table" style={{ borderCollapse: 'collapse', overflowWrap: 'anywhere' }}>
      <VisuallyHidden tag="thead">
        <tr>
          <th scope="col">{t('packs.pair.wrong')}</th>
          <th scope="col">{t('packs.pair.right')}</th>
        </tr>
      </VisuallyHidden>
      <tbody>
        {Object.entries(swap)
          .slice(0, shown)
          .map(([wrong, right]) => (
            <tr key={wrong}>
              <Box tag="td" paddingRight={6} minWidth="8rem">
                <Typography textColor="neutral700">{wrong}</Typography>
              </Box>
              <td>
                <Typography fontWeight="semiBold">{right === '' ? t('packs.pair.delete') : right}</Typography>
              </td>
            </tr>
          ))}
      </tbody>
    </Box>
  );
}

const TONES = { block: ['danger100', 'danger700'], warn: ['warning100', 'neutral800'] } as const;

interface RuleItemProps {
  readonly pack: string;
  readonly rule: ListedRule;
  /** Absent where rules cannot be changed. */
  readonly onSwitch?: ((rule: ListedRule) => void) | undefined;
}

function RuleItem({ pack, rule, onSwitch }: RuleItemProps) {
  const t = useTranslate();
  const { locale } = useIntl();
  const words = wordsOf(rule);
  const more = Math.max(rule.termCount, words.length) - Math.min(SHOWN, words.length);
  const [background, colour] = rule.severity === 'info' ? ['neutral150', 'neutral800'] : TONES[rule.severity];
  return (
    <Box tag="li" padding={4} background="neutral0" shadow="tableShadow" hasRadius>
      <Flex justifyContent="space-between" alignItems="flex-start" gap={3} wrap="wrap">
        <Box minWidth={0} flex="1 1 28rem">
          <Flex gap={2} wrap="wrap">
            <Typography fontWeight="bold">{rule.id}</Typography>
            <Badge backgroundColor={background} textColor={colour}>
              {t(`severity.short.${rule.severity}`)}
            </Badge>
            {rule.off ? (
              <Badge backgroundColor="neutral150" textColor="neutral800">
                {t('packs.rule.is.off')}
              </Badge>
            ) : null}
            <Typography variant="pi" textColor="neutral600">
              {[t(`packs.kind.${rule.kind}`), ...(rule.category === pack ? [] : [rule.category])].join(' · ')}
            </Typography>
          </Flex>
          {rule.swap ? <Pairs swap={rule.swap} shown={SHOWN} /> : null}
          <Typography tag="p" style={{ overflowWrap: 'anywhere' }}>
            {rule.swap ? '' : words.slice(0, SHOWN).join(t('packs.separator'))}
            {more > 0 ? ` ${t('packs.rule.more', { count: more })}` : ''}
          </Typography>
          <Typography tag="p" variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
            {exampleOf(rule, words[0], locale)}
          </Typography>
        </Box>
        <Flex gap={3}>
          {onSwitch ? (
            <Button
              type="button"
              size="S"
              variant="tertiary"
              aria-label={t(rule.off ? 'packs.rule.switch.on.of' : 'packs.rule.switch.off.of', { id: rule.id })}
              onClick={() => onSwitch(rule)}
            >
              {t(rule.off ? 'packs.rule.switch.on' : 'packs.rule.switch.off')}
            </Button>
          ) : null}
          <Link
            tag={RouterLink}
            to={`/${PACKS_PATH}/${pack}/rules/${encodeURIComponent(rule.id)}`}
            aria-label={t(onSwitch ? 'packs.rule.edit.of' : 'packs.rule.open.of', { id: rule.id })}
          >
            {t(onSwitch ? 'packs.rule.edit' : 'packs.rule.open')}
          </Link>
        </Flex>
      </Flex>
    </Box>
  );
}

interface RuleListProps {
  readonly pack: string;
  /** Changes whenever the rules may have. */
  readonly round: number;
  readonly onSwitch?: ((rule: ListedRule) => void) | undefined;
}

/** The rules of a pack, some at a time, and those about what is searched for. */
export function RuleList({ pack, round, onSwitch }: RuleListProps) {
  const t = useTranslate();
  const client = useFetchClient();
  const [typed, setTyped] = useState('');
  const [query, setQuery] = useState({ search: '', after: [0] });
  useEffect(() => {
    const timer = setTimeout(
      () => setQuery((before) => (before.search === typed ? before : { search: typed, after: [0] })),
      QUIET,
    );
    return () => clearTimeout(timer);
  }, [typed]);
  const after = query.after.at(-1) ?? 0;
  const load = useCallback(
    () => (round >= 0 ? loadRules(client, pack, query.search, after) : Promise.reject(new Error())),
    [client, pack, query.search, after, round],
  );
  const { data, failure, reload } = useRemote(load);
  const go = (places: readonly number[]) => setQuery((before) => ({ ...before, after: [...places] }));
  return (
    <Box tag="section" aria-label={t('packs.rules')}>
      <SearchForm onSubmit={(event) => event.preventDefault()}>
        <Searchbar
          name="rule-search"
          value={typed}
          clearLabel={t('packs.search.clear')}
          placeholder={t('packs.search')}
          onChange={(event) => setTyped(event.target.value)}
          onClear={() => setTyped('')}
        >
          {t('packs.search')}
        </Searchbar>
      </SearchForm>
      <Box paddingTop={4}>
        {failure ? <FailureNotice failure={failure} onRetry={reload} /> : null}
        {!data && !failure ? <Skeleton rows={4} /> : null}
        {data?.results.length === 0 ? (
          <EmptyNotice>{t(query.search === '' ? 'packs.rules.none' : 'packs.search.none')}</EmptyNotice>
        ) : null}
        {data ? (
          <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
            {data.results.map((rule) => (
              <RuleItem key={rule.id} pack={pack} rule={rule} onSwitch={onSwitch} />
            ))}
          </Flex>
        ) : null}
      </Box>
      {data && (data.next !== null || query.after.length > 1) ? (
        <Flex tag="nav" aria-label={t('packs.pages')} gap={3} paddingTop={4}>
          <Button
            type="button"
            variant="tertiary"
            disabled={query.after.length < 2}
            onClick={() => go(query.after.slice(0, -1))}
          >
            {t('packs.pages.before')}
          </Button>
          <Button
            type="button"
            variant="tertiary"
            disabled={data.next === null}
            onClick={() => data.next !== null && go([...query.after, data.next])}
          >
            {t('packs.pages.next')}
          </Button>
        </Flex>
      ) : null}
    </Box>
  );
}
