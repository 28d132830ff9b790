import * as React from 'react';
import { Button, Field, Flex, NumberInput, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';

import type { Board, BoardLine, LimitRule, OwnLimit } from '../api/freshness-types';
import { refusalOf, type RefusalMessage } from '../api/refusal';
import { inLanguage, periodWords } from '../text/freshness-words';
import { useText } from '../text/use-text';

/** What stands in the list for no rule: an option needs some text. */
const NO_RULE = '-';

/** An own limit that is set in days is said to be near so many days before. */
const SOON_DAYS = 3;

interface Draft {
  rule: string | null;
  own: OwnLimit | null;
}

const keyOf = ({ kind, code }: BoardLine): string => `${kind}:${code}`;
const draftOf = ({ rule, own }: BoardLine): Draft => ({ rule: rule?.id ?? null, own });
const ownDays = (own: OwnLimit | null): number | undefined =>
  own !== null && 'days' in own.period ? own.period.days : undefined;

/** What was changed, as the server takes it. */
function changesOf(lines: readonly BoardLine[], drafts: Readonly<Record<string, Draft>>) {
  return lines.flatMap((line) => {
    const draft = drafts[keyOf(line)];
    const isSame = draft === undefined || JSON.stringify(draft) === JSON.stringify(draftOf(line));
    return isSame ? [] : [{ kind: line.kind, code: line.code, ...draft }];
  });
}

interface LimitFieldsProps {
  line: BoardLine;
  draft: Draft;
  rules: readonly LimitRule[];
  onChange: (draft: Draft) => void;
}

const LimitFields = ({ line, draft, rules, onChange }: LimitFieldsProps) => {
  const { t, say } = useText();
  const { locale } = useIntl();
  const { own } = draft;
  const days = ownDays(own);
  const inMonths = own !== null && 'months' in own.period ? say(periodWords(own.period)) : null;
  const setDays = (next: number | undefined): void => {
    const limit = next === undefined ? null : { period: { days: next }, soonDays: own?.soonDays ?? SOON_DAYS };
    onChange({ ...draft, own: limit });
  };
  return (
    <Flex tag="li" gap={4} wrap="wrap" alignItems="flex-start">
      <Field.Root name={`${keyOf(line)}-rule`} width="24rem" maxWidth="100%">
        <Field.Label>{t('freshness.limits.rule', { name: line.name })}</Field.Label>
        <SingleSelect
          value={draft.rule ?? NO_RULE}
          onChange={(value) => onChange({ ...draft, rule: value === NO_RULE ? null : String(value) })}
        >
          <SingleSelectOption value={NO_RULE}>{t('freshness.rule.none')}</SingleSelectOption>
          {rules
            .filter(({ kind }) => kind === line.kind)
            .map(({ id, name }) => (
              <SingleSelectOption key={id} value={id}>
                {inLanguage(name, locale)}
              </SingleSelectOption>
            ))}
        </SingleSelect>
      </Field.Root>
      <Field.Root
        name={`${keyOf(line)}-own`}
        width="24rem"
        maxWidth="100%"
        {...(inMonths === null ? {} : { hint: t('freshness.limits.inMonths', { period: inMonths }) })}
      >
        <Field.Label>{t('freshness.limits.own', { name: line.name })}</Field.Label>
        <NumberInput {...(days === undefined ? {} : { value: days })} step={1} onValueChange={setDays} />
        <Field.Hint />
      </Field.Root>
    </Flex>
  );
};

/** Sends changed limits; what the server refuses stays in the form, with its reason. */
function useSaving(onSaved: (board: Board) => void) {
  const { put } = useFetchClient();
  const { toggleNotification } = useNotification();
  const { t } = useText();
  const [saving, setSaving] = React.useState(false);
  const [refusal, setRefusal] = React.useState<RefusalMessage | null>(null);
  const save = async (limits: ReturnType<typeof changesOf>): Promise<void> => {
    setSaving(true);
    try {
      const { data } = await put<Board>('/balance/freshness/limits', { limits });
      setRefusal(null);
      toggleNotification({ type: 'success', message: t('freshness.limits.saved') });
      onSaved(data);
    } catch (error) {
      setRefusal(refusalOf(error));
    } finally {
      setSaving(false);
    }
  };
  return { saving, refusal, save };
}

interface LimitsFormProps {
  board: Board;
  onSaved: (board: Board) => void;
}

/** Which limit each column and account has, for those who may say so. */
export const LimitsForm = ({ board, onSaved }: LimitsFormProps) => {
  const { t } = useText();
  const { saving, refusal, save } = useSaving(onSaved);
  // In the order of names and not of urgency: that changes with every save.
  const [lines] = React.useState(() =>
    [...board.columns, ...board.accounts].sort((a, b) =>
      a.kind === b.kind ? a.code.localeCompare(b.code) : a.kind < b.kind ? 1 : -1,
    ),
  );
  const current = [...board.columns, ...board.accounts];
  const [drafts, setDrafts] = React.useState<Record<string, Draft>>(() =>
    Object.fromEntries(lines.map((line) => [keyOf(line), draftOf(line)])),
  );
  const changes = changesOf(current, drafts);
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    if (changes.length > 0) void save(changes);
  };
  return (
    <form onSubmit={submit}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
        {lines.map((line) => (
          <LimitFields
            key={keyOf(line)}
            line={line}
            draft={drafts[keyOf(line)] ?? draftOf(line)}
            rules={board.rules}
            onChange={(draft) => setDrafts((before) => ({ ...before, [keyOf(line)]: draft }))}
          />
        ))}
      </Flex>
      <Flex gap={4} paddingTop={4} wrap="wrap">
        <Button type="submit" loading={saving} aria-disabled={changes.length === 0}>
          {t('freshness.limits.save')}
        </Button>
        <Typography role="status" textColor="neutral600">
          {t('freshness.limits.changed', { count: changes.length })}
        </Typography>
      </Flex>
      {refusal !== null && (
        <Typography tag="p" role="alert" textColor="danger700">
          {refusal.message}
        </Typography>
      )}
    </form>
  );
};
