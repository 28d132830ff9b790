import { useCallback, useEffect, useRef, type RefObject } from 'react';

import { Box, Button, Flex, Link, Typography, VisuallyHidden } from '@strapi/design-system';
import { Check } from '@strapi/icons';

import type { ReadingChange, ReadingFile, ReadingFinding, RequiredReading } from '../api/readings';
import { useFieldName } from '../hooks/useFieldName';
import { useNaming } from '../hooks/useNaming';
import { usePageKeys } from '../hooks/usePageKeys';
import type { ReadingDesk } from '../hooks/useReading';
import { useTranslate } from '../hooks/useTranslate';
import { step } from '../model/keyboard';
import { circled, placeKey, totalLeft, type MarkKind } from '../model/reading';
import { readableChanges } from '../model/readable-diff';
import { ChangeBadge, ChangedText } from './DiffView';
import { EmptyNotice } from './LoadNotice';
import { PlaceNumber } from './PlaceNumber';
import { WaivedText } from './WaivedText';

interface ReadingProofProps {
  readonly reading: RequiredReading;
  readonly unsent: boolean;
  readonly mark: ReadingDesk['mark'];
  /** Addresses for looking at files, by SHA-256. */
  readonly addresses: Readonly<Record<string, string>>;
}

/** Stands at the end of a place: who has that in view has come to the end of it. */
const END = 'data-reading-end';

/** Marks places whose end comes into view while the page is looked at. */
function useInView(list: RefObject<HTMLElement>, changes: readonly ReadingChange[], mark: ReadingDesk['mark']) {
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => {
      for (const { isIntersecting, target } of entries) {
        const key = target.getAttribute(END);
        if (isIntersecting && key !== null && document.visibilityState === 'visible') mark('seen', key);
      }
    });
    for (const end of list.current?.querySelectorAll(`[${END}]`) ?? []) observer.observe(end);
    return () => observer.disconnect();
  }, [list, changes, mark]);
}

function Done({ done, words }: { readonly done: boolean; readonly words: string }) {
  return (
    <Typography variant="pi" textColor={done ? 'success700' : 'neutral800'} fontWeight="semiBold">
      {done ? <Check aria-hidden width="1.2rem" height="1.2rem" fill="success600" /> : null} {words}
    </Typography>
  );
}

interface ChangeItemProps {
  readonly change: ReadingChange;
  readonly number: number;
  readonly onSeen: () => void;
}

function ChangeItem({ change, number, onSeen }: ChangeItemProps) {
  const t = useTranslate();
  const naming = useNaming();
  const fieldName = useFieldName();
  const [shown] = readableChanges(change.entries, naming);
  const isFormOnly = change.block && shown?.note === 'not-in-words';
  return (
    <Box
      tag="li"
      id={`place-${number}`}
      tabIndex={-1}
      padding={3}
      background="neutral0"
      borderColor={change.seen ? 'neutral200' : 'warning500'}
      hasRadius
      // Who comes here with the keyboard, or is led here by a screen reader, has it before them.
      onFocus={onSeen}
    >
      <Flex gap={2} wrap="wrap" paddingBottom={2}>
        <Typography tag="h3" variant="omega" fontWeight="bold">
          <PlaceNumber number={number} /> {fieldName(change.path)}
        </Typography>
        <ChangeBadge kind={shown?.kind ?? 'changed'} />
        <Done done={change.seen} words={t(change.seen ? 'reader.seen' : 'reader.unseen')} />
      </Flex>
      {shown === undefined ? null : <ChangedText change={shown} note={isFormOnly ? t('reader.form-only') : null} />}
      <div {...{ [END]: placeKey(change) }} style={{ height: 1 }} />
    </Box>
  );
}

/** How much is left, said aloud when it changes, and the unseen places as links. */
function Left({
  reading,
  unsent,
  onGo,
}: Pick<ReadingProofProps, 'reading' | 'unsent'> & { onGo: (at: number) => void }) {
  const t = useTranslate();
  const { left, changes } = reading;
  const unseen = changes.flatMap(({ seen }, index) => (seen ? [] : [index]));
  return (
    <Box background={totalLeft(left) > 0 ? 'warning100' : 'success100'} hasRadius padding={3}>
      <Typography tag="p" fontWeight="semiBold" role="status" aria-atomic>
        {totalLeft(left) > 0 ? t('reader.left', { ...left }) : t('reader.none-left')}
      </Typography>
      {unsent ? (
        <Typography tag="p" variant="pi" role="alert" textColor="danger700">
          {t('reader.unsent')}
        </Typography>
      ) : null}
      {unseen.length === 0 ? null : (
        <Flex tag="nav" aria-label={t('reader.unseen-list')} gap={2} wrap="wrap" paddingTop={2}>
          <Typography variant="pi">{t('reader.unseen-list')}</Typography>
          {unseen.map((index) => (
            <Link
              key={index}
              href={`#place-${index + 1}`}
              aria-label={t('reader.go-to', { number: index + 1 })}
              onClick={(event: React.MouseEvent) => {
                // The address keeps what it says about tabs and languages.
                event.preventDefault();
                onGo(index);
              }}
            >
              {circled(index + 1)}
            </Link>
          ))}
          <Button type="button" size="S" variant="tertiary" onClick={() => onGo(unseen[0] ?? 0)}>
            {t('reader.next')}
          </Button>
        </Flex>
      )}
    </Box>
  );
}

