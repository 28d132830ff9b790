import { useCallback, useEffect, useRef, useState } from 'react';

import { Box, Button, Flex, Link, Typography } from '@strapi/design-system';
import { Layouts, Page, useFetchClient, useNotification } from '@strapi/strapi/admin';
import { Link as RouterLink, useNavigate, useParams } from 'react-router-dom';

import type { Rule } from '../../../server/src/core/rule';
import {
  loadPacks,
  loadRule,
  loadStored,
  proveRule,
  removeRule,
  saveRule,
  type PackSummary,
  type RuleProof,
} from '../api/packs';
import { refusedBy, type Refused } from '../api/refusal';
import { ConfirmDialog } from '../components/packs/ConfirmDialog';
import { EmptyNotice, FailureNotice, Skeleton } from '../components/packs/Notices';
import { RuleFields } from '../components/packs/RuleFields';
import { TrialBox } from '../components/packs/TrialBox';
import { usePackName } from '../hooks/usePackName';
import { useReason } from '../hooks/useReason';
import { useRemote } from '../hooks/useRemote';
import { useTranslate } from '../hooks/useTranslate';
import { saveOnto } from '../model/save-onto';
import { draftOf, EMPTY_DRAFT, ruleOf, type RuleDraft } from '../model/rule-draft';
import { PACKS_PATH } from '../plugin-id';

/** Milliseconds without a change before the examples are tried. */
const QUIET = 500;

