import { CALENDARS } from './calendars';
import { webhooksFault } from './core/webhook';
import { noticeSettingsFault } from './core/notices';
import type { Settings } from './settings';

/** Plugin configuration: defaults, and a validator that stops the boot with a sentence. */
export const config = {
  default: (): Settings => ({
    governed: {},
    shown: {},
    requiredChecks: [],
    unlistedSources: 'refuse',
    aiLabelled: ['generated'],
    anchors: { file: '.data/ledger-anchors.txt', email: null, timeZone: 'Asia/Shanghai' },
    // A round in the middle of a test would pull what the test has just put there; tests call it themselves.
    driftSeconds: process.env.NODE_ENV === 'test' ? 0 : 45,
    scheduleSeconds: 5,
    scheduleLatenessMinutes: 60,
    calendar: 'cn',
    // Reminders in the middle of a test would be rows it does not expect; tests tick themselves.
    clockSeconds: process.env.NODE_ENV === 'test' ? 0 : 20,
    outboxSeconds: 2,
    outboxAttempts: 12,
    preparedStatements: true,
    notices: { digestAt: '09:00', keptDays: 180 },
    organisation: '',
    secondReadingPercent: 0,
    webhooks: [],
  }),
  validator(value: Settings): void {
    if (typeof value.governed !== 'object' || value.governed === null)
      throw new Error('"governed" must map content type uids to settings.');
    const { driftSeconds } = value;
    const mayRest = driftSeconds === 0 && process.env.NODE_ENV === 'test';
    if (!mayRest && !(driftSeconds >= 1 && driftSeconds <= 60))
      throw new Error('"driftSeconds" must be between 1 and 60: live rows are watched at least once a minute.');
    if (!Object.hasOwn(CALENDARS, value.calendar))
      throw new Error(`"calendar" must be one of ${Object.keys(CALENDARS).join(', ')}.`);
    if (value.unlistedSources !== 'refuse' && value.unlistedSources !== 'extra-level')
      throw new Error('"unlistedSources" must be "refuse" or "extra-level".');
    const fault = webhooksFault(value.webhooks);
    if (fault) throw new Error(fault);
    const noticeFault = noticeSettingsFault(value.notices);
    if (noticeFault) throw new Error(noticeFault);
    if (!(value.secondReadingPercent >= 0 && value.secondReadingPercent <= 100))
      throw new Error('"secondReadingPercent" must be between 0 and 100.');
    if (!(value.outboxAttempts >= 1)) throw new Error('"outboxAttempts" must be 1 or more.');
    for (const [uid, type] of Object.entries(value.governed)) {
      if (!type?.title || !type?.workflow)
        throw new Error(`"governed.${uid}" needs "title" (an attribute) and "workflow" (a workflow key).`);
    }
  },
};
