import { useMemo, useState, type SyntheticEvent } from 'react';

import { Box, Field, SingleSelect, SingleSelectOption, Textarea, Typography } from '@strapi/design-system';

import type { Passage, ProofFinding, ProofRound, ProofTrack } from '../../api/proof';
import { useCommentDraft } from '../../hooks/useCommentDraft';
import { useFieldName } from '../../hooks/useFieldName';
import { useTranslate } from '../../hooks/useTranslate';
import { offsetInText, selectedIn, type Selected } from '../../model/proof';
import { Choice } from './Choice';
import { ProofDialog, type DialogProps } from './ProofDialog';

interface FindDialogProps extends DialogProps {
  readonly track: ProofTrack;
  /** Rounds in which the caller may note findings. */
  readonly rounds: readonly ProofRound[];
  /** What was selected in the text behind. */
  readonly selected: Selected | null;
}

interface PlaceProps {
  readonly track: ProofTrack;
  readonly path: string;
  readonly selected: Selected | null;
  readonly onPath: (path: string) => void;
  readonly onSelect: (selected: Selected | null) => void;
}

/** The document as a whole; a path is never empty, and neither is the value of an option. */
const WHOLE = '*';

/**
 * The passage in a box in which words are selected with the keyboard as with the mouse. Nothing typed changes it; a box
 * that is read-only would have no caret in Chromium, and the keyboard could select nothing.
 */
function PassageBox({ passage, onSelect }: { readonly passage: Passage; readonly onSelect: PlaceProps['onSelect'] }) {
  const t = useTranslate();
  const look = ({ currentTarget }: SyntheticEvent<HTMLTextAreaElement>) => {
    const { selectionStart, selectionEnd } = currentTarget;
    const at = (offset: number) => offsetInText(passage.text, offset);
    onSelect(selectedIn(passage, at(selectionStart), at(selectionEnd)));
  };
  return (
    <Field.Root hint={t('proof.find.select-hint')}>
      <Field.Label>{t('proof.find.select')}</Field.Label>
      <Textarea
        aria-readonly
        value={passage.text}
        onSelect={look}
        onBeforeInput={(event: SyntheticEvent) => event.preventDefault()}
        onChange={() => undefined}
      />
      <Field.Hint />
    </Field.Root>
  );
}

function Place({ track, path, selected, onPath, onSelect }: PlaceProps) {
  const t = useTranslate();
  const fieldName = useFieldName();
  const passage = track.passages.find((one) => one.path === path);
  const paths = [...new Set([...track.passages.map((one) => one.path), ...track.fields])];
  return (
    <>
      <Field.Root>
        <Field.Label>{t('proof.find.where')}</Field.Label>
        <SingleSelect
          value={path === '' ? WHOLE : path}
          onChange={(value) => onPath(value === WHOLE ? '' : String(value))}
        >
          {paths.map((one) => (
            <SingleSelectOption key={one} value={one}>
              {fieldName(one)}
            </SingleSelectOption>
          ))}
          <SingleSelectOption value={WHOLE}>{t('proof.whole-document')}</SingleSelectOption>
        </SingleSelect>
      </Field.Root>
      {passage === undefined ? null : <PassageBox key={path} passage={passage} onSelect={onSelect} />}
      <Box aria-live="polite">
        <Typography tag="p" variant="pi" style={{ overflowWrap: 'anywhere' }}>
          {selected === null ? t('proof.find.nothing') : t('proof.find.selected', { quote: selected.quote })}
        </Typography>
      </Box>
    </>
  );
}

/** Notes a finding: where, how grave, and what is wrong. What was typed survives a refusal and a reload. */
export function FindDialog({ track, rounds, selected: chosen, ...dialog }: FindDialogProps) {
  const t = useTranslate();
  const { uid, documentId, locale = '' } = dialog.target;
  const note = useCommentDraft(`review.proof.find ${uid} ${documentId} ${locale}`);
  const [round, setRound] = useState(rounds[0]?.key ?? '');
  const [severity, setSeverity] = useState<ProofFinding['severity']>('block');
  const [path, setPath] = useState(chosen?.path ?? track.passages[0]?.path ?? '');
  const [selected, setSelected] = useState<Selected | null>(chosen);
  const [missing, setMissing] = useState(false);
  const severities = useMemo(
    () => (['block', 'advice'] as const).map((key) => ({ key, label: t(`proof.severity.${key}`) })),
    [t],
  );
  const request = () => {
    const isMissing = note.comment.trim() === '';
    setMissing(isMissing);
    if (isMissing) return null;
    const at = selected?.path === path ? selected : { path, start: 0, end: 0, quote: '' };
    return { path: 'findings', body: { ...at, round, severity, note: note.comment } };
  };
  return (
    <ProofDialog
      {...dialog}
      title={t('proof.find.title')}
      confirm={t('proof.find.confirm')}
      done={t('proof.find.done')}
      request={request}
      onDone={note.clear}
    >
      {rounds.length > 1 ? (
        <Field.Root>
          <Field.Label>{t('proof.find.round')}</Field.Label>
          <SingleSelect value={round} onChange={(value) => setRound(String(value))}>
            {rounds.map(({ key, name }) => (
              <SingleSelectOption key={key} value={key}>
                {name}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      ) : null}
      <Place
        track={track}
        path={path}
        selected={selected?.path === path ? selected : null}
        onPath={setPath}
        onSelect={setSelected}
      />
      <Choice
        legend={t('proof.find.severity')}
        name="severity"
        options={severities}
        value={severity}
        onChange={setSeverity}
      />
      <Field.Root name="note" required {...(missing ? { error: t('proof.find.note-missing') } : {})}>
        <Field.Label>{t('proof.find.note')}</Field.Label>
        <Textarea
          value={note.comment}
          maxLength={5000}
          onChange={(event: React.ChangeEvent<HTMLTextAreaElement>) => {
            note.write(event.target.value);
            setMissing(false);
          }}
        />
        <Field.Error />
      </Field.Root>
    </ProofDialog>
  );
}
