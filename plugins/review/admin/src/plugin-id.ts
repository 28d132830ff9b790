/** The key of this plugin: prefix of its routes, permissions and translations. */
export const PLUGIN_ID = 'review';

/** The permission to open the task page and its home-page widget. */
export const READ_TASKS = 'plugin::review.tasks.read';

/** Where the task page lives, relative to the admin panel's root. */
export const TASKS_PATH = `plugins/${PLUGIN_ID}`;

/** Where the outbox page lives, below the task page. */
export const OUTBOX_PATH = `${TASKS_PATH}/outbox`;

/** Where the pages about workflows live, below the task page. */
export const WORKFLOWS_PATH = `${TASKS_PATH}/workflows`;
