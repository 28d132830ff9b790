import {
  Box,
  Checkbox,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  Textarea,
  TextInput,
  Typography,
} from '@strapi/design-system';

import { RULE_KINDS, SEVERITIES, type Match, type RuleKind, type Severity } from '../../../../server/src/core/rule';
import type { FieldFault } from '../../api/refusal';
import { useReason } from '../../hooks/useReason';
import { useTranslate } from '../../hooks/useTranslate';
import type { RuleDraft } from '../../model/rule-draft';
import { PairTable } from './PairTable';

const MATCH_KEYS: readonly (keyof Match)[] = ['width', 'case', 'traditional', 'skip', 'repeat', 'boundary'];

type Texts = Exclude<keyof RuleDraft, 'kind' | 'severity' | 'off' | 'match'>;

/** The member of a rule each field of the form writes. */
const MEMBERS: Readonly<Partial<Record<Texts, readonly string[]>>> = {
  hit: ['examples.hit'],
  miss: ['examples.miss'],
  uids: ['scope'],
  more: ['more', 'check', 'either', 'order', 'requires', 'per', 'most', 'least', 'run', 'style', 'anchors', 'source'],
};

/** Kinds whose words have a field of their own; the others' members are written as JSON. */
const WITH_TERMS: readonly RuleKind[] = ['existence', 'occurrence', 'repetition', 'capitalisation', 'conditional'];
const WITH_PATTERN: readonly RuleKind[] = ['pattern', 'occurrence', 'repetition', 'capitalisation'];

interface RuleFieldsProps {
  readonly draft: RuleDraft;
  /** A new rule's number can be chosen. */
  readonly isNew: boolean;
  readonly disabled: boolean;
  readonly faults: readonly FieldFault[];
  readonly onChange: (change: Partial<RuleDraft>) => void;
}

/** What is wrong with a member, as a sentence: of a list, the entry. */
function useFault(faults: readonly FieldFault[]) {
  const t = useTranslate();
  const reasonOf = useReason();
  return (name: Texts): string | undefined => {
    const members = (MEMBERS[name] ?? [name]).map((member) => `rule.${member}`);
    const fault = faults.find(({ path }) => members.some((member) => path === member || path.startsWith(`${member}.`)));
    if (!fault) return undefined;
    const rest = fault.path.split('.').at(-1) ?? '';
    if (/^\d+$/.test(rest)) return t('packs.fault.line', { line: Number(rest) + 1, reason: reasonOf(fault.reason) });
    return name === 'swap' && fault.path !== 'rule.swap'
      ? t('packs.fault.word', { word: rest, reason: reasonOf(fault.reason) })
      : reasonOf(fault.reason);
  };
}

