import { Box, Flex } from '@strapi/design-system';
import { useAuth } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';

import { FRESHNESS_PART, MODELS_PART, ORDER_PART, PAGE_PATH, READ_METER, REPORTS_PART } from '../plugin-id';
import { useText } from '../text/use-text';

/** One page of the plugin: its path below the plugin's own, its name's key, and the permission without which it is empty. */
interface NavPage {
  path: string;
  name: string;
  permission: string;
}

/** The plugin's pages in the order of the navigation. */
const PAGES: readonly NavPage[] = [
  { path: '', name: 'nav.meter', permission: READ_METER },
  { path: ORDER_PART, name: 'order.title', permission: READ_METER },
  { path: FRESHNESS_PART, name: 'freshness.title', permission: READ_METER },
  { path: REPORTS_PART, name: 'report.title', permission: 'plugin::balance.reports.read' },
  { path: MODELS_PART, name: 'models.title', permission: READ_METER },
];

const Item = styled(NavLink)`
  border-bottom: 2px solid transparent;
  color: ${({ theme }) => theme.colors.neutral700};
  display: block;
  font-size: ${({ theme }) => theme.fontSizes[2]};
  padding: ${({ theme }) => theme.spaces[2]} 0;
  text-decoration: none;

  &:hover {
    color: ${({ theme }) => theme.colors.primary700};
  }
  &[aria-current='page'] {
    border-color: ${({ theme }) => theme.colors.primary600};
    color: ${({ theme }) => theme.colors.primary700};
    font-weight: ${({ theme }) => theme.fontWeights.bold};
  }
`;

/** The ways between the plugin's pages; on a narrow screen they take several lines. */
export const BalanceNav = () => {
  const { t } = useText();
  const permissions = useAuth('BalanceNav', (auth) => auth.permissions, false) ?? [];
  const isAllowed = ({ permission }: NavPage): boolean => permissions.some(({ action }) => action === permission);
  return (
    <Box
      tag="nav"
      aria-label={t('nav')}
      paddingTop={2}
      paddingLeft={{ initial: 4, medium: 6, large: 10 }}
      paddingRight={{ initial: 4, medium: 6, large: 10 }}
    >
      <Flex tag="ul" gap={5} wrap="wrap">
        {PAGES.filter(isAllowed).map(({ path, name }) => (
          <li key={path}>
            <Item end to={path === '' ? `/${PAGE_PATH}` : `/${PAGE_PATH}/${path}`}>
              {t(name)}
            </Item>
          </li>
        ))}
      </Flex>
    </Box>
  );
};
