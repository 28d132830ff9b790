import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';

import { Button, Field, Flex, Modal, Textarea, Typography } from '@strapi/design-system';

import type { ActTogether, Task, TogetherAnswer, TogetherRequest } from '../api/together';
import { useActTogether } from '../hooks/useActTogether';
import { useIsOpened } from '../hooks/useOpenedVersions';
import { useReturnFocus } from '../hooks/useReturnFocus';
import { useTranslate } from '../hooks/useTranslate';
import { EMPTY_INPUT, missingInputs, type MissingInput } from '../model/action-input';
import { actionForm, type ActionForm } from '../model/actions';
import { asksComment, sortTasks, taskKey, taskOf, type LeftTask } from '../model/together';
import { PersonField } from './PersonField';
import { RefusalNotice } from './RefusalNotice';
import { LeftList, ReadyList } from './TogetherLists';

interface TogetherDialogProps {
  readonly act: ActTogether;
  /** What was selected when the dialog opened. */
  readonly selected: readonly Task[];
  /** The page as it is now: after an answer it is read again. */
  readonly tasks: readonly Task[];
  readonly comment: string;
  readonly onComment: (comment: string) => void;
  readonly home: RefObject<HTMLElement>;
  readonly onClose: () => void;
  readonly onAnswered: () => void;
}

/** What was done, and what the server left out. */
interface Outcome {
  readonly done: number;
  readonly left: readonly LeftTask[];
}

function outcomeOf({ done, leftOut }: TogetherAnswer, sent: readonly Task[]): Outcome {
  const left = leftOut.flatMap((one): LeftTask[] => {
    const task = taskOf(sent, one);
    return task ? [{ task, why: 'off', message: one.message }] : [];
  });
  return { done: done.length, left };
}

const requestFor = (name: string, tasks: readonly Task[], comment: string, to: string): TogetherRequest => ({
  action: name,
  ...(comment.trim() === '' ? {} : { comment: comment.trim() }),
  ...(to === '' ? {} : { to }),
  items: tasks.map(({ uid, documentId, locale, digest, level }) => ({
    ...{ uid, documentId, locale, digest },
    ...(actionForm(name).atLevel && level?.key ? { level: level.key } : {}),
  })),
});

/**
 * The tasks that the dialog is about: those selected when it opened, as they were shown then; after a second try is
 * asked for, those left out, as they are now. `gone` are those that the list no longer has, with why they were left out.
 */
function useSubjects({ selected, tasks }: Pick<TogetherDialogProps, 'selected' | 'tasks'>) {
  const [{ subjects, gone }, set] = useState<{ subjects: readonly Task[]; gone: readonly LeftTask[] }>({
    subjects: selected,
    gone: [],
  });
  const again = (left: readonly LeftTask[]) => {
    const now = new Map(tasks.map((task) => [taskKey(task), task]));
    const there = left.flatMap(({ task }) => now.get(taskKey(task)) ?? []);
    set({ subjects: there, gone: left.filter(({ task }) => !now.has(taskKey(task))) });
  };
  return { subjects, gone, again };
}

function useTogetherDialog(props: TogetherDialogProps) {
  const { act, comment, home, onAnswered } = props;
  const { subjects, gone, again } = useSubjects(props);
  const isOpened = useIsOpened();
  const { ready, leftOut: off } = sortTasks(act, subjects, isOpened);
  const leftOut = [...off, ...gone];
  const [person, setPerson] = useState('');
  const [missing, setMissing] = useState<readonly MissingInput[]>([]);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const acting = useActTogether();
  const focus = useReturnFocus(home);
  const plain = actionForm(act.name);
  const form: ActionForm = asksComment(act.name, ready) ? { ...plain, comment: 'required' } : plain;

  const confirm = async () => {
    // None of these acts asks for a time.
    const lacking = missingInputs(form, { ...EMPTY_INPUT, comment, person }, 'UTC');
    setMissing(lacking);
    if (lacking.length > 0) return;
    const answer = await acting.send(
      requestFor(act.name, ready, comment, form.fields.includes('person') ? person : ''),
    );
    if (answer !== null) {
      focus.goHome();
      const { done, left } = outcomeOf(answer, ready);
      setOutcome({ done, left: [...left, ...leftOut] });
    }
    onAnswered();
  };
  const retry = () => {
    if (outcome) again(outcome.left);
    setOutcome(null);
  };
  const choose = (email: string) => {
    setPerson(email);
    setMissing([]);
  };
  return { ready, leftOut, form, person, choose, missing, setMissing, confirm, retry, outcome, acting, focus };
}

