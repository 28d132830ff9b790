import { Route, Routes } from 'react-router-dom';

import { CorrectionPage } from './CorrectionPage';
import { CorrectionsPage } from './CorrectionsPage';
import { DocumentPage } from './DocumentPage';
import { OutboxPage } from './OutboxPage';
import { SourcesPage } from './SourcesPage';
import { TasksPage } from './TasksPage';

/** The plugin's own pages: the list of tasks, the reviewing screen and the outbox. Strapi loads this file by its default export. */
export default function ReviewPages() {
  return (
    <Routes>
      <Route index element={<TasksPage />} />
      <Route path="outbox" element={<OutboxPage />} />
      <Route path="sources" element={<SourcesPage />} />
      <Route path="corrections" element={<CorrectionsPage />} />
      <Route path="corrections/:id" element={<CorrectionPage />} />
      <Route path=":uid/:documentId" element={<DocumentPage />} />
    </Routes>
  );
}
