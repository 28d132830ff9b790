import { useCallback, useRef, useState } from 'react';

import { Box, Button, Dialog, Flex, Link } from '@strapi/design-system';
import { Layouts, Page, useFetchClient, useNotification } from '@strapi/strapi/admin';
import { Link as RouterLink } from 'react-router-dom';

import { actOnDelegation, loadDelegations, type Delegation, type DelegationAct } from '../api/delegations';
import { readRefusal, type ServerRefusal } from '../api/refusal';
import { DelegationForm } from '../components/DelegationForm';
import { DelegationList } from '../components/DelegationList';
import { LoadFailure, Skeleton, SlowNotice } from '../components/LoadNotice';
import { RefusalNotice } from '../components/RefusalNotice';
import { usePolling } from '../hooks/usePolling';
import { useRemote } from '../hooks/useRemote';
import { useTranslate } from '../hooks/useTranslate';
import { TASKS_PATH } from '../plugin-id';

/** How often the list is read again while somebody looks at it. */
const POLL_MILLISECONDS = 60_000;

interface Chosen {
  readonly act: DelegationAct;
  readonly one: Delegation;
}

function useDelegations() {
  const t = useTranslate();
  const client = useFetchClient();
  const { toggleNotification } = useNotification();
  const remote = useRemote(useCallback(() => loadDelegations(client), [client]));
  const [failure, setFailure] = useState<ServerRefusal | 'silent' | null>(null);
  usePolling(remote.reload, POLL_MILLISECONDS);
  const send = async ({ act, one }: Chosen) => {
    setFailure(null);
    try {
      await actOnDelegation(client, one.id, act);
      toggleNotification({ type: 'success', message: t(`delegation.done.${act}`) });
    } catch (error) {
      setFailure(readRefusal(error) ?? 'silent');
    } finally {
      remote.reload();
    }
  };
  return { remote, failure, send };
}

/** Asks before a delegation is taken, refused or ended: it decides who may sign. */
function ConfirmDialog({ chosen, onClose, onConfirm }: { chosen: Chosen; onClose: () => void; onConfirm: () => void }) {
  const t = useTranslate();
  const { act, one } = chosen;
  return (
    <Dialog.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Dialog.Content>
        <Dialog.Header>{t(`delegation.${act}-of`, { from: one.from.name, to: one.to.name })}</Dialog.Header>
        <Dialog.Body>
          <Dialog.Description>{t(`delegation.consequence.${act}`, { from: one.from.name })}</Dialog.Description>
        </Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button type="button" fullWidth variant="tertiary">
              {t('dialog.cancel')}
            </Button>
          </Dialog.Cancel>
          <Button type="button" fullWidth variant={act === 'accept' ? 'default' : 'danger'} onClick={onConfirm}>
            {t('dialog.confirm', { action: t(`delegation.${act}`) })}
          </Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}

function Delegations() {
  const t = useTranslate();
  const { remote, failure, send } = useDelegations();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const home = useRef<HTMLDivElement>(null);
  const { data, loading } = remote;
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      {remote.failure === null ? null : <LoadFailure failure={remote.failure} onRetry={remote.reload} />}
      {data === null && remote.failure === null ? <Skeleton rows={4} /> : null}
      <Box ref={home} tabIndex={-1} role="region" aria-label={t('delegation.title')} aria-busy={loading}>
        {failure === null ? null : <RefusalNotice failure={failure} />}
        {data === null ? null : <SlowNotice busy={loading} />}
        {data === null ? null : <DelegationList answer={data} onAct={(act, one) => setChosen({ act, one })} />}
      </Box>
      {data === null ? null : <DelegationForm answer={data} onDone={remote.reload} />}
      {chosen === null ? null : (
        <ConfirmDialog
          chosen={chosen}
          onClose={() => setChosen(null)}
          onConfirm={() => {
            setChosen(null);
            home.current?.focus();
            void send(chosen);
          }}
        />
      )}
    </Flex>
  );
}

/** Leave delegations: what the caller lends and borrows, and a new one. */
export function DelegationsPage() {
  const t = useTranslate();
  return (
    <Page.Main>
      <Page.Title>{t('delegation.title')}</Page.Title>
      <Layouts.Header
        title={t('delegation.title')}
        subtitle={t('delegation.explanation')}
        navigationAction={
          <Link tag={RouterLink} to={`/${TASKS_PATH}`}>
            {t('reading.back')}
          </Link>
        }
      />
      <Layouts.Content>
        <Delegations />
      </Layouts.Content>
    </Page.Main>
  );
}
