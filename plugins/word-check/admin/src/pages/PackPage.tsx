import { useCallback, useRef, useState, type RefObject } from 'react';

import { Box, Button, Flex, Link, LinkButton, Typography } from '@strapi/design-system';
import { Download, Plus, Trash } from '@strapi/icons';
import { Layouts, Page, useFetchClient, useNotification } from '@strapi/strapi/admin';
import { Link as RouterLink, useNavigate, useParams } from 'react-router-dom';

import { loadExport, loadPacks, loadRule, removePack, saveRule, type ListedRule, type PackSummary } from '../api/packs';
import { refusedBy, type Refused } from '../api/refusal';
import { ConfirmDialog } from '../components/packs/ConfirmDialog';
import { ImportBox } from '../components/packs/ImportBox';
import { EmptyNotice, FailureNotice, Skeleton } from '../components/packs/Notices';
import { PackHistory } from '../components/packs/PackHistory';
import { RuleList } from '../components/packs/RuleList';
import { usePackName } from '../hooks/usePackName';
import { useRemote } from '../hooks/useRemote';
import { useTranslate } from '../hooks/useTranslate';
import { saveBlob } from '../model/save-file';
import { PACKS_PATH } from '../plugin-id';

interface PartProps {
  readonly pack: PackSummary;
  readonly onChanged: () => void;
  readonly home: RefObject<HTMLElement>;
}

/** Saves the pack as a file, and removes it. */
function Actions({ pack, home }: Omit<PartProps, 'onChanged'>) {
  const t = useTranslate();
  const client = useFetchClient();
  const navigate = useNavigate();
  const [failure, setFailure] = useState<Refused | null>(null);
  const [isRemoving, setRemoving] = useState(false);
  const name = usePackName()(pack);
  const save = (format: 'csv' | 'json') => {
    setFailure(null);
    loadExport(client, pack.key, format).then(
      (bytes) => saveBlob(bytes, `${pack.key}.${format}`),
      (error: unknown) => setFailure(refusedBy(error)),
    );
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex gap={2} wrap="wrap">
        {(['csv', 'json'] as const).map((format) => (
          <Button
            key={format}
            type="button"
            variant="tertiary"
            startIcon={<Download aria-hidden />}
            onClick={() => save(format)}
          >
            {t('packs.export', { format: format.toUpperCase() })}
          </Button>
        ))}
        {pack.builtin ? null : (
          <Button
            type="button"
            variant="danger-light"
            startIcon={<Trash aria-hidden />}
            onClick={() => setRemoving(true)}
          >
            {t('packs.remove')}
          </Button>
        )}
      </Flex>
      {failure ? <FailureNotice failure={failure} /> : null}
      {isRemoving ? (
        <ConfirmDialog
          danger
          title={t('packs.remove')}
          consequence={t('packs.remove.consequence', { name, rules: pack.ruleCount, terms: pack.termCount })}
          action={t('packs.remove')}
          home={home}
          onConfirm={() => removePack(client, pack.key, pack.version)}
          onDone={() => navigate(`/${PACKS_PATH}`)}
          onClose={() => setRemoving(false)}
        />
      ) : null}
    </Flex>
  );
}

/** The rules, each with a switch. */
function Rules({ pack, onChanged }: Omit<PartProps, 'home'>) {
  const t = useTranslate();
  const client = useFetchClient();
  const { toggleNotification } = useNotification();
  const [failure, setFailure] = useState<Refused | null>(null);
  const turn = async ({ id }: ListedRule) => {
    setFailure(null);
    try {
      // The list shows the first words only: the whole rule is written back.
      const { rule, version } = await loadRule(client, pack.key, id);
      const { off, ...rest } = rule;
      await saveRule(client, pack.key, off ? rest : { ...rest, off: true }, version);
      toggleNotification({ type: 'success', message: t(off ? 'packs.rule.on.now' : 'packs.rule.off.now', { id }) });
      onChanged();
    } catch (error) {
      setFailure(refusedBy(error));
    }
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {failure ? <FailureNotice failure={failure} onRetry={onChanged} /> : null}
      <RuleList pack={pack.key} round={pack.version} onSwitch={pack.builtin ? undefined : (rule) => void turn(rule)} />
    </Flex>
  );
}

function Content({ pack, onChanged, home }: PartProps) {
  const t = useTranslate();
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Actions pack={pack} home={home} />
      {pack.builtin ? (
        <Typography tag="p">{t('packs.builtin.explanation')}</Typography>
      ) : (
        <ImportBox pack={pack.key} onDone={onChanged} />
      )}
      <Rules pack={pack} onChanged={onChanged} />
      {pack.builtin ? null : <PackHistory pack={pack.key} version={pack.version} home={home} onRestored={onChanged} />}
    </Flex>
  );
}

/** One pack: its rules, files in and out, and its history. */
export function PackPage() {
  const t = useTranslate();
  const client = useFetchClient();
  const { key = '' } = useParams();
  const { data, failure, reload } = useRemote(useCallback(() => loadPacks(client), [client]));
  const pack = data?.find((one) => one.key === key);
  const nameOf = usePackName();
  const title = pack ? nameOf(pack) : t('packs.title');
  const home = useRef<HTMLDivElement>(null);
  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        {...(pack ? { subtitle: t('packs.counts', { rules: pack.ruleCount, terms: pack.termCount }) } : {})}
        navigationAction={
          <Link tag={RouterLink} to={`/${PACKS_PATH}`}>
            {t('packs.back')}
          </Link>
        }
        primaryAction={
          pack && !pack.builtin ? (
            <LinkButton tag={RouterLink} to={`/${PACKS_PATH}/${key}/new-rule`} startIcon={<Plus aria-hidden />}>
              {t('packs.rule.new')}
            </LinkButton>
          ) : null
        }
      />
      <Layouts.Content>
        <Box ref={home} tabIndex={-1} role="region" aria-label={title} paddingBottom={8}>
          {failure ? <FailureNotice failure={failure} onRetry={reload} /> : null}
          {!data && !failure ? <Skeleton rows={4} /> : null}
          {data && !pack ? <EmptyNotice>{t('packs.gone')}</EmptyNotice> : null}
          {pack ? <Content pack={pack} onChanged={reload} home={home} /> : null}
        </Box>
      </Layouts.Content>
    </Page.Main>
  );
}