type Desk = ReturnType<typeof useTogetherDialog>;

interface QuestionProps extends Pick<TogetherDialogProps, 'act' | 'comment' | 'onComment'> {
  readonly desk: Desk;
}

/** What is about to be done, on which documents, and what it still takes. */
function Question({ act, desk, comment, onComment }: QuestionProps) {
  const t = useTranslate();
  const { form, missing, ready, leftOut, person, choose, setMissing } = desk;
  return (
    <>
      <ReadyList tasks={ready} />
      <LeftList heading={t('together.left-before', { count: leftOut.length })} left={leftOut} />
      {act.needsOpening ? (
        <Typography tag="p" variant="pi" textColor="neutral700">
          {t('together.needs-opening')}
        </Typography>
      ) : null}
      {form.consequence ? (
        <Typography tag="p" fontWeight="semiBold">
          {t(`consequence.${act.name}`)}
        </Typography>
      ) : null}
      {form.fields.includes('person') ? (
        <PersonField
          value={person}
          error={missing.includes('person') && t('dialog.missing.person')}
          onChange={choose}
        />
      ) : null}
      <Field.Root
        required={form.comment === 'required'}
        error={missing.includes('comment') && t('dialog.missing.comment')}
        hint={t('together.comment-hint')}
      >
        <Field.Label>{t(form.comment === 'required' ? 'dialog.reason' : 'dialog.comment')}</Field.Label>
        <Textarea
          name="comment"
          value={comment}
          onChange={(event) => {
            setMissing([]);
            onComment(event.target.value);
          }}
        />
        <Field.Error />
        <Field.Hint />
      </Field.Root>
      {desk.acting.failure === null ? null : <RefusalNotice failure={desk.acting.failure} />}
    </>
  );
}

/** What became of it: read out at once, with what was left out by name. */
function Answer({ act, outcome }: { readonly act: ActTogether; readonly outcome: Outcome }) {
  const t = useTranslate();
  const text = useRef<HTMLDivElement>(null);
  useEffect(() => text.current?.focus(), []);
  const action = t(`action.${act.name}`, undefined, act.name);
  return (
    <>
      <Typography ref={text} tag="p" role="status" tabIndex={-1} fontWeight="semiBold">
        {t('together.done', { action, count: outcome.done })}
      </Typography>
      <LeftList heading={t('together.left-after', { count: outcome.left.length })} left={outcome.left} />
    </>
  );
}

/** The page behind listens for keys: those typed here stay here, but for Escape. */
const keepKeys = (event: KeyboardEvent) => {
  if (event.key !== 'Escape') event.stopPropagation();
};

/** The dialog of one act on several tasks: the titles, what it takes, and what became of each. */
export function TogetherDialog(props: TogetherDialogProps) {
  const t = useTranslate();
  const { act, onClose } = props;
  const desk = useTogetherDialog(props);
  const { ready, outcome, acting, form } = desk;
  const label = t(`action.${act.name}`, undefined, act.name);
  return (
    <Modal.Root open onOpenChange={(open) => (open || acting.busy ? undefined : onClose())}>
      <Modal.Content onKeyDown={keepKeys} onCloseAutoFocus={desk.focus.onCloseAutoFocus} aria-describedby={undefined}>
        <Modal.Header closeLabel={t('dialog.close')}>
          <Modal.Title>{t('together.title', { action: label })}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            {outcome === null ? <Question {...props} desk={desk} /> : <Answer act={act} outcome={outcome} />}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button type="button" variant="tertiary" disabled={acting.busy} onClick={onClose}>
            {t(outcome === null ? 'dialog.cancel' : 'dialog.close')}
          </Button>
          {outcome === null ? (
            <Button
              type="button"
              variant={form.tone}
              loading={acting.busy}
              disabled={ready.length === 0}
              onClick={() => void desk.confirm()}
            >
              {t('together.confirm', { action: label, count: ready.length })}
            </Button>
          ) : null}
          {outcome !== null && outcome.left.length > 0 ? (
            <Button type="button" variant="secondary" onClick={desk.retry}>
              {t('together.again')}
            </Button>
          ) : null}
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
