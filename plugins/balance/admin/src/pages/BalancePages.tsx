import { Route, Routes } from 'react-router-dom';

import { MODELS_PART, ORDER_PART } from '../plugin-id';
import { BalancePage } from './BalancePage';
import { ModelsPage } from './ModelsPage';
import { OrderPage } from './OrderPage';

/** The plugin's pages under its entry in the menu. Strapi loads this file by its default export. */
export default function BalancePages() {
  return (
    <Routes>
      <Route index element={<BalancePage />} />
      <Route path={MODELS_PART} element={<ModelsPage />} />
      <Route path={ORDER_PART} element={<OrderPage />} />
    </Routes>
  );
}
