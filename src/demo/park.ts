import type { Core } from '@strapi/strapi';
import { ACCOUNTS, DEFAULT_DEMO_PASSWORD, emailOf, type AccountName } from './accounts';
import { CHANNELS, COLUMNS, THEMES, TOPICS } from './content/park';
import { plantRoles } from './roles';

const HOUR = 60;
/** A level's time in hours of the working calendar, and who is told when it is late by half a day's hours. */
const within = (hours: number, to: string) => ({
  limitMinutes: hours * HOUR,
  escalation: { to, afterMinutes: 4 * HOUR },
});
const any = { kind: 'any' as const };

/** The three-level workflow 三审, as data. */
export const SANSHEN = {
  key: 'sanshen',
  name: '三审',
  levels: [
    { key: 'first', name: '初审', signers: ['reviewer1'], quorum: any, clock: within(8, 'reviewer2') },
    { key: 'second', name: '复审', signers: ['reviewer2'], quorum: any, clock: within(8, 'reviewer3') },
    { key: 'final', name: '终审', signers: ['reviewer3'], quorum: any, clock: within(4, 'admin') },
  ],
  recallRoles: ['strapi-super-admin'],
  // Two of three, each with a reason; the levels sign within a day.
  breakGlass: { signers: ['reviewer2', 'reviewer3', 'admin'], reviewHours: 24 },
};

/** The short way of a correction (纠错): two people sign, and nothing but the wrong paragraphs may have changed. */
export const JIUCUO = {
  key: 'jiucuo',
  name: '纠错',
  levels: [
    { key: 'check', name: '复核', signers: ['reviewer1', 'reviewer2'], quorum: { kind: 'any' as const } },
    { key: 'final', name: '终审', signers: ['reviewer3'], quorum: { kind: 'any' as const } },
  ],
  recallRoles: ['strapi-super-admin'],
};

/** Wanted shares of the themes on every channel, in per cent. */
const TARGETS = { industry: 40, ideals: 25, guidance: 20, livelihood: 15 };

/** What kind of place each channel is. */
const CHANNEL_KINDS = { website: 'web', wechat: 'wechat', screen: 'screen' } as const;

interface Coded {
  code: string;
  name: string;
  kind?: string;
  rank?: number;
}

async function plantCoded(strapi: Core.Strapi, uid: string, entries: readonly Coded[]): Promise<void> {
  const documents = strapi.documents(uid as 'api::column.column') as unknown as {
    findFirst(params: object): Promise<{ documentId: string } | null>;
    create(params: object): Promise<unknown>;
  };
  for (const entry of entries) {
    if (!(await documents.findFirst({ filters: { code: entry.code } }))) await documents.create({ data: { ...entry } });
  }
}

async function plantUsers(strapi: Core.Strapi): Promise<Map<AccountName, number>> {
  const roles = await plantRoles(strapi);
  const users = strapi.service('admin::user');
  const ids = new Map<AccountName, number>();
  for (const { account, role, also, lastname, firstname } of ACCOUNTS) {
    const email = emailOf(account);
    const existing = await users.findOneByEmail(email);
    const user =
      existing ??
      (await users.create({
        email,
        // The panel writes «first last», which turns a Chinese name round: it stands in one field.
        firstname: `${lastname}${firstname}`,
        password: process.env.DEMO_PASSWORD ?? DEFAULT_DEMO_PASSWORD,
        isActive: true,
        roles: [role, ...(also ? [also] : [])].map((code) => roles.get(code)),
        preferedLanguage: 'zh-Hans',
      }));
    ids.set(account, user.id);
  }
  return ids;
}

async function plantPeople(strapi: Core.Strapi, users: Map<AccountName, number>): Promise<void> {
  const people = strapi.db.query('plugin::review.person' as 'admin::user') as unknown as {
    findOne(query: object): Promise<{ id: number } | null>;
    create(query: object): Promise<{ id: number }>;
  };
  for (const { account, lastname, firstname, unit, post } of ACCOUNTS) {
    if (await people.findOne({ where: { code: account } })) continue;
    await people.create({
      data: { code: account, name: `${lastname}${firstname}`, unit, post, accounts: [users.get(account)] },
    });
  }
}

async function plantLocales(strapi: Core.Strapi): Promise<void> {
  const locales = strapi.plugin('i18n').service('locales');
  for (const { code, name } of [
    { code: 'zh-Hans', name: '简体中文 (zh-Hans)' },
    { code: 'en', name: 'English (en)' },
  ]) {
    const existing = await locales.findByCode(code);
    if (!existing) await locales.create({ code, name });
    else if (existing.name !== name) await locales.update({ id: existing.id }, { name });
  }
  await locales.setDefaultLocale({ code: 'zh-Hans' });
}

async function plantTargets(strapi: Core.Strapi): Promise<void> {
  const targets = strapi.db.query('plugin::balance.target' as 'admin::user') as unknown as {
    findOne(query: object): Promise<unknown>;
    create(query: object): Promise<unknown>;
  };
  for (const { code } of CHANNELS) {
    if (await targets.findOne({ where: { channel: code } })) continue;
    // In force since long before the first post, so that past months are measured by it too.
    await targets.create({
      data: { channel: code, effectiveFrom: '2026-01-01T00:00:00.000Z', targets: TARGETS, tolerance: 5, weight: 1 },
    });
  }
}

/** Which update limit each column of the park's website is under; its accounts go by the rules of the package. */
const COLUMN_RULES = {
  news: 'column-news',
  notice: 'column-notices',
  policy: 'column-notices',
  service: 'column-business',
} as const;

async function plantLimits(strapi: Core.Strapi): Promise<void> {
  const limits = strapi.db.query('plugin::balance.freshness-limit' as 'admin::user') as unknown as {
    count(query: object): Promise<number>;
    create(query: object): Promise<unknown>;
  };
  if ((await limits.count({})) > 0) return;
  const effectiveFrom = '2026-01-01T00:00:00.000Z';
  for (const [code, rule] of Object.entries(COLUMN_RULES))
    await limits.create({ data: { kind: 'column', code, rule, own: null, effectiveFrom } });
}

/**
 * The empty demo park: locales, accounts, people, themes, channels, columns, topics, targets, update limits and the
 * workflow, no posts. Safe to call again: what is there stays.
 */
export async function plantPark(strapi: Core.Strapi): Promise<Map<AccountName, number>> {
  await plantLocales(strapi);
  await plantCoded(
    strapi,
    'plugin::balance.theme',
    THEMES.map((theme, index) => ({ ...theme, rank: index + 1 })),
  );
  await plantCoded(
    strapi,
    'plugin::delivery.channel',
    CHANNELS.map((channel) => ({ ...channel, kind: CHANNEL_KINDS[channel.code] })),
  );
  await plantCoded(strapi, 'api::column.column', COLUMNS);
  await plantCoded(strapi, 'api::topic.topic', TOPICS);
  const users = await plantUsers(strapi);
  await plantPeople(strapi, users);
  await plantTargets(strapi);
  await plantLimits(strapi);
  const workflows = strapi.plugin('review').service('workflows') as {
    newest(key: string): Promise<unknown>;
    save(workflow: typeof SANSHEN | typeof JIUCUO): Promise<unknown>;
  };
  for (const workflow of [SANSHEN, JIUCUO]) if (!(await workflows.newest(workflow.key))) await workflows.save(workflow);
  return users;
}
