import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';

import { MANAGE_PACKS } from '../plugin-id';
import { PackPage } from './PackPage';
import { PacksPage } from './PacksPage';
import { RulePage } from './RulePage';

/** The pages of packs. Strapi loads this file by its default export. */
export default function PacksPages() {
  return (
    <Page.Protect permissions={[{ action: MANAGE_PACKS, subject: null }]}>
      <Routes>
        <Route index element={<PacksPage />} />
        <Route path=":key" element={<PackPage />} />
        <Route path=":key/new-rule" element={<RulePage />} />
        <Route path=":key/rules/:id" element={<RulePage />} />
      </Routes>
    </Page.Protect>
  );
}
