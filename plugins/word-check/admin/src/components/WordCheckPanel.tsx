import { useCallback, useMemo, useState } from 'react';

import { unstable_useContentManagerContext as useContentManagerContext } from '@strapi/content-manager/strapi-admin';
import { Button, Flex, Typography } from '@strapi/design-system';

import { usePictures, type PictureProgress } from '../hooks/usePictures';
import { useScan, type ScanState } from '../hooks/useScan';
import { useSuggestions, type EditForm } from '../hooks/useSuggestions';
import { useTranslate } from '../hooks/useTranslate';
import { countFindings, type Finding } from '../model/findings';
import { showPlace } from '../model/place';
import { proseOf, type Values } from '../model/values';
import { FindingGroups } from './FindingGroups';
import { Clean, Failure, Waiting } from './PanelStates';

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
  readonly note: string | null;
  /** Null when every picture is read. */
  readonly pictures: PictureProgress | null;
}

/** One sentence on the result, which screen readers hear when it changes. */
function Summary({ scan, note, pictures }: SummaryProps) {
  const t = useTranslate();
  const sentence = () => {
    if (scan.failure) return t('summary.failed');
    if (!scan.answer) return t('summary.loading');
    if (scan.answer.findings.length === 0) return pictures ? '' : t('clean');
    return t('summary.found', countFindings(scan.answer.findings));
  };
  return (
    <Typography tag="p" variant="pi" textColor="neutral600" role="status" aria-live="polite">
      {note ?? sentence()}
      {pictures ? ` ${t('pictures.reading', { done: pictures.done, total: pictures.total })}` : ''}
      {scan.loading && scan.answer ? ` ${t('summary.checking')}` : ''}
    </Typography>
  );
}

/** The word check of the form it stands beside, for every content type. */
export function WordCheckPanel({ model, readOnly }: { readonly model: string; readonly readOnly: boolean }) {
  const t = useTranslate();
  const { form, contentType, layout } = useContentManagerContext();
  const values = (form as EditForm).values;
  const attributes = contentType?.attributes;
  const data: Values = useMemo(() => (attributes ? proseOf(attributes, values) : {}), [attributes, values]);
  const scan = useScan(model, data);
  const pictures = usePictures(scan);
  const suggestions = useSuggestions(form as EditForm);
  const [note, setNote] = useState<{ text: string; about: ScanState['answer'] } | null>(null);
  const labels = useMemo(() => layout.edit.layout.flat(2).map(({ name, label }) => ({ name, label })), [layout]);
  const fieldName = useCallback((path: string) => nameOf(path, labels), [labels]);
  const { answer } = scan;
  const show = useCallback(
    (finding: Finding) => {
      const text = t('place.elsewhere', { field: fieldName(finding.path) });
      setNote(showPlace(values, finding) ? null : { text, about: answer });
    },
    [values, t, fieldName, answer],
  );
  return (
    <Flex direction="column" alignItems="flex-start" gap={3} width="100%">
      <Summary scan={scan} note={note?.about === answer ? note.text : null} pictures={pictures} />
      {scan.failure ? <Failure failure={scan.failure} onRetry={scan.retry} /> : null}
      {!answer && !scan.failure ? <Waiting /> : null}
      {answer && !scan.failure && answer.findings.length === 0 && !pictures ? <Clean /> : null}
      {suggestions.undo ? (
        <Button type="button" size="S" variant="tertiary" onClick={suggestions.undo}>
          {t('undo')}
        </Button>
      ) : null}
      {answer ? (
        <FindingGroups
          findings={answer.findings}
          values={values}
          fieldName={fieldName}
          onShow={show}
          suggestions={readOnly ? null : suggestions}
        />
      ) : null}
    </Flex>
  );
}
