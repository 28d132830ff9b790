import { useCallback, useEffect, useMemo, useState } from 'react';

import { Box, Flex, Link, Tabs, Typography } from '@strapi/design-system';
import { Layouts, Page, useIsDesktop } from '@strapi/strapi/admin';
import { Link as RouterLink, useParams, useSearchParams } from 'react-router-dom';

import type { CommentThread } from '../api/comments';
import type { DiffBase, DocumentRef, ReviewDocument } from '../api/types';
import { ChangesView } from '../components/ChangesView';
import { CommentHighlights, CommentMarks } from '../components/CommentMarks';
import { CommentPanel } from '../components/CommentPanel';
import { ContentView } from '../components/ContentView';
import { FindingList } from '../components/FindingList';
import { GateBox } from '../components/GateBox';
import { LoadFailure, Skeleton } from '../components/LoadNotice';
import { PreviewLinks } from '../components/PreviewLinks';
import { ProofTab, ProofTrigger } from '../components/proof/ProofTab';
import { RunTimeline } from '../components/RunTimeline';
import { ReviewSummary } from '../components/ReviewSummary';
import { useComments } from '../hooks/useComments';
import { useGovernedTypes } from '../hooks/useGovernedTypes';
import { useLocaleName } from '../hooks/useLocaleName';
import { useOpenedAtEnd } from '../hooks/useOpenedVersions';
import { useOpinionLeftovers } from '../hooks/useOpinionDraft';
import { useProof } from '../hooks/useProof';
import { usePageKeys } from '../hooks/usePageKeys';
import { useReading } from '../hooks/useReading';
import { useReviewDocument } from '../hooks/useReviewDocument';
import { useTranslate } from '../hooks/useTranslate';
import { goToWords } from '../hooks/useSelectedWords';
import { contentTitle, readableFields } from '../model/content';
import { readDiffBase } from '../model/diffs';
import { typeName } from '../model/governed';
import { editPath } from '../model/paths';
import { isUnderReview } from '../model/states';
import { TASKS_PATH } from '../plugin-id';

const NO_THREADS: readonly CommentThread[] = [];

interface ShownDocument {
  readonly target: DocumentRef;
  readonly document: ReviewDocument;
}

function useTarget(): DocumentRef {
  const { uid = '', documentId = '' } = useParams();
  const [search] = useSearchParams();
  const locale = search.get('locale');
  return useMemo(() => ({ uid, documentId, ...(locale === null ? {} : { locale }) }), [uid, documentId, locale]);
}

/** The end of the text: whoever has had it before their eyes has opened this version. */
function TextEnd({ target, document }: ShownDocument) {
  const locale = document.content?.locale ?? target.locale;
  const { uid, documentId } = target;
  const end = useOpenedAtEnd({
    ...{ uid, documentId, digest: document.digest },
    ...(typeof locale === 'string' ? { locale } : {}),
  });
  return <div ref={end} style={{ height: 1 }} />;
}

interface ReadingProps extends ShownDocument {
  readonly threads: readonly CommentThread[];
  /** The comment whose words are to be shown, as an object of its own each time. */
  readonly show: CommentThread | null;
  readonly onSaved: () => void;
}

function useAddress() {
  const [search, setSearch] = useSearchParams();
  const set = useCallback(
    (change: Record<string, string>) =>
      setSearch((before) => new URLSearchParams({ ...Object.fromEntries(before), ...change }), { replace: true }),
    [setSearch],
  );
  return { search, set };
}

/** Full text or differences; which one, and against what, stands in the address. */
function Reading({ target, document, threads, show, onSaved }: ReadingProps) {
  const t = useTranslate();
  const { search, set } = useAddress();
  const desk = useReading(target, document, onSaved);
  const proof = useProof(target, document.digest);
  const tabs = ['text', 'changes', ...(proof.data?.track ? ['proof'] : [])];
  // Who has to have read begins with what has to be read.
  const tab = tabs.find((one) => one === search.get('tab')) ?? (desk.reading === null ? 'text' : 'changes');
  useEffect(() => {
    if (show !== null && tab === 'text') goToWords({ ...show, path: show.place?.path ?? show.path });
  }, [show, tab]);
  usePageKeys({ 1: () => set({ tab: 'text' }), 2: () => set({ tab: 'changes' }) });
  const hasKeys = useIsDesktop();
  return (
    <Tabs.Root value={tab} onValueChange={(value) => set({ tab: value })}>
      <Tabs.List aria-label={t('reading.tabs')}>
        <Tabs.Trigger value="text">{t('reading.text')}</Tabs.Trigger>
        <Tabs.Trigger value="changes">{t('reading.changes')}</Tabs.Trigger>
        <ProofTrigger proof={proof} />
      </Tabs.List>
      <Tabs.Content value="text">
        <Box padding={6} background="neutral0">
          <ContentView
            content={document.content}
            addresses={document.media ?? {}}
            beside={(field) => <CommentMarks threads={threads} field={field} />}
          />
          <CommentHighlights threads={threads} />
          <TextEnd target={target} document={document} />
        </Box>
      </Tabs.Content>
      <Tabs.Content value="changes">
        <Box padding={6} background="neutral0">
          <ChangesView
            target={target}
            digest={document.digest}
            base={readDiffBase(search.get('base'))}
            desk={desk}
            addresses={document.media ?? {}}
            onBase={(base: DiffBase) => set({ base })}
          />
        </Box>
      </Tabs.Content>
      <ProofTab target={target} proof={proof} lang={document.content?.locale ?? undefined} onAnswered={onSaved} />
      {hasKeys ? (
        <Typography tag="p" variant="pi" textColor="neutral600" paddingTop={2}>
          {t('reading.keys')}
        </Typography>
      ) : null}
    </Tabs.Root>
  );
}

