/** The key of this plugin: prefix of its routes, permissions and translations. */
export const PLUGIN_ID = 'review';

/** The permission to open the task page and its home-page widget. */
export const READ_TASKS = 'plugin::review.tasks.read';

/** Where the task page lives, relative to the admin panel's root. */
export const TASKS_PATH = `plugins/${PLUGIN_ID}`;

/** Where the ledger browser lives, below the task page. */
export const LEDGER_PATH = `${TASKS_PATH}/ledger`;
/** Where the working calendar lives, below the task page. */
export const CALENDAR_PATH = `${TASKS_PATH}/calendar`;

/** Where the outbox page lives, below the task page. */
export const OUTBOX_PATH = `${TASKS_PATH}/outbox`;

/** Where the page of delegations lives, below the task page. */
export const DELEGATIONS_PATH = `${TASKS_PATH}/delegations`;
/** Where the page of notices lives: not below the task page, or the menu would show both as open. */
export const NOTICES_PATH = `plugins/${PLUGIN_ID}-notices`;
/** Where the pages about workflows live, below the task page. */
export const WORKFLOWS_PATH = `${TASKS_PATH}/workflows`;
