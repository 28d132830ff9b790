import { Route, Routes } from 'react-router-dom';

import { DocumentPage } from './DocumentPage';
import { TasksPage } from './TasksPage';

/** The plugin's own pages: the list of tasks and the reviewing screen. Strapi loads this file by its default export. */
export default function ReviewPages() {
  return (
    <Routes>
      <Route index element={<TasksPage />} />
      <Route path=":uid/:documentId" element={<DocumentPage />} />
    </Routes>
  );
}
