import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';

import { Button, Flex, Modal, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { useAction } from '../hooks/useAction';
import { useOpinionDraft } from '../hooks/useOpinionDraft';
import { useParkZone } from '../hooks/useParkZone';
import { useReturnFocus } from '../hooks/useReturnFocus';
import { useTranslate } from '../hooks/useTranslate';
import { actionRequest, EMPTY_INPUT, missingInputs, type ActionInput, type MissingInput } from '../model/action-input';
import { digestToSign, levelsBefore } from '../model/actions';
import { formFor } from '../model/required-comment';
import { ActionAdditions } from './ActionAdditions';
import { ActionFields } from './ActionFields';
import { SubjectText, type ActionSubject } from './ActionSubject';
import { OpinionNotice } from './OpinionNotice';
import { RefusalNotice } from './RefusalNotice';
import { SharedMediaNotice } from './SharedMediaNotice';
import { UnsignedChanges } from './UnsignedChanges';

interface ActionDialogProps extends ActionSubject {
  readonly name: string;
  /** Where the focus goes when the action is done: its button may be gone then. */
  readonly home: RefObject<HTMLElement>;
  readonly onClose: () => void;
  /** The server answered, with yes or no: what is shown of the document may be old. */
  readonly onAnswered: (done: boolean) => void;
}

/**
 * The digest that is signed: the one from when the dialog opened, or, when a save was just being followed then, the
 * first one read after it. Null until there is one; later changes do not move it.
 */
function useDigestToSign(current: string, outdated: boolean): string | null {
  const [digest, setDigest] = useState(outdated ? null : current);
  useEffect(() => {
    if (!outdated) setDigest((before) => before ?? current);
  }, [outdated, current]);
  return digest;
}

function useActionDialog({ name, target, document, outdated, home, onClose, onAnswered }: ActionDialogProps) {
  const t = useTranslate();
  const { toggleNotification } = useNotification();
  const form = formFor(document.actions, name);
  const digest = useDigestToSign(digestToSign(form, document), outdated === true);
  const [level] = useState(document.run?.level?.key ?? null);
  const timeZone = useParkZone();
  const opinion = useOpinionDraft(target, name);
  const { text: comment, write, clear } = opinion;
  const [fields, setFields] = useState<ActionInput>(EMPTY_INPUT);
  const [missing, setMissing] = useState<readonly MissingInput[]>([]);
  const acting = useAction(target);
  const focus = useReturnFocus(home);
  const input = { ...fields, comment };
  const shown = digest === null || timeZone === null ? null : { digest, level, timeZone };

  const change = (next: Partial<ActionInput>) => {
    if (next.comment !== undefined) write(next.comment);
    setFields((before) => ({ ...before, ...next }));
    setMissing([]);
  };
  const confirm = async () => {
    if (shown === null) return;
    const lacking = missingInputs(form, input, shown.timeZone);
    setMissing(lacking);
    if (lacking.length > 0) return;
    const answer = await acting.send(actionRequest(name, form, shown, input));
    if (answer !== null) {
      clear();
      focus.goHome();
      onClose();
      toggleNotification({
        type: 'success',
        message: t('dialog.done', { action: t(`action.${name}`, undefined, name), seq: answer.ledgerSeq }),
      });
    }
    onAnswered(answer !== null);
  };
  const busy = acting.busy;
  return {
    form,
    digest,
    input,
    opinion,
    missing,
    change,
    confirm,
    busy,
    waiting: shown === null,
    failure: acting.failure,
    focus,
  };
}

/** The editor behind listens for Ctrl+Enter on the window and would save: keys typed here stay here, but for Escape. */
const keepKeys = (event: KeyboardEvent) => {
  if (event.key !== 'Escape') event.stopPropagation();
};

/** The first thing to fill in. */
const FIELDS = 'input, textarea, [role="combobox"]';

/** The dialog of one action: what is signed, what must be said, and the server's answer. */
export function ActionDialog(props: ActionDialogProps) {
  const t = useTranslate();
  const { name, document, onClose } = props;
  const { form, digest, input, opinion, missing, change, confirm, busy, waiting, failure, focus } =
    useActionDialog(props);
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (missing.length > 0) body.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [missing]);
  const onOpenAutoFocus = (event: Event) => {
    const field = body.current?.querySelector<HTMLElement>(FIELDS);
    // What cannot be taken back is to be read from the top.
    if (!field || form.tone === 'danger') return;
    event.preventDefault();
    field.focus();
  };
  const label = t(`action.${name}`, undefined, name);
  return (
    <Modal.Root open onOpenChange={(open) => (open || busy ? undefined : onClose())}>
      <Modal.Content
        onKeyDown={keepKeys}
        onOpenAutoFocus={onOpenAutoFocus}
        onCloseAutoFocus={focus.onCloseAutoFocus}
        aria-describedby={undefined}
      >
        <Modal.Header closeLabel={t('dialog.close')}>
          <Modal.Title>{label}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex ref={body} direction="column" alignItems="stretch" gap={4}>
            <SubjectText {...props} form={form} digest={digest ?? digestToSign(form, document)} />
            {form.consequence ? (
              <Typography tag="p" fontWeight="semiBold" textColor={form.tone === 'danger' ? 'danger600' : 'neutral800'}>
                {t(`consequence.${name}`)}
              </Typography>
            ) : null}
            {form.subject === 'release' ? <SharedMediaNotice media={document.sharedMedia ?? []} /> : null}
            <ActionAdditions name={name} target={props.target} />
            {name === 'adopt' ? <UnsignedChanges changes={document.unattributed ?? []} /> : null}
            <ActionFields
              form={form}
              input={input}
              levels={levelsBefore(document.run)}
              missing={missing}
              onChange={change}
            />
            <OpinionNotice {...opinion} />
            {failure === null ? null : <RefusalNotice failure={failure} />}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button type="button" variant="tertiary" disabled={busy} onClick={onClose}>
            {t('dialog.cancel')}
          </Button>
          <Button type="button" variant={form.tone} loading={busy || waiting} onClick={() => void confirm()}>
            {t('dialog.confirm', { action: label })}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
