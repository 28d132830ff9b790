import { Page } from '@strapi/strapi/admin';
import { Navigate, Route, Routes } from 'react-router-dom';

import { useMay } from '../components/SectionNav';
import { MANAGE_RESCANS, RESCANS_PATH, RESCANS_SEGMENT } from '../model/rescans';
import { MANAGE_PACKS } from '../plugin-id';
import { PackPage } from './PackPage';
import { PacksPage } from './PacksPage';
import { RescansPage } from './RescansPage';
import { RulePage } from './RulePage';

function Packs() {
  const may = useMay();
  // The menu leads here those who may not write packs but may see rescans.
  if (!may(MANAGE_PACKS) && may(MANAGE_RESCANS)) return <Navigate to={`/${RESCANS_PATH}`} replace />;
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

/** The pages of packs and of rescans. Strapi loads this file by its default export. */
export default function PacksPages() {
  return (
    <Routes>
      <Route path={RESCANS_SEGMENT} element={<RescansPage />} />
      <Route path="*" element={<Packs />} />
    </Routes>
  );
}