function useTextField({ draft, disabled, faults, onChange }: RuleFieldsProps) {
  const t = useTranslate();
  const faultOf = useFault(faults);
  return (name: Texts, options: { lines?: boolean; required?: boolean; fixed?: boolean; hint?: string } = {}) => (
    <Field.Root
      key={name}
      name={name}
      required={options.required ?? false}
      error={faultOf(name) ?? false}
      {...(options.hint === undefined || disabled ? {} : { hint: options.hint })}
    >
      <Field.Label>{t(`packs.field.${name}`)}</Field.Label>
      {options.lines ? (
        <Textarea
          value={draft[name]}
          disabled={disabled}
          onChange={(event) => onChange({ [name]: event.target.value })}
        />
      ) : (
        <TextInput
          value={draft[name]}
          disabled={disabled || options.fixed === true}
          onChange={(event) => onChange({ [name]: event.target.value })}
        />
      )}
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}

function Choices({ draft, disabled, onChange }: RuleFieldsProps) {
  const t = useTranslate();
  return (
    <>
      <Field.Root name="kind">
        <Field.Label>{t('packs.field.kind')}</Field.Label>
        <SingleSelect value={draft.kind} disabled={disabled} onChange={(kind) => onChange({ kind: kind as RuleKind })}>
          {RULE_KINDS.map((kind) => (
            <SingleSelectOption key={kind} value={kind}>
              {t(`packs.kind.${kind}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      <Field.Root name="severity">
        <Field.Label>{t('packs.field.severity')}</Field.Label>
        <SingleSelect
          value={draft.severity}
          disabled={disabled}
          onChange={(severity) => onChange({ severity: severity as Severity })}
        >
          {SEVERITIES.map((severity) => (
            <SingleSelectOption key={severity} value={severity}>
              {t(`severity.short.${severity}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
    </>
  );
}

/** Folded away: what few rules need. */
function Details(props: RuleFieldsProps) {
  const t = useTranslate();
  const field = useTextField(props);
  const { draft, disabled, onChange } = props;
  return (
    <Box tag="details" width="100%">
      <Typography tag="summary" fontWeight="bold" cursor="pointer">
        {t('packs.field.details')}
      </Typography>
      <Flex direction="column" alignItems="stretch" gap={4} paddingTop={4}>
        <Flex role="group" aria-label={t('packs.field.match')} direction="column" alignItems="flex-start" gap={2}>
          <Typography variant="pi" fontWeight="bold">
            {t('packs.field.match')}
          </Typography>
          {MATCH_KEYS.map((key) => (
            <Checkbox
              key={key}
              checked={draft.match[key]}
              disabled={disabled}
              onCheckedChange={(checked) => onChange({ match: { ...draft.match, [key]: checked === true } })}
            >
              {t(`packs.match.${key}`)}
            </Checkbox>
          ))}
        </Flex>
        {field('messageEn')}
        {field('why')}
        {field('uids', { lines: true, hint: t('packs.field.scope.hint') })}
        {field('fields', { lines: true })}
        {field('themes', { lines: true })}
        {field('columns', { lines: true })}
        {field('more', { lines: true, hint: t('packs.field.more.hint', { example: '{"per": "sentence"}' }) })}
      </Flex>
    </Box>
  );
}

/** The fields of a rule; which of them there are depends on its kind. */
export function RuleFields(props: RuleFieldsProps) {
  const t = useTranslate();
  const field = useTextField(props);
  const faultOf = useFault(props.faults);
  const { draft, disabled, isNew, onChange } = props;
  const isOther =
    draft.kind === 'consistency' ||
    draft.kind === 'sequence' ||
    draft.kind === 'checksum' ||
    draft.kind === 'structure';
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {field('id', { required: true, fixed: !isNew, hint: isNew ? t('packs.field.id.hint') : '' })}
      <Choices {...props} />
      {WITH_TERMS.includes(draft.kind) ? field('terms', { lines: true, hint: t('packs.field.lines.hint') }) : null}
      {draft.kind === 'substitution' ? (
        <PairTable
          value={draft.swap}
          disabled={disabled}
          error={faultOf('swap')}
          onChange={(swap) => onChange({ swap })}
        />
      ) : null}
      {WITH_PATTERN.includes(draft.kind) ? field('pattern') : null}
      {isOther
        ? field('more', { lines: true, hint: t('packs.field.more.hint', { example: '{"per": "sentence"}' }) })
        : null}
      {field('category', { required: true })}
      {field('message', { required: true, hint: t('packs.field.message.hint', { text: '{text}' }) })}
      {draft.kind === 'substitution'
        ? null
        : field('suggestions', { lines: true, hint: t('packs.field.suggestions.hint') })}
      {field('exceptions', { lines: true, hint: t('packs.field.exceptions.hint') })}
      {field('hit', { lines: true, hint: t('packs.field.examples.hint') })}
      {field('miss', { lines: true })}
      <Checkbox checked={!draft.off} disabled={disabled} onCheckedChange={(on) => onChange({ off: on !== true })}>
        {t('packs.field.on')}
      </Checkbox>
      {isOther ? null : <Details {...props} />}
    </Flex>
  );
}
