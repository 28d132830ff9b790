import * as React from 'react';
import { Box, Flex, Link, Main, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Layouts } from '@strapi/strapi/admin';
import { Link as RouterLink } from 'react-router-dom';

import type { Order } from '../api/order-types';
import type { Overview } from '../api/types';
import { useRemote } from '../api/use-remote';
import { type Choice, OrderChoice } from '../components/OrderChoice';
import { OrderSlots } from '../components/OrderSlots';
import { PinDialog, type ToPin } from '../components/PinDialog';
import { PinList } from '../components/PinList';
import { Failed, Loading } from '../components/RemoteState';
import { PAGE_PATH } from '../plugin-id';
import { orderNotes, proofWords, type Wording } from '../text/order-words';
import { useText } from '../text/use-text';

const Card = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <Box tag="section" aria-label={title} background="neutral0" hasRadius shadow="tableShadow" padding={6}>
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography tag="h2" variant="beta">
        {title}
      </Typography>
      {children}
    </Flex>
  </Box>
);

interface ExplainedProps {
  order: Order;
  name: string;
  home: React.RefObject<HTMLElement>;
  reload: () => void;
}

const Explained = ({ order, name, home, reload }: ExplainedProps) => {
  const { t, say, list, moment } = useText();
  const [pinning, setPinning] = React.useState<ToPin | null>(null);
  const names = new Map(order.themes.map((theme) => [theme.code, theme.name]));
  const wording: Wording = { nameOf: (code) => names.get(code) ?? code, list, moment };
  return (
    <>
      <Card title={t('order.proof')}>
        <Typography tag="p" variant="delta">
          {say(proofWords(order, wording))}
        </Typography>
        {orderNotes(order, wording).map((note) => (
          <Typography key={`${note.id} ${JSON.stringify(note.values)}`} tag="p">
            {say(note)}
          </Typography>
        ))}
      </Card>
      <Card title={t('order.pins')}>
        <PinList order={order} wording={wording} home={home} onRenew={setPinning} onChanged={reload} />
      </Card>
      {order.total > 0 && (
        <Card title={t('order.list')}>
          <OrderSlots
            order={order}
            name={name}
            wording={wording}
            onPin={({ documentId, title }) => setPinning({ documentId, title, kind: 'pinned', reason: '' })}
          />
        </Card>
      )}
      {pinning && (
        <PinDialog item={pinning} order={order} home={home} onClose={() => setPinning(null)} onDone={reload} />
      )}
    </>
  );
};

interface ListProps {
  choice: Choice;
  name: string;
  home: React.RefObject<HTMLElement>;
}

const List = ({ choice, name, home }: ListProps) => {
  const { t } = useText();
  const query = new URLSearchParams({ ...choice });
  const { remote, reload } = useRemote<Order>(`/balance/order?${query.toString()}`);
  if (remote.state === 'loading') return <Loading text={t('order.loading')} />;
  if (remote.state === 'failed') return <Failed refusal={remote.refusal} text="order.failed" onRetry={reload} />;
  return <Explained order={remote.value} name={name} home={home} reload={reload} />;
};

const Lists = ({ overview, home }: { overview: Overview; home: React.RefObject<HTMLElement> }) => {
  const { t } = useText();
  const { remote: found } = useRemote<{ code: string; name: string }[]>('/i18n/locales');
  const locales = found.state === 'ready' ? found.value : [];
  const channels = overview.channels.map(({ channel, name }) => ({ value: channel, label: name }));
  const [chosen, setChosen] = React.useState<Choice | null>(null);
  const [first] = channels;
  if (first === undefined) return <Typography>{t('order.noChannels')}</Typography>;
  const choice = chosen ?? { channel: first.value, locale: 'zh-Hans', kind: 'feed' };
  const name = channels.find(({ value }) => value === choice.channel)?.label ?? choice.channel;
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <OrderChoice
        choice={choice}
        channels={channels}
        locales={locales.map((locale) => ({ value: locale.code, label: locale.name }))}
        onChoice={setChosen}
      />
      <List key={JSON.stringify(choice)} choice={choice} name={name} home={home} />
    </Flex>
  );
};

/** Why every item of a list is where it is, whether the list is even, and what stands before it. */
export const OrderPage = () => {
  const { t } = useText();
  const home = React.useRef<HTMLDivElement>(null);
  const { remote, reload } = useRemote<Overview>('/balance/meter');
  const back = (
    <Link tag={RouterLink} to={`/${PAGE_PATH}`} startIcon={<ArrowLeft />}>
      {t('name')}
    </Link>
  );
  return (
    <Main>
      <Layouts.Header title={t('order.title')} subtitle={t('order.subtitle')} navigationAction={back} />
      <Layouts.Content>
        <Box ref={home} tabIndex={-1} paddingBottom={8}>
          {remote.state === 'loading' && <Loading text={t('order.loading')} />}
          {remote.state === 'failed' && <Failed refusal={remote.refusal} text="order.failed" onRetry={reload} />}
          {remote.state === 'ready' && <Lists overview={remote.value} home={home} />}
        </Box>
      </Layouts.Content>
    </Main>
  );
};