function Findings({ findings = [], state }: Pick<ReviewDocument, 'findings' | 'state'>) {
  const t = useTranslate();
  return (
    <Box tag="section" padding={4} background="neutral0" shadow="tableShadow" hasRadius>
      <Typography tag="h2" variant="delta">
        {t('finding.heading')}
      </Typography>
      <Box paddingTop={3}>
        {findings.length > 0 ? (
          <FindingList findings={findings} />
        ) : (
          <Typography textColor="neutral600">{t(isUnderReview(state) ? 'finding.none' : 'finding.no-run')}</Typography>
        )}
      </Box>
    </Box>
  );
}

function ReviewingScreen({ target, document, onAnswered }: ShownDocument & { readonly onAnswered: () => void }) {
  const t = useTranslate();
  const title = contentTitle(document.content, t('untitled'));
  const { set } = useAddress();
  const desk = useComments(target, document.digest);
  const [show, setShow] = useState<CommentThread | null>(null);
  const fields = document.content === undefined ? [] : readableFields(document.content).map(({ name }) => name);
  useOpinionLeftovers(
    target,
    document.actions.map(({ name }) => name),
  );
  const onShow = (thread: CommentThread) => {
    set({ tab: 'text' });
    setShow({ ...thread });
  };
  return (
    <Flex
      direction={{ initial: 'column', large: 'row' }}
      alignItems={{ initial: 'stretch', large: 'flex-start' }}
      gap={4}
    >
      <Box flex="1 1 0" minWidth={0} width="100%">
        <Reading
          target={target}
          document={document}
          threads={desk.comments.data?.data ?? NO_THREADS}
          show={show}
          onSaved={onAnswered}
        />
      </Box>
      <Flex direction="column" alignItems="stretch" gap={4} width={{ initial: '100%', large: '34rem' }} shrink={0}>
        <Box tag="aside" aria-label={t('panel.title')} padding={4} background="neutral0" shadow="tableShadow" hasRadius>
          <ReviewSummary target={target} document={document} title={title} unsaved={false} onAnswered={onAnswered} />
          <Box paddingTop={3}>
            <PreviewLinks target={target} unsaved={false} />
          </Box>
        </Box>
        <GateBox target={target} document={document} />
        <CommentPanel desk={desk} fields={fields} onShow={onShow} />
        <Findings findings={document.findings ?? []} state={document.state} />
        <RunTimeline target={target} version={document} />
      </Flex>
    </Flex>
  );
}

/** The reviewing screen: the content to read, what changed, what the checks found, and the actions. */
export function DocumentPage() {
  const t = useTranslate();
  const target = useTarget();
  const governed = useGovernedTypes();
  const localeName = useLocaleName();
  const { data, failure, reload } = useReviewDocument(target);
  const title = contentTitle(data?.content, t('untitled'));
  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={data === null ? t('panel.title') : title}
        subtitle={[typeName(governed, target.uid), localeName(target.locale ?? '')].filter(Boolean).join(' · ')}
        navigationAction={
          <Link tag={RouterLink} to={`/${TASKS_PATH}`}>
            {t('reading.back')}
          </Link>
        }
        primaryAction={
          <Link tag={RouterLink} to={editPath(target)}>
            {t('reading.edit')}
          </Link>
        }
      />
      <Layouts.Content>
        {failure === null ? null : <LoadFailure failure={failure} onRetry={reload} />}
        {data === null && failure === null ? <Skeleton rows={6} /> : null}
        {data === null ? null : <ReviewingScreen target={target} document={data} onAnswered={reload} />}
      </Layouts.Content>
    </Page.Main>
  );
}
