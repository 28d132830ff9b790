import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { actionForm } from './model/actions';
import { DIFF_BASES } from './model/diffs';
import { SEVERITIES } from './model/findings';
import { OUTBOX_ACTS, OUTBOX_TOPICS } from './model/outbox';
import { ORIGINS } from './model/origins';
import { STATES } from './model/states';
import { MAIL_WAYS, NOTICE_TABS } from './model/notices';
import { FACETS, SCOPES } from './model/task-query';
import { QUORUMS } from './model/workflow-draft';
import { CHANGE_KINDS, RULE_MEMBERS, WHAT_CHANGES } from './model/workflow-words';
import { PLUGIN_ID } from './plugin-id';
import en from './translations/en.json';
import zhHans from './translations/zh-Hans.json';

/** The actions of a run (design: table of terms), `adopt`, which the separation of duties asks for, and break-glass. */
const ACTIONS =
  'submit withdraw approve return reject transfer add-signer remove-signer consult reply schedule unschedule release recall remind adopt break-glass substitute'.split(
    ' ',
  );

const sources = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
  .map((file) => readFileSync(join(__dirname, file), 'utf8'));

const literalKeys = sources.flatMap((source) => Array.from(source.matchAll(/\bt\(\s*'([^']+)'/g), ([, key]) => key));

const composedKeys = [
  ...STATES.map((state) => `state.${state}`),
  ...ACTIONS.map((name) => `action.${name}`),
  ...['add-before', 'add-after', 'remove'].map((kind) => `action.${kind}`),
  ...['any', 'all', 'count', 'ratio', 'ordered'].map((kind) => `quorum.${kind}`),
  ...['turn', 'waiting', 'vacant', 'approved', 'rejected', 'closed', 'removed'].map((status) => `seat.${status}`),
  ...['accept', 'decline', 'revoke'].flatMap((act) =>
    ['', '-of']
      .map((end) => `delegation.${act}${end}`)
      .concat(`delegation.consequence.${act}`, `delegation.done.${act}`),
  ),
  ...['offered', 'accepted', 'active', 'declined', 'revoked', 'over'].map((state) => `delegation.state.${state}`),
  ...['to', 'startsAt', 'endsAt'].map((field) => `delegation.missing.${field}`),
  ...['before', 'after'].map((when) => `seat.added-${when}`),
  ...ACTIONS.filter((name) => actionForm(name).consequence).map((name) => `consequence.${name}`),
  ...SEVERITIES.map((severity) => `severity.${severity}`),
  ...SCOPES.flatMap((scope) => [`tasks.scope.${scope}`, `tasks.empty.${scope}`]),
  ...FACETS.map((facet) => `tasks.${facet}`),
  ...OUTBOX_ACTS.flatMap((act) => ['', '-of', '-title'].map((end) => `outbox.${act}${end}`)),
  ...OUTBOX_ACTS.flatMap((act) => [`outbox.consequence.${act}`, `outbox.done.${act}`]),
  ...OUTBOX_TOPICS.map((topic) => `outbox.topic.${topic}`),
  ...NOTICE_TABS.map((tab) => `notices.tab.${tab}`),
  ...['unread', 'all'].map((tab) => `notices.empty.${tab}`),
  ...MAIL_WAYS.map((way) => `notices.mail.${way}`),
  ...['no-address', 'off'].map((word) => `notices.mail.${word}`),
  ...['dead', 'waiting', 'behind'].map((state) => `outbox.state.${state}`),
  ...['newest', 'due'].map((sort) => `clock.sort.${sort}`),
  ...['off', 'make-up'].flatMap((kind) => [`calendar.mark.${kind}`, `calendar.kind.${kind}`]),
  ...['shown', 'removed'].map((kind) => `receipt.${kind}`),
  ...['state', 'document', 'receiver', 'error'].map((column) => `outbox.column.${column}`),
  ...[...ORIGINS, 'other'].map((origin) => `origin.${origin}`),
  ...['load', 'refusal'].flatMap((call) => [`${call}.broken`, `${call}.silent`]),
  ...['other-file', 'other-entry', 'other-version', 'not-in-words'].map((note) => `diff.note.${note}`),
  ...['exactly', 'exactly-about', 'exactly-release', 'comment', 'reason'].map((word) => `dialog.${word}`),
  ...['kept', 'reread', 'silent-advice', 'forbidden', 'missing'].map((word) => `refusal.${word}`),
  ...QUORUMS.flatMap((kind) => ['quorum', 'quorum-kind', 'choose'].map((part) => `flow.${part}.${kind}`)),
  ...CHANGE_KINDS.map((kind) => `flow.change.${kind}`),
  ...RULE_MEMBERS.map((member) => `flow.rule.${member}`),
  ...[...WHAT_CHANGES, 'keep', 'restart'].map((what) => `flow.impact.${what}`),
  ...['theme', 'column', 'topic', 'channel', 'source', 'category'].map((facet) => `flow.facet.${facet}`),
  ...['level-name', 'level-key', 'rejects.end', 'rejects.count'].map((word) => `flow.${word}`),
  ...DIFF_BASES.map((base) => `diff.base.${base}`),
  ...['last-signed', 'live', 'none'].map((base) => `reader.changes.${base}`),
  ...['resolve', 'reopen'].flatMap((act) => [`reader.comment.${act}`, `reader.comment.${act}-of`]),
  ...['loaded', 'newer', 'older'].map((kind) => `reader.opinion.${kind}`),
  ...['fine', 'fault'].flatMap((one) => ['', '-of'].map((end) => `reader.again.${one}${end}`)),
  ...['fine', 'fault'].map((one) => `reader.again.consequence.${one}`),
  ...['signed', 'current', 'todo'].map((state) => `proof.state.${state}`),
  ...['any', 'all'].map((kind) => `proof.quorum.${kind}`),
  ...['findings', 'round', 'reading', 'none'].map((gap) => `proof.gap.${gap}`),
  ...['fixed', 'kept', 'reopen'].flatMap((act) =>
    ['', '-of', '-title', '-done', '-consequence'].map((end) => `proof.act.${act}${end}`),
  ),
  ...['yes', 'not-applicable'].map((answer) => `proof.answer.${answer}`),
  ...['block', 'advice'].map((severity) => `proof.severity.${severity}`),
  ...['closed', 'closed-fixed', 'closed-kept', 'back-again'].map((word) => `proof.${word}`),
];

describe('translations', () => {
  it('have the same keys in both languages, all with the plugin’s prefix', () => {
    expect(Object.keys(en)).toEqual(Object.keys(zhHans));
    expect(Object.keys(en).filter((key) => !key.startsWith(`${PLUGIN_ID}.`))).toStrictEqual([]);
  });
  it('have the same places to fill in both languages', () => {
    const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
    const keys = Object.keys(en) as (keyof typeof en)[];
    expect(keys.filter((key) => places(en[key]).join() !== places(zhHans[key]).join())).toStrictEqual([]);
  });
  it('name a button by the words that stand on it', () => {
    // Who speaks to the machine says what they see ("flow.remove" is in "flow.remove-of").
    const mute = [en, zhHans].flatMap((words: Readonly<Record<string, string>>) =>
      Object.keys(words).filter((key) => {
        const seen = words[key.replace(/-of$/, '')];
        return key.endsWith('-of') && seen !== undefined && !words[key]?.toLowerCase().includes(seen.toLowerCase());
      }),
    );
    expect(mute).toStrictEqual([]);
  });
  it('cover every key the components use', () => {
    const known = new Set(Object.keys(en));
    const used = [...literalKeys, ...composedKeys].map((key) => `${PLUGIN_ID}.${key}`);
    expect(used.filter((key) => !known.has(key))).toStrictEqual([]);
  });
});
