import { Route, Routes } from 'react-router-dom';

import { FRESHNESS_PART, MODELS_PART } from '../plugin-id';
import { BalancePage } from './BalancePage';
import { FreshnessPage } from './FreshnessPage';
import { ModelsPage } from './ModelsPage';

/** The plugin's pages under its entry in the menu. Strapi loads this file by its default export. */
export default function BalancePages() {
  return (
    <Routes>
      <Route index element={<BalancePage />} />
      <Route path={MODELS_PART} element={<ModelsPage />} />
      <Route path={FRESHNESS_PART} element={<FreshnessPage />} />
    </Routes>
  );
}
