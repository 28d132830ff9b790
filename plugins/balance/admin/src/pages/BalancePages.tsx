import { Route, Routes } from 'react-router-dom';

import { MODELS_PART, WRITE_PART } from '../plugin-id';
import { BalancePage } from './BalancePage';
import { ModelsPage } from './ModelsPage';
import { WritePage } from './WritePage';

/** The plugin's pages under its entry in the menu. Strapi loads this file by its default export. */
export default function BalancePages() {
  return (
    <Routes>
      <Route index element={<BalancePage />} />
      <Route path={MODELS_PART} element={<ModelsPage />} />
      <Route path={WRITE_PART} element={<WritePage />} />
    </Routes>
  );
}
