import * as React from 'react';
import { Box, Flex, Loader, Main, Typography } from '@strapi/design-system';
import { Layouts } from '@strapi/strapi/admin';

import type { ScreensOverview, ScreenView, TokenAnswer } from '../api/types';
import { type Screens, useScreens } from '../api/use-screens';
import { AddScreen } from '../components/AddScreen';
import { NewToken } from '../components/NewToken';
import { RecallRows } from '../components/RecallRows';
import { ScreenRows } from '../components/ScreenRows';
import { useText } from '../text/use-text';

const Card = ({ children }: { children: React.ReactNode }) => (
  <Box background="neutral0" hasRadius shadow="tableShadow" padding={6}>
    {children}
  </Box>
);

interface ScreensProps {
  overview: ScreensOverview;
  acts: Pick<Screens, 'add' | 'renew' | 'end'>;
}

const AllScreens = ({ overview, acts }: ScreensProps) => {
  const { t } = useText();
  const [made, setMade] = React.useState<{ name: string; channel: string; answer: TokenAnswer } | null>(null);
  const home = React.useRef<HTMLDivElement>(null);
  const { screens, recalls, channels } = overview;
  const places = channels.filter(({ kind }) => kind === 'screen');
  const show = ({ name, channel }: { name: string; channel: string }, answer: TokenAnswer | null): boolean => {
    if (answer !== null) setMade({ name, channel, answer });
    return answer !== null;
  };
  const end = async (screen: ScreenView): Promise<void> => {
    if (await acts.end(screen.id)) home.current?.focus();
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={6} ref={home} tabIndex={-1}>
      {made !== null && (
        <NewToken
          {...made}
          onDone={() => {
            setMade(null);
            home.current?.focus();
          }}
        />
      )}
      <Card>
        {places.length === 0 ? (
          <Typography>{t('screens.noChannel')}</Typography>
        ) : (
          <AddScreen channels={places} onAdd={async (screen) => show(screen, await acts.add(screen))} />
        )}
      </Card>
      <Card>
        {screens.length === 0 ? (
          <Typography>{t('screens.empty')}</Typography>
        ) : (
          <ScreenRows
            screens={screens}
            channels={channels}
            onRenew={(screen) => void acts.renew(screen.id).then((answer) => show(screen, answer))}
            onEnd={(screen) => void end(screen)}
          />
        )}
      </Card>
      {screens.length > 0 && recalls.length > 0 && (
        <Card>
          <RecallRows recalls={recalls} />
        </Card>
      )}
      <Typography tag="p" variant="pi" textColor="neutral600">
        {t('screens.privacy')}
      </Typography>
    </Flex>
  );
};

/** The screens of the park. Strapi loads this file by its default export. */
export default function ScreensPage() {
  const { t } = useText();
  const { overview, problem, ...acts } = useScreens();
  return (
    <Main>
      <Layouts.Header title={t('screens.title')} subtitle={t('screens.subtitle')} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={8}>
          {problem !== null && (
            <Typography tag="p" role="alert" textColor="danger700">
              {t('screens.failed', { message: problem })}
            </Typography>
          )}
          {overview === null && problem === null && (
            <Flex justifyContent="center" padding={6}>
              <Loader>{t('screens.loading')}</Loader>
            </Flex>
          )}
          {overview !== null && <AllScreens overview={overview} acts={acts} />}
        </Flex>
      </Layouts.Content>
    </Main>
  );
}
