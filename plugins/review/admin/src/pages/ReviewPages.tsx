import { Route, Routes } from 'react-router-dom';

import { DocumentPage } from './DocumentPage';
import { NewWorkflowPage } from './NewWorkflowPage';
import { OutboxPage } from './OutboxPage';
import { TasksPage } from './TasksPage';
import { WorkflowPage } from './WorkflowPage';
import { WorkflowsPage } from './WorkflowsPage';

/** The plugin's own pages: the list of tasks, the reviewing screen and the outbox. Strapi loads this file by its default export. */
export default function ReviewPages() {
  return (
    <Routes>
      <Route index element={<TasksPage />} />
      <Route path="outbox" element={<OutboxPage />} />
      <Route path="workflows" element={<WorkflowsPage />} />
      <Route path="workflows/new" element={<NewWorkflowPage />} />
      <Route path="workflows/:key" element={<WorkflowPage />} />
      <Route path=":uid/:documentId" element={<DocumentPage />} />
    </Routes>
  );
}