function FindingItem({ item, onAnswer }: { readonly item: ReadingFinding; readonly onAnswer: () => void }) {
  const t = useTranslate();
  const fieldName = useFieldName();
  const { finding, answered } = item;
  return (
    <Flex tag="li" justifyContent="space-between" alignItems="flex-start" gap={3} wrap="wrap">
      <Box style={{ overflowWrap: 'anywhere' }} flex="1 1 20rem">
        <Typography tag="p" variant="omega">
          {fieldName(finding.path)}{' '}
          <Box tag="mark" display="inline" background="warning200" color="neutral800">
            {finding.text}
          </Box>
        </Typography>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {finding.message}
        </Typography>
        <WaivedText waived={finding.waived} />
      </Box>
      <Button
        type="button"
        size="S"
        variant={answered ? 'success-light' : 'secondary'}
        aria-pressed={answered}
        aria-label={t(answered ? 'reader.answered-of' : 'reader.answer-of', {
          text: finding.text,
          message: finding.message,
        })}
        onClick={onAnswer}
      >
        {t(answered ? 'reader.answered' : 'reader.answer')}
      </Button>
    </Flex>
  );
}

interface FileItemProps {
  readonly file: ReadingFile;
  readonly address: string | undefined;
  readonly onOpen: () => void;
}

function FileItem({ file, address, onOpen }: FileItemProps) {
  const t = useTranslate();
  return (
    <Flex tag="li" gap={3} wrap="wrap" style={{ overflowWrap: 'anywhere' }}>
      {address === undefined ? (
        <Button type="button" size="S" variant="secondary" onClick={onOpen}>
          {t('reader.file-known', { name: file.name })}
        </Button>
      ) : (
        <Link href={address} target="_blank" rel="noopener" onClick={onOpen}>
          {file.name}
          <VisuallyHidden>{t('reader.new-tab')}</VisuallyHidden>
        </Link>
      )}
      <Done done={file.opened} words={t(file.opened ? 'reader.opened' : 'reader.unopened')} />
    </Flex>
  );
}

function Part({ heading, children }: { readonly heading: string; readonly children: React.ReactNode }) {
  return (
    <Box tag="section" aria-label={heading}>
      <Typography tag="h3" variant="delta" paddingBottom={2}>
        {heading}
      </Typography>
      {children}
    </Box>
  );
}

/** Everything that has to be read before approving: changes to see, findings to acknowledge, files to open. */
export function ReadingProof({ reading, unsent, mark, addresses }: ReadingProofProps) {
  const t = useTranslate();
  const list = useRef<HTMLOListElement>(null);
  const { changes, findings, files, base } = reading;
  useInView(list, changes, mark);
  const itemAt = (index: number) => list.current?.children[index];
  const goTo = useCallback((index: number) => {
    const item = itemAt(index);
    if (item instanceof HTMLElement) item.focus();
  }, []);
  const move = (by: 1 | -1) => {
    const items = Array.from(list.current?.children ?? []);
    const current = items.findIndex((item) => item.contains(document.activeElement));
    goTo(step(current, by, items.length));
  };
  usePageKeys({ n: () => move(1), p: () => move(-1) });
  const done = (kind: MarkKind, key: string) => () => mark(kind, key);
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <Left reading={reading} unsent={unsent} onGo={goTo} />
      <Part heading={t(`reader.changes.${base}`, { count: changes.length })}>
        {changes.length === 0 ? <EmptyNotice>{t('reader.no-changes')}</EmptyNotice> : null}
        <Flex tag="ol" ref={list} direction="column" alignItems="stretch" gap={3}>
          {changes.map((change, index) => (
            <ChangeItem
              key={placeKey(change)}
              change={change}
              number={index + 1}
              onSeen={done('seen', placeKey(change))}
            />
          ))}
        </Flex>
      </Part>
      {findings.length === 0 ? null : (
        <Part heading={t('reader.findings', { count: findings.length })}>
          <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
            {findings.map((item) => (
              <FindingItem key={item.digest} item={item} onAnswer={done('answered', item.digest)} />
            ))}
          </Flex>
        </Part>
      )}
      {files.length === 0 ? null : (
        <Part heading={t('reader.files', { count: files.length })}>
          <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
            {files.map((file) => (
              <FileItem
                key={file.sha256}
                file={file}
                address={addresses[file.sha256]}
                onOpen={done('opened', file.sha256)}
              />
            ))}
          </Flex>
        </Part>
      )}
    </Flex>
  );
}
