import { useRef, useState, type RefObject } from 'react';

import {
  Box,
  Button,
  Field,
  Flex,
  Modal,
  SingleSelect,
  SingleSelectOption,
  Textarea,
  TextInput,
  Typography,
} from '@strapi/design-system';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';

import {
  calendarImpact,
  faultsIn,
  saveCalendar,
  type CalendarAnswer,
  type CalendarFault,
  type CalendarImpact,
} from '../api/calendar';
import { readRefusal, type ServerRefusal } from '../api/refusal';
import { useReturnFocus } from '../hooks/useReturnFocus';
import { useFailureWords } from '../hooks/useServerWords';
import { useTranslate } from '../hooks/useTranslate';
import { partText, withPart, yearsOf, type CalendarPart } from '../model/calendar';
import { CalendarImpactList } from './CalendarImpactList';

interface CalendarDialogProps {
  readonly data: CalendarAnswer;
  /** Where the focus goes when it is done. */
  readonly home: RefObject<HTMLElement>;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

/** What the server says of the draft: what it would change, or what is wrong with it. */
type Verdict =
  | { readonly kind: 'impact'; readonly impact: CalendarImpact }
  | { readonly kind: 'failure'; readonly failure: ServerRefusal | 'silent'; readonly faults: readonly CalendarFault[] }
  | { readonly kind: 'unreadable' };

function useDraft({ data, home, onClose, onSaved }: CalendarDialogProps) {
  const t = useTranslate();
  const client = useFetchClient();
  const { toggleNotification } = useNotification();
  const [part, setPart] = useState<CalendarPart>(data.year.year);
  const [text, setText] = useState(() => partText(data.calendar, data.year.year));
  const [reason, setReason] = useState('');
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [busy, setBusy] = useState(false);
  const focus = useReturnFocus(home);

  const ask = async (work: (draft: { version: number; calendar: object; reason?: string }) => Promise<void>) => {
    const calendar = withPart(data.calendar, part, text);
    if (calendar === null) return setVerdict({ kind: 'unreadable' });
    setBusy(true);
    try {
      await work({ version: data.version, calendar, ...(reason.trim() ? { reason: reason.trim() } : {}) });
    } catch (error) {
      setVerdict({ kind: 'failure', failure: readRefusal(error) ?? 'silent', faults: faultsIn(error) });
    } finally {
      setBusy(false);
    }
  };
  return {
    ...{ part, text, reason, verdict, busy, focus, setReason },
    choose: (next: CalendarPart) => {
      setPart(next);
      setText(partText(data.calendar, next));
      setVerdict(null);
    },
    type: (next: string) => {
      setText(next);
      setVerdict(null);
    },
    preview: () => ask(async (draft) => setVerdict({ kind: 'impact', impact: await calendarImpact(client, draft) })),
    save: () =>
      ask(async (draft) => {
        const { total } = await saveCalendar(client, draft);
        toggleNotification({ type: 'success', message: t('calendar.saved', { total }) });
        focus.goHome();
        onClose();
        onSaved();
      }),
  };
}

function VerdictBox({ verdict }: { readonly verdict: Verdict | null }) {
  const t = useTranslate();
  const wordsOf = useFailureWords('refusal');
  if (verdict === null) return null;
  if (verdict.kind === 'impact') return <CalendarImpactList impact={verdict.impact} />;
  const isUnreadable = verdict.kind === 'unreadable';
  return (
    <Box role="alert" background="danger100" borderColor="danger200" hasRadius padding={3}>
      <Typography tag="p" textColor="danger700">
        {isUnreadable ? t('calendar.unreadable') : wordsOf(verdict.failure)}
      </Typography>
      {isUnreadable ? null : (
        <ul>
          {verdict.faults.map(({ path, reason }) => (
            <Typography key={`${path} ${reason}`} tag="li" variant="pi">
              <code>{path}</code> {reason}
            </Typography>
          ))}
        </ul>
      )}
    </Box>
  );
}

function PartSelect({
  data,
  part,
  onPart,
}: {
  readonly data: CalendarAnswer;
  readonly part: CalendarPart;
  readonly onPart: (part: CalendarPart) => void;
}) {
  const t = useTranslate();
  const { held, next } = yearsOf(data.calendar);
  return (
    <Field.Root>
      <Field.Label>{t('calendar.part')}</Field.Label>
      <SingleSelect
        value={String(part)}
        onChange={(value: string | number) => onPart(value === 'hours' ? 'hours' : Number(value))}
      >
        {held.map((year) => (
          <SingleSelectOption key={year} value={String(year)}>
            {t('calendar.year', { year })}
          </SingleSelectOption>
        ))}
        {next === null ? null : (
          <SingleSelectOption value={String(next)}>{t('calendar.add-year', { year: next })}</SingleSelectOption>
        )}
        <SingleSelectOption value="hours">{t('calendar.part-hours')}</SingleSelectOption>
      </SingleSelect>
    </Field.Root>
  );
}

/** A part of the calendar as data: first what it would change, then saving it. */
export function CalendarDialog(props: CalendarDialogProps) {
  const t = useTranslate();
  const draft = useDraft(props);
  const { busy, verdict } = draft;
  const field = useRef<HTMLTextAreaElement>(null);
  return (
    <Modal.Root open onOpenChange={(open) => (open || busy ? undefined : props.onClose())}>
      <Modal.Content onCloseAutoFocus={draft.focus.onCloseAutoFocus} aria-describedby={undefined}>
        <Modal.Header closeLabel={t('dialog.close')}>
          <Modal.Title>{t('calendar.edit')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <PartSelect data={props.data} part={draft.part} onPart={draft.choose} />
            <Field.Root hint={t('calendar.data-hint')}>
              <Field.Label>{t('calendar.data')}</Field.Label>
              <Textarea
                ref={field}
                value={draft.text}
                spellCheck={false}
                style={{ fontFamily: 'monospace', minHeight: '26rem' }}
                onChange={(event: React.ChangeEvent<HTMLTextAreaElement>) => draft.type(event.target.value)}
              />
              <Field.Hint />
            </Field.Root>
            <Field.Root>
              <Field.Label>{t('calendar.reason')}</Field.Label>
              <TextInput
                value={draft.reason}
                maxLength={5000}
                onChange={(event: React.ChangeEvent<HTMLInputElement>) => draft.setReason(event.target.value)}
              />
            </Field.Root>
            <Box aria-live="polite">
              <VerdictBox verdict={verdict} />
            </Box>
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button type="button" variant="tertiary" disabled={busy} style={{ flexShrink: 0 }} onClick={props.onClose}>
            {t('dialog.cancel')}
          </Button>
          <Flex gap={2} wrap="wrap" justifyContent="flex-end">
            <Button type="button" variant="secondary" loading={busy} onClick={() => void draft.preview()}>
              {t('calendar.preview')}
            </Button>
            {/* Nobody saves what they have not seen the effect of. */}
            <Button
              type="button"
              disabled={verdict?.kind !== 'impact'}
              loading={busy}
              onClick={() => void draft.save()}
            >
              {t('calendar.save')}
            </Button>
          </Flex>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
