import { Route, Routes } from 'react-router-dom';

import { DelegationsPage } from './DelegationsPage';
import { CalendarPage } from './CalendarPage';
import { CorrectionPage } from './CorrectionPage';
import { CorrectionsPage } from './CorrectionsPage';
import { DocumentPage } from './DocumentPage';
import { LedgerPage } from './LedgerPage';
import { NewWorkflowPage } from './NewWorkflowPage';
import { OutboxPage } from './OutboxPage';
import { RecordPage } from './RecordPage';
import { SourcesPage } from './SourcesPage';
import { TasksPage } from './TasksPage';
import { WorkflowPage } from './WorkflowPage';
import { WorkflowsPage } from './WorkflowsPage';

/** The plugin's own pages: the list of tasks, the reviewing screen, delegations and the outbox. Strapi loads this file by its default export. */
/** The plugin's own pages: the list of tasks, the reviewing screen, the outbox, the ledger and the review form. Strapi loads this file by its default export. */
export default function ReviewPages() {
  return (
    <Routes>
      <Route index element={<TasksPage />} />
      <Route path="delegations" element={<DelegationsPage />} />
      <Route path="calendar" element={<CalendarPage />} />
      <Route path="outbox" element={<OutboxPage />} />
      <Route path="ledger" element={<LedgerPage />} />
      <Route path=":uid/:documentId/record" element={<RecordPage />} />
      <Route path="workflows" element={<WorkflowsPage />} />
      <Route path="workflows/new" element={<NewWorkflowPage />} />
      <Route path="workflows/:key" element={<WorkflowPage />} />
      <Route path="sources" element={<SourcesPage />} />
      <Route path="corrections" element={<CorrectionsPage />} />
      <Route path="corrections/:id" element={<CorrectionPage />} />
      <Route path=":uid/:documentId" element={<DocumentPage />} />
    </Routes>
  );
}