/** What the server would say of the rule, tried as it is typed. */
function useProof(rule: Rule | null, isAsked: boolean): RuleProof | null {
  const client = useFetchClient();
  const text = rule && isAsked ? JSON.stringify(rule) : null;
  const [known, setKnown] = useState<{ text: string; proof: RuleProof } | null>(null);
  useEffect(() => {
    if (text === null) return undefined;
    let isOld = false;
    const timer = setTimeout(() => {
      proveRule(client, JSON.parse(text) as Rule).then(
        (proof) => !isOld && setKnown({ text, proof }),
        // Saving tells.
        () => undefined,
      );
    }, QUIET);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [client, text]);
  return known && known.text === text ? known.proof : null;
}

/** Whether the examples hold, in one sentence. */
function ProofText({ rule, proof }: { readonly rule: Rule | null; readonly proof: RuleProof | null }) {
  const t = useTranslate();
  const reasonOf = useReason();
  const examples = rule?.examples;
  const sentence = () => {
    if (!rule) return t('packs.fault.more');
    if (!proof) return '';
    if (proof.problems.length > 0) return t('packs.proof.problems', { count: proof.problems.length });
    const count = (examples?.hit.length ?? 0) + (examples?.miss.length ?? 0);
    return count > 0 ? t('packs.proof.holds', { count }) : t('packs.proof.none');
  };
  return (
    <Box role="status">
      <Typography tag="p">{sentence()}</Typography>
      {proof?.warnings.map(({ path, reason }) => (
        <Typography key={path} tag="p" variant="pi" textColor="neutral600">
          {reasonOf(reason)}
        </Typography>
      ))}
    </Box>
  );
}

interface EditorProps {
  readonly pack: PackSummary;
  /** Null for a new rule. */
  readonly rule: Rule | null;
  readonly version: number;
}

function Editor({ pack, rule: saved, version }: EditorProps) {
  const t = useTranslate();
  const client = useFetchClient();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const home = useRef<HTMLDivElement>(null);
  const nameOf = usePackName();
  const [draft, setDraft] = useState<RuleDraft>(() => {
    if (!saved) return EMPTY_DRAFT;
    // The category of a built-in rule is its pack's key, which tells readers less than its name.
    return pack.builtin ? { ...draftOf(saved), category: nameOf(pack) } : draftOf(saved);
  });
  const [isTouched, setTouched] = useState(false);
  const [failure, setFailure] = useState<Refused | null>(null);
  const [busy, setBusy] = useState(false);
  const [isRemoving, setRemoving] = useState(false);
  const rule = ruleOf(draft);
  const proof = useProof(rule, isTouched || saved !== null);
  const back = () => navigate(`/${PACKS_PATH}/${pack.key}`);
  const save = async () => {
    if (!rule) return;
    setBusy(true);
    setFailure(null);
    try {
      const isSaved = await saveOnto(saved && { rule: saved, version }, {
        save: (onto) => saveRule(client, pack.key, rule, onto),
        now: () => loadStored(client, pack.key, rule.id),
        isStale: (error) => refusedBy(error).code === 'STALE_VERSION',
      });
      if (!isSaved) {
        setFailure({ status: 409, code: null, message: t('packs.rule.taken'), fields: [] });
        setBusy(false);
        return;
      }
      toggleNotification({ type: 'success', message: t('packs.rule.saved', { id: rule.id }) });
      back();
    } catch (error) {
      setFailure(refusedBy(error));
      setBusy(false);
    }
  };
  const faults = failure?.fields.length ? failure.fields : (proof?.problems ?? []);
  return (
    <Flex
      ref={home}
      tabIndex={-1}
      role="region"
      aria-label={t('packs.rule')}
      direction="column"
      alignItems="stretch"
      gap={5}
    >
      <Box padding={5} background="neutral0" shadow="tableShadow" hasRadius>
        <RuleFields
          draft={draft}
          isNew={saved === null}
          disabled={pack.builtin}
          faults={isTouched ? faults : []}
          onChange={(change) => {
            setTouched(true);
            setFailure(null);
            setDraft((before) => ({ ...before, ...change }));
          }}
        />
      </Box>
      {pack.builtin ? null : <ProofText rule={rule} proof={proof} />}
      {failure ? <FailureNotice failure={failure} /> : null}
      {pack.builtin ? null : (
        <Flex gap={2} wrap="wrap">
          <Button type="button" loading={busy} disabled={!rule || !isTouched} onClick={() => void save()}>
            {t('packs.rule.save')}
          </Button>
          {saved ? (
            <Button type="button" variant="danger-light" onClick={() => setRemoving(true)}>
              {t('packs.rule.remove')}
            </Button>
          ) : null}
        </Flex>
      )}
      <TrialBox rule={rule} />
      {isRemoving && saved ? (
        <ConfirmDialog
          danger
          title={t('packs.rule.remove')}
          consequence={t('packs.rule.consequence', { id: saved.id })}
          action={t('packs.rule.remove')}
          home={home}
          onConfirm={() => removeRule(client, pack.key, saved.id, version)}
          onDone={back}
          onClose={() => setRemoving(false)}
        />
      ) : null}
    </Flex>
  );
}

interface Loaded {
  readonly pack: PackSummary | null;
  readonly rule: Rule | null;
  readonly version: number;
}

/** One rule in a form: made, changed, tried, removed. */
export function RulePage() {
  const t = useTranslate();
  const client = useFetchClient();
  const { key = '', id } = useParams();
  const load = useCallback(async (): Promise<Loaded> => {
    const pack = (await loadPacks(client)).find((one) => one.key === key) ?? null;
    if (!pack || id === undefined) return { pack, rule: null, version: pack?.version ?? 0 };
    return { pack, ...(await loadRule(client, key, id)) };
  }, [client, key, id]);
  const { data, failure, reload } = useRemote(load);
  const nameOf = usePackName();
  const title = id === undefined ? t('packs.rule.new') : t('packs.rule.title', { id });
  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        {...(data?.pack ? { subtitle: nameOf(data.pack) } : {})}
        navigationAction={
          <Link tag={RouterLink} to={`/${PACKS_PATH}/${key}`}>
            {t('packs.rule.back')}
          </Link>
        }
      />
      <Layouts.Content>
        <Box paddingBottom={8}>
          {failure?.status === 404 ? <EmptyNotice>{t('packs.rule.gone')}</EmptyNotice> : null}
          {failure && failure.status !== 404 ? <FailureNotice failure={failure} onRetry={reload} /> : null}
          {!data && !failure ? <Skeleton rows={6} /> : null}
          {data && !data.pack ? <EmptyNotice>{t('packs.gone')}</EmptyNotice> : null}
          {data?.pack ? <Editor key={data.version} pack={data.pack} rule={data.rule} version={data.version} /> : null}
        </Box>
      </Layouts.Content>
    </Page.Main>
  );
}
