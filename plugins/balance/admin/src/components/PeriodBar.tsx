import * as React from 'react';
import {
  Box,
  Button,
  Field,
  Flex,
  IconButton,
  lightTheme,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { ArrowLeft, ArrowRight } from '@strapi/icons';
import { styled } from 'styled-components';

import type { Day } from '../../../server/src/core/zone';
import { beside, type Days, offeredPeriods, type Period, periodKey, periodOf, shifted } from '../model/period';
import { usePeriodWords } from '../text/use-period-words';
import { useText } from '../text/use-text';

interface PeriodProps {
  period: Period;
  today: Day;
  onChange: (period: Period) => void;
}

/** The way to the stretch of time before or after. Never disabled: that would take the focus from whoever has just pressed it. */
const Step = ({ step, period, today, onChange }: PeriodProps & { step: -1 | 1 }) => {
  const { t } = useText();
  const words = usePeriodWords();
  const next = beside(period, step, today);
  const key = step === -1 ? 'period.before' : 'period.after';
  return (
    <IconButton
      size="L"
      variant="tertiary"
      label={next === null ? t('period.newest') : t(key, { name: words(next) })}
      aria-disabled={next === null}
      onClick={() => next !== null && onChange(next)}
    >
      {step === -1 ? <ArrowLeft /> : <ArrowRight />}
    </IconButton>
  );
};

/** The list's names must not be empty, and a stretch of days has one of its own. */
const THIS_MONTH = 'this-month';
const CUSTOM = 'custom';
const optionOf = (period: Period): string => (period.kind === 'days' ? CUSTOM : periodKey(period) || THIS_MONTH);

interface ChoiceProps extends PeriodProps {
  isCustom: boolean;
  onCustom: () => void;
}

const Choice = ({ period, today, isCustom, onChange, onCustom }: ChoiceProps) => {
  const { t } = useText();
  const words = usePeriodWords();
  const offered = offeredPeriods(today);
  const isOffered = period.kind === 'days' || offered.some((one) => periodKey(one) === periodKey(period));
  const choose = (option: string | number): void =>
    option === CUSTOM ? onCustom() : onChange(periodOf(option === THIS_MONTH ? '' : String(option)));
  return (
    <Field.Root name="balance-period" minWidth="13rem">
      <Field.Label>{t('period.choose')}</Field.Label>
      <SingleSelect value={isCustom ? CUSTOM : optionOf(period)} onChange={choose}>
        {[...(isOffered ? [] : [period]), ...offered].map((one) => (
          <SingleSelectOption key={periodKey(one)} value={optionOf(one)}>
            {words(one)}
          </SingleSelectOption>
        ))}
        <SingleSelectOption value={CUSTOM}>{t('period.custom')}</SingleSelectOption>
      </SingleSelect>
    </Field.Root>
  );
};

interface DayFieldProps {
  name: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** The browser draws the calendar's button itself, and has to be told on what ground. Strapi's themes have no names. */
const OnGround = styled.div`
  color-scheme: ${({ theme }) => (theme.colors.neutral0 === lightTheme.colors.neutral0 ? 'light' : 'dark')};
`;

const DayField = ({ name, label, value, onChange }: DayFieldProps) => (
  <OnGround>
    <Field.Root name={name}>
      <Field.Label>{label}</Field.Label>
      <Field.Input type="date" value={value} onChange={(event) => onChange(event.target.value)} />
    </Field.Root>
  </OnGround>
);

/** Two days of one's own, both counted. */
const CustomDays = ({ days, onChange }: { days: Days; onChange: (period: Period) => void }) => {
  const { t } = useText();
  const [from, setFrom] = React.useState(days.from);
  const [last, setLast] = React.useState(shifted(days.to, -1));
  const [wrong, setWrong] = React.useState(false);
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    const isRight = from !== '' && last !== '' && from <= last && from >= '1900';
    setWrong(!isRight);
    if (isRight) onChange({ kind: 'days', from, to: shifted(last, 1) });
  };
  return (
    <form onSubmit={submit}>
      <Flex gap={2} wrap="wrap" alignItems="flex-end">
        <DayField name="balance-from" label={t('period.from')} value={from} onChange={setFrom} />
        <DayField name="balance-last" label={t('period.last')} value={last} onChange={setLast} />
        <Button type="submit" size="L" variant="secondary">
          {t('period.show')}
        </Button>
      </Flex>
      {wrong && (
        <Typography tag="p" role="alert" textColor="danger700">
          {t('period.wrong')}
        </Typography>
      )}
    </form>
  );
};

/** Which stretch of time the page shows: from a list, of days of one's own, or the one before or after. */
export const PeriodBar = ({ days, ...props }: PeriodProps & { days: Days }) => {
  const { t } = useText();
  const [isOpen, setIsOpen] = React.useState(false);
  const isCustom = isOpen || props.period.kind === 'days';
  const change = (period: Period): void => {
    setIsOpen(false);
    props.onChange(period);
  };
  return (
    <Box role="group" aria-label={t('period')} data-print="no">
      <Flex gap={2} wrap="wrap" alignItems="flex-end">
        <Step {...props} step={-1} onChange={change} />
        <Choice {...props} isCustom={isCustom} onChange={change} onCustom={() => setIsOpen(true)} />
        <Step {...props} step={1} onChange={change} />
        {isCustom && <CustomDays key={`${days.from}/${days.to}`} days={days} onChange={change} />}
      </Flex>
    </Box>
  );
};
