import { Box, Field, SingleSelect, SingleSelectOption, Textarea, TextInput, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { useTheme } from 'styled-components';

import type { LevelName } from '../api/types';
import { useParkZone } from '../hooks/useParkZone';
import { useTranslate } from '../hooks/useTranslate';
import type { ActionInput, MissingInput } from '../model/action-input';
import type { ActionField, ActionForm } from '../model/actions';
import { instantOf, zoneName } from '../model/park-time';
import { PersonField } from './PersonField';
import { ExactTime, TimeText } from './TimeText';

interface ActionFieldsProps {
  readonly form: ActionForm;
  readonly input: ActionInput;
  /** Where the run can be sent back to besides the author. */
  readonly levels: readonly LevelName[];
  readonly missing: readonly MissingInput[];
  readonly onChange: (change: Partial<ActionInput>) => void;
}

interface InputFieldProps {
  readonly value: string;
  readonly error: string | false;
  readonly onChange: (value: string) => void;
}

/** A time of the park's clock, whatever this computer's shows; what was chosen is said once more in words. */
function TimeField({ value, error, onChange }: InputFieldProps) {
  const t = useTranslate();
  const { locale } = useIntl();
  const { colorScheme } = useTheme();
  const timeZone = useParkZone() ?? 'UTC';
  const at = instantOf(value, timeZone);
  return (
    <Field.Root required error={error} hint={t('dialog.at-hint', { zone: zoneName(Date.now(), timeZone, locale) })}>
      <Field.Label>{t('dialog.at')}</Field.Label>
      {/* The browser draws the calendar's button: it has to know whether it stands on dark. */}
      <Box style={{ colorScheme }}>
        <TextInput type="datetime-local" value={value} onChange={(event) => onChange(event.target.value)} />
      </Box>
      <Field.Error />
      <Field.Hint />
      <Typography tag="p" variant="pi" fontWeight="semiBold" aria-live="polite">
        {at === null ? null : (
          <>
            {t('schedule.at')}
            <ExactTime at={at} />
            {t('separator')}
            <TimeText at={at} />
          </>
        )}
      </Typography>
    </Field.Root>
  );
}

function ReturnToField({ levels, input, onChange }: Omit<ActionFieldsProps, 'form' | 'missing'>) {
  const t = useTranslate();
  return (
    <Field.Root>
      <Field.Label>{t('dialog.return-to')}</Field.Label>
      <SingleSelect
        value={input.returnTo || 'author'}
        onChange={(value) => onChange({ returnTo: value === 'author' ? '' : String(value) })}
      >
        <SingleSelectOption value="author">{t('dialog.author')}</SingleSelectOption>
        {levels.map((level) => (
          <SingleSelectOption key={level.key} value={level.key}>
            {level.name}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}

/** Before me: then it comes back to me. After me: the level waits for them. */
function PositionField({ input, onChange }: Pick<ActionFieldsProps, 'input' | 'onChange'>) {
  const t = useTranslate();
  return (
    <Field.Root hint={t(input.isBefore ? 'dialog.position.before-hint' : 'dialog.position.after-hint')}>
      <Field.Label>{t('dialog.position')}</Field.Label>
      <SingleSelect
        value={input.isBefore ? 'before' : 'after'}
        onChange={(value) => onChange({ isBefore: value === 'before' })}
      >
        <SingleSelectOption value="after">{t('dialog.position.after')}</SingleSelectOption>
        <SingleSelectOption value="before">{t('dialog.position.before')}</SingleSelectOption>
      </SingleSelect>
      <Field.Hint />
    </Field.Root>
  );
}

function CommentField({ form, input, missing, onChange }: Omit<ActionFieldsProps, 'levels'>) {
  const t = useTranslate();
  return (
    <Field.Root
      required={form.comment === 'required'}
      error={missing.includes('comment') && t('dialog.missing.comment')}
      hint={t('dialog.comment-hint')}
    >
      <Field.Label>{t(form.comment === 'required' ? 'dialog.reason' : 'dialog.comment')}</Field.Label>
      <Textarea name="comment" value={input.comment} onChange={(event) => onChange({ comment: event.target.value })} />
      <Field.Error />
      <Field.Hint />
    </Field.Root>
  );
}

/** The inputs an action asks for, and the comment. */
export function ActionFields(props: ActionFieldsProps) {
  const t = useTranslate();
  const { form, input, levels, missing, onChange } = props;
  const asks = (field: ActionField) => form.fields.includes(field);
  const errorOf = (name: 'person' | 'at') => missing.includes(name) && t(`dialog.missing.${name}`);
  return (
    <>
      {asks('person') ? (
        <PersonField value={input.person} error={errorOf('person')} onChange={(person) => onChange({ person })} />
      ) : null}
      {asks('position') ? <PositionField input={input} onChange={onChange} /> : null}
      {asks('at') ? <TimeField value={input.at} error={errorOf('at')} onChange={(at) => onChange({ at })} /> : null}
      {asks('return-to') && levels.length > 0 ? (
        <ReturnToField levels={levels} input={input} onChange={onChange} />
      ) : null}
      <CommentField form={form} input={input} missing={missing} onChange={onChange} />
    </>
  );
}
