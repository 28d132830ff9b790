import { Badge, Box, Button, Flex, Typography } from '@strapi/design-system';

import type { Delegation, DelegationAct, DelegationsAnswer } from '../api/delegations';
import { useTranslate } from '../hooks/useTranslate';
import { EmptyNotice } from './LoadNotice';
import { ExactTime } from './TimeText';

interface DelegationListProps {
  readonly answer: DelegationsAnswer;
  readonly onAct: (act: DelegationAct, one: Delegation) => void;
}

function ScopeText({ one, scopes }: { readonly one: Delegation } & Pick<DelegationsAnswer, 'scopes'>) {
  const t = useTranslate();
  const names = (keys: readonly string[] | null, choices: DelegationsAnswer['scopes']['types'], all: string) =>
    keys === null
      ? t(all)
      : keys.map((key) => choices.find((one) => one.key === key)?.name ?? key).join(t('separator'));
  return (
    <Typography tag="p" variant="pi" textColor="neutral600">
      {names(one.types, scopes.types, 'delegation.all-types')} ·{' '}
      {names(one.levels, scopes.levels, 'delegation.all-levels')}
    </Typography>
  );
}

function DelegationItem({ one, answer, onAct }: { readonly one: Delegation } & DelegationListProps) {
  const t = useTranslate();
  const isOpen = one.state === 'active' || one.state === 'offered' || one.state === 'accepted';
  return (
    <Box tag="li" padding={4} background="neutral0" shadow="tableShadow" hasRadius>
      <Flex gap={2} wrap="wrap">
        <Typography fontWeight="semiBold">{t('delegation.line', { from: one.from.name, to: one.to.name })}</Typography>
        <Badge active={one.state === 'active'}>{t(`delegation.state.${one.state}`)}</Badge>
      </Flex>
      <Typography tag="p" variant="pi">
        <ExactTime at={one.startsAt} /> — <ExactTime at={one.endsAt} />
      </Typography>
      <ScopeText one={one} scopes={answer.scopes} />
      {one.reason === null ? null : (
        <Typography tag="p" variant="pi" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {one.reason}
        </Typography>
      )}
      {one.endedBy === null || isOpen ? null : (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {t('delegation.ended-by', { name: one.endedBy })}
        </Typography>
      )}
      {one.actions.length === 0 ? null : (
        <Flex gap={2} paddingTop={2} wrap="wrap">
          {one.actions.map((act) => (
            <Button
              key={act}
              type="button"
              size="S"
              variant={act === 'accept' ? 'default' : 'danger-light'}
              aria-label={t(`delegation.${act}-of`, { from: one.from.name, to: one.to.name })}
              onClick={() => onAct(act, one)}
            >
              {t(`delegation.${act}`)}
            </Button>
          ))}
        </Flex>
      )}
    </Box>
  );
}

/** Delegations with how each stands and what the caller may do with it. */
export function DelegationList({ answer, onAct }: DelegationListProps) {
  const t = useTranslate();
  if (answer.data.length === 0) return <EmptyNotice>{t('delegation.empty')}</EmptyNotice>;
  return (
    <Flex tag="ul" aria-label={t('delegation.title')} direction="column" alignItems="stretch" gap={3}>
      {answer.data.map((one) => (
        <DelegationItem key={one.id} one={one} answer={answer} onAct={onAct} />
      ))}
    </Flex>
  );
}
