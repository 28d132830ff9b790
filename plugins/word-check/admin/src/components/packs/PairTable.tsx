import { useId, useRef, type ClipboardEvent, type KeyboardEvent } from 'react';

import { Box, Button, Field, Flex, IconButton, Textarea, TextInput, Typography } from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';

import { useTranslate } from '../../hooks/useTranslate';
import { linesOf, pairsOf, pastedPairs, type Pair } from '../../model/swap-pairs';

/** More pairs are shown as lines: so many fields would be slow, and nobody goes through them one by one. */
const MOST = 100;

interface PairTableProps {
  /** Lines of `wrong → right`. */
  readonly value: string;
  readonly disabled: boolean;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}

function Lines({ value, disabled, error, onChange }: PairTableProps) {
  const t = useTranslate();
  return (
    <Field.Root name="swap" error={error ?? false} hint={t('packs.field.swap.lines')}>
      <Field.Label>{t('packs.field.swap')}</Field.Label>
      <Textarea value={value} disabled={disabled} onChange={(event) => onChange(event.target.value)} />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}

interface RowProps {
  readonly pair: Pair;
  readonly row: number;
  readonly disabled: boolean;
  readonly hasError: boolean;
  readonly onChange: (pair: Pair) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onRemove: (() => void) | undefined;
}

function Row({ pair, row, disabled, hasError, onChange, onPaste, onKeyDown, onRemove }: RowProps) {
  const t = useTranslate();
  const [wrong, right] = pair;
  const shared = { disabled, hasError, onPaste, onKeyDown, size: 'S' as const };
  return (
    <tr>
      <Box tag="td" paddingRight={2} paddingBottom={2}>
        <TextInput
          {...shared}
          value={wrong}
          aria-label={t('packs.pair.wrong.of', { row })}
          onChange={(event) => onChange([event.target.value, right])}
        />
      </Box>
      <Box tag="td" paddingRight={2} paddingBottom={2}>
        <TextInput
          {...shared}
          value={right}
          aria-label={t('packs.pair.right.of', { row })}
          onChange={(event) => onChange([wrong, event.target.value])}
        />
      </Box>
      <Box tag="td" paddingBottom={2}>
        {onRemove ? (
          <IconButton type="button" variant="ghost" label={t('packs.pair.remove', { row })} onClick={onRemove}>
            <Trash />
          </IconButton>
        ) : null}
      </Box>
    </tr>
  );
}

/** Wrong forms and right ones in two columns. Enter goes on with the next pair; rows of a spreadsheet can be pasted. */
export function PairTable(props: PairTableProps) {
  const { value, disabled, error, onChange } = props;
  const t = useTranslate();
  const told = useId();
  const body = useRef<HTMLTableSectionElement>(null);
  const pairs = pairsOf(value);
  if (pairs.length > MOST) return <Lines {...props} />;
  const put = (row: number, count: number, ...given: Pair[]) =>
    onChange(linesOf([...pairs.slice(0, row), ...given, ...pairs.slice(row + count)]));
  // The row is there with the next picture.
  const goTo = (row: number) =>
    requestAnimationFrame(() => body.current?.rows[Math.max(0, row)]?.querySelector('input')?.focus());
  const add = (row: number) => {
    put(row, 0, ['', '']);
    goTo(row);
  };
  const paste = (event: ClipboardEvent, row: number) => {
    const given = pastedPairs(event.clipboardData.getData('text'));
    if (!given) return;
    event.preventDefault();
    const isEmpty = pairs[row]?.join('') === '';
    put(isEmpty ? row : row + 1, isEmpty ? 1 : 0, ...given);
  };
  return (
    <Flex role="group" aria-label={t('packs.field.swap')} direction="column" alignItems="flex-start" gap={1}>
      <Typography variant="pi" fontWeight="bold">
        {t('packs.field.swap')}
      </Typography>
      <Box tag="table" width="100%" maxWidth="48rem" {...(error === undefined ? {} : { 'aria-describedby': told })}>
        <thead>
          <tr>
            {(['wrong', 'right'] as const).map((side) => (
              <Box key={side} tag="th" scope="col" paddingBottom={1} style={{ textAlign: 'start' }}>
                <Typography variant="pi" textColor="neutral600">
                  {t(`packs.pair.${side}`)}
                </Typography>
              </Box>
            ))}
            <td />
          </tr>
        </thead>
        <tbody ref={body}>
          {pairs.map((pair, row) => (
            <Row
              key={row}
              pair={pair}
              row={row + 1}
              disabled={disabled}
              hasError={error !== undefined}
              onChange={(changed) => put(row, 1, changed)}
              onPaste={(event) => paste(event, row)}
              onKeyDown={(event) => {
                // Not the Enter that ends the choice of a character.
                if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
                event.preventDefault();
                add(row + 1);
              }}
              onRemove={
                disabled || pairs.length < 2
                  ? undefined
                  : () => {
                      put(row, 1);
                      goTo(row - 1);
                    }
              }
            />
          ))}
        </tbody>
      </Box>
      {error === undefined ? null : (
        <Typography id={told} variant="pi" textColor="danger600">
          {error}
        </Typography>
      )}
      {disabled ? null : (
        <>
          <Button
            type="button"
            size="S"
            variant="tertiary"
            startIcon={<Plus aria-hidden />}
            onClick={() => add(pairs.length)}
          >
            {t('packs.pair.add')}
          </Button>
          <Typography variant="pi" textColor="neutral600">
            {t('packs.field.swap.hint')}
          </Typography>
        </>
      )}
    </Flex>
  );
}
