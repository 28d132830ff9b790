import { Route, Routes } from 'react-router-dom';

import { CalendarPage } from './CalendarPage';
import { DocumentPage } from './DocumentPage';
import { OutboxPage } from './OutboxPage';
import { TasksPage } from './TasksPage';

/** The plugin's own pages: the list of tasks, the reviewing screen and the outbox. Strapi loads this file by its default export. */
export default function ReviewPages() {
  return (
    <Routes>
      <Route index element={<TasksPage />} />
      <Route path="calendar" element={<CalendarPage />} />
      <Route path="outbox" element={<OutboxPage />} />
      <Route path=":uid/:documentId" element={<DocumentPage />} />
    </Routes>
  );
}
