import { useCallback, useDeferredValue, useMemo, useRef, type RefObject } from 'react';

import { unstable_useContentManagerContext as useContentManagerContext } from '@strapi/content-manager/strapi-admin';
import { Button, Flex, Typography } from '@strapi/design-system';

import { useFocusAfter } from '../hooks/useFocusAfter';
import { usePanelNote } from '../hooks/usePanelNote';
import { usePictures, type PictureProgress } from '../hooks/usePictures';
import { useScan, type ScanState } from '../hooks/useScan';
import { useSuggestions, type EditForm } from '../hooks/useSuggestions';
import { useTranslate } from '../hooks/useTranslate';
import { useWaivers } from '../hooks/useWaivers';
import { countFindings, splitWaived, type Finding, type WaivedFinding } from '../model/findings';
import { showPlace } from '../model/place';
import { proseOf, type Values } from '../model/values';
import { FindingGroups } from './FindingGroups';
import { Clean, Failure, Waiting } from './PanelStates';
import { WaivedFindings } from './WaivedFindings';
import type { Waiving } from './WaiverArea';

interface FieldLabel {
  readonly name: string;
  readonly label: string;
}

/** Names a path by the label of its field in the form; positions count from 1. */
function nameOf(path: string, labels: readonly FieldLabel[]): string {
  const [field = '', ...rest] = path.split('.');
  const label = labels.find(({ name }) => name === field)?.label ?? field;
  const positions = rest.filter((part) => /^\d+$/.test(part)).map((part) => Number(part) + 1);
  return [label, ...positions].join(' ');
}

interface SummaryProps {
  readonly scan: ScanState;
  /** Findings nobody has waived. */
  readonly open: readonly Finding[];
  readonly note: string | null;
  /** Null when every picture is read. */
  readonly pictures: PictureProgress | null;
  /** For the focus, where there is nothing else to have it. */
  readonly place: RefObject<HTMLParagraphElement>;
}

/** One sentence on the result, which screen readers hear when it changes. */
function Summary({ scan, open, note, pictures, place }: SummaryProps) {
  const t = useTranslate();
  const sentence = () => {
    if (scan.failure) return t('summary.failed');
    if (!scan.answer) return t('summary.loading');
    if (open.length === 0) return pictures ? '' : t('clean');
    return t('summary.found', countFindings(open));
  };
  return (
    <Typography tag="p" ref={place} tabIndex={-1} variant="pi" textColor="neutral600" role="status" aria-live="polite">
      {note === null ? '' : `${note} `}
      {sentence()}
      {pictures ? ` ${t('pictures.reading', { done: pictures.done, total: pictures.total })}` : ''}
      {scan.loading && scan.answer ? ` ${t('summary.checking')}` : ''}
    </Typography>
  );
}

interface WordCheckPanelProps {
  readonly model: string;
  readonly readOnly: boolean;
  /** The document in the form; null before it is saved for the first time. */
  readonly documentId: string | null;
  readonly locale: string | null;
  /** Another one after every save. */
  readonly version: string;
}

/** The document as the server is told of it: by name, and with its version. */
function useEdited({ model, documentId, locale, version }: Omit<WordCheckPanelProps, 'readOnly'>) {
  const name = useMemo(
    () => (documentId === null ? null : { documentId, ...(locale === null ? {} : { locale }) }),
    [documentId, locale],
  );
  const edited = useMemo(() => (name ? { ...name, uid: model, version } : null), [name, model, version]);
  return { name, edited };
}

/** The word check of the form it stands beside, for every content type. */
export function WordCheckPanel({ readOnly, ...target }: WordCheckPanelProps) {
  const t = useTranslate();
  const { form, contentType, layout } = useContentManagerContext();
  const { values: typed, modified } = form as EditForm;
  // Typing comes first: the panel follows when there is time.
  const values = useDeferredValue(typed);
  const attributes = contentType?.attributes;
  const data: Values = useMemo(() => (attributes ? proseOf(attributes, values) : {}), [attributes, values]);
  const { name, edited } = useEdited(target);
  const scan = useScan(target.model, data, name);
  const { answer } = scan;
  const pictures = usePictures(scan);
  const suggestions = useSuggestions(form as EditForm);
  const waivers = useWaivers(edited, { modified, onDone: scan.retry });
  const { text: note, say, sayDone } = usePanelNote(answer);
  const labels = useMemo(() => layout.edit.layout.flat(2).map(({ name, label }) => ({ name, label })), [layout]);
  const fieldName = useCallback((path: string) => nameOf(path, labels), [labels]);
  const { open, waived } = useMemo(() => splitWaived(answer?.findings ?? []), [answer]);
  const secrets = useMemo(() => (answer?.findings ?? []).filter(({ masked }) => masked !== undefined), [answer]);

  const [status, undo, heading] = [
    useRef<HTMLParagraphElement>(null),
    useRef<HTMLButtonElement>(null),
    useRef<HTMLElement>(null),
  ];
  const focusHeading = useFocusAfter(answer, () => heading.current ?? status.current);
  const focusUndo = useFocusAfter(suggestions.undo, () => undo.current);

  const show = useCallback(
    (finding: Finding) => {
      if (!showPlace(values, finding)) say(t('place.elsewhere', { field: fieldName(finding.path) }));
    },
    [values, t, fieldName, say],
  );
  const { apply } = suggestions;
  const onApply = useCallback(
    (finding: Finding, suggestion: string) => {
      if (!apply(finding, suggestion)) return;
      sayDone(suggestion === '' ? t('deleted') : t('applied', { suggestion }));
      focusUndo();
    },
    [apply, sayDone, t, focusUndo],
  );
  const takeBack = () => {
    suggestions.undo?.();
    sayDone(t('undone'));
    status.current?.focus();
  };
  const waiving: Waiving | null = useMemo(() => {
    if (waivers === null || readOnly) return null;
    return {
      refusal: modified ? t('waive.unsaved') : null,
      onRefused: say,
      waive: async (finding, reason) => {
        const failure = await waivers.waive(finding, reason);
        if (failure) return failure;
        sayDone(t('waive.done'));
        focusHeading();
        return null;
      },
    };
  }, [waivers, readOnly, modified, t, say, sayDone, focusHeading]);
  const withdraw = async ({ waived: { id } }: WaivedFinding) => {
    const failure = await waivers?.withdraw(id);
    if (failure) return say(failure.message ?? t('failure.silent'));
    sayDone(t('waived.undone'));
    focusHeading();
  };
  return (
    <Flex direction="column" alignItems="flex-start" gap={3} width="100%">
      <Summary scan={scan} open={open} note={note} pictures={pictures} place={status} />
      {scan.failure ? <Failure failure={scan.failure} onRetry={scan.retry} /> : null}
      {!answer && !scan.failure ? <Waiting /> : null}
      {answer && !scan.failure && open.length === 0 && !pictures ? <Clean /> : null}
      {suggestions.undo ? (
        <Button ref={undo} type="button" size="S" variant="tertiary" onClick={takeBack}>
          {t('undo')}
        </Button>
      ) : null}
      {answer ? (
        <FindingGroups
          findings={open}
          values={values}
          secrets={secrets}
          fieldName={fieldName}
          onShow={show}
          onApply={readOnly ? null : onApply}
          waiving={waiving}
        />
      ) : null}
      <WaivedFindings
        ref={heading}
        findings={waived}
        fieldName={fieldName}
        onWithdraw={waiving === null ? null : withdraw}
      />
    </Flex>
  );
}
