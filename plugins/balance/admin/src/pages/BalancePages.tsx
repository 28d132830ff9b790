import { Route, Routes } from 'react-router-dom';

import { BalanceNav } from '../components/BalanceNav';
import { FRESHNESS_PART, MODELS_PART, ORDER_PART, REPORTS_PART, WRITE_PART } from '../plugin-id';
import { BalancePage } from './BalancePage';
import { FreshnessPage } from './FreshnessPage';
import { ModelsPage } from './ModelsPage';
import { OrderPage } from './OrderPage';
import { ReportsPage } from './ReportsPage';
import { WritePage } from './WritePage';

/** The plugin's pages under its entry in the menu. Strapi loads this file by its default export. */
export default function BalancePages() {
  return (
    <>
      <BalanceNav />
      <Routes>
        <Route index element={<BalancePage />} />
        <Route path={ORDER_PART} element={<OrderPage />} />
        <Route path={FRESHNESS_PART} element={<FreshnessPage />} />
        <Route path={REPORTS_PART} element={<ReportsPage />} />
        <Route path={MODELS_PART} element={<ModelsPage />} />
        <Route path={WRITE_PART} element={<WritePage />} />
      </Routes>
    </>
  );
}
