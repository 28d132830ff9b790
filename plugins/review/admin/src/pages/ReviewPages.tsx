import { Route, Routes } from 'react-router-dom';

import { DelegationsPage } from './DelegationsPage';
import { DocumentPage } from './DocumentPage';
import { OutboxPage } from './OutboxPage';
import { TasksPage } from './TasksPage';

/** The plugin's own pages: the list of tasks, the reviewing screen, delegations and the outbox. Strapi loads this file by its default export. */
export default function ReviewPages() {
  return (
    <Routes>
      <Route index element={<TasksPage />} />
      <Route path="delegations" element={<DelegationsPage />} />
      <Route path="outbox" element={<OutboxPage />} />
      <Route path=":uid/:documentId" element={<DocumentPage />} />
    </Routes>
  );
}
