import { useState, type RefObject } from 'react';

import { Button, Field, Flex, Modal, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';

import { readRefusal, type ServerRefusal } from '../api/refusal';
import { nameSubstitute, type SubstitutionAnswer, type WorkflowOptions } from '../api/workflows';
import { useReturnFocus } from '../hooks/useReturnFocus';
import { useTranslate } from '../hooks/useTranslate';
import { RefusalNotice } from './RefusalNotice';

interface SubstituteDialogProps {
  readonly people: WorkflowOptions['people'];
  readonly home: RefObject<HTMLElement>;
  readonly onClose: () => void;
  /** New versions were saved: what is shown may be old. */
  readonly onDone: () => void;
}

function PersonSelect(props: {
  readonly label: string;
  readonly people: WorkflowOptions['people'];
  readonly value: string;
  readonly onChange: (code: string) => void;
}) {
  const t = useTranslate();
  const { label, people, value, onChange } = props;
  return (
    <Field.Root required>
      <Field.Label>{label}</Field.Label>
      <SingleSelect
        value={value}
        placeholder={t('flow.add-person')}
        onChange={(code: string | number) => onChange(String(code))}
      >
        {people.map(({ code, name, able }) => (
          <SingleSelectOption key={code} value={code}>
            {able ? name : t('flow.unable', { text: name })}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}

/** What was done, and which runs still have to be handed over one by one. */
function Outcome({ answer }: { readonly answer: SubstitutionAnswer }) {
  const t = useTranslate();
  return (
    <Flex role="status" direction="column" alignItems="flex-start" gap={2}>
      <Typography>{t('flow.substitute.done', { count: answer.workflows.length })}</Typography>
      {answer.runs.length === 0 ? null : (
        <>
          <Typography>{t('flow.substitute.runs', { count: answer.runs.length })}</Typography>
          <ul>
            {answer.runs.map(({ title }, index) => (
              <li key={index}>
                <Typography variant="pi">{title || t('untitled')}</Typography>
              </li>
            ))}
          </ul>
        </>
      )}
    </Flex>
  );
}

/** Names who takes somebody's place, so that their account can be closed. */
export function SubstituteDialog({ people, home, onClose, onDone }: SubstituteDialogProps) {
  const t = useTranslate();
  const client = useFetchClient();
  const { toggleNotification } = useNotification();
  const [person, setPerson] = useState('');
  const [to, setTo] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ServerRefusal | 'silent' | null>(null);
  const [answer, setAnswer] = useState<SubstitutionAnswer | null>(null);
  const focus = useReturnFocus(home);
  const send = async () => {
    setBusy(true);
    setFailure(null);
    try {
      setAnswer(await nameSubstitute(client, person, to));
      toggleNotification({ type: 'success', message: t('flow.substitute.saved') });
      onDone();
    } catch (error) {
      setFailure(readRefusal(error) ?? 'silent');
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal.Root open onOpenChange={(open) => (open || busy ? undefined : onClose())}>
      <Modal.Content onCloseAutoFocus={focus.onCloseAutoFocus} aria-describedby={undefined}>
        <Modal.Header closeLabel={t('dialog.close')}>
          <Modal.Title>{t('flow.substitute')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Typography tag="p">{t('flow.substitute.explanation')}</Typography>
            <PersonSelect label={t('flow.substitute.person')} people={people} value={person} onChange={setPerson} />
            <PersonSelect
              label={t('flow.substitute.to')}
              people={people.filter(({ code }) => code !== person)}
              value={to}
              onChange={setTo}
            />
            {failure === null ? null : <RefusalNotice failure={failure} />}
            {answer === null ? null : <Outcome answer={answer} />}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button type="button" variant="tertiary" disabled={busy} onClick={onClose}>
            {t(answer === null ? 'dialog.cancel' : 'dialog.close')}
          </Button>
          {answer === null ? (
            <Button type="button" loading={busy} disabled={person === '' || to === ''} onClick={() => void send()}>
              {t('flow.substitute.confirm')}
            </Button>
          ) : null}
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
