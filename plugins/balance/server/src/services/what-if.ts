import type { Core } from '@strapi/strapi';
import { balance } from '../balance-services';
import { balanceConfig } from '../config';
import { invalidInput } from '../core/errors';
import { type Change, type Counted, effectOf, tallyAfter } from '../core/forecast';
import { type Labels, labelsOf } from '../core/labels';
import { readMeter, type Tally } from '../core/meter';
import type { Window } from '../core/window';
import { port } from '../ports';
import type { Channel } from './channels';
import type { DocumentKey, Outlook, Standing } from './forecast';

/** A post as it stands in somebody's form. Themes and channels are named by code or by document id. */
export interface Draft {
  uid: string;
  documentId?: string | undefined;
  locale?: string | undefined;
  theme?: string | undefined;
  weights?: readonly { theme: string; permille: number }[] | undefined;
  channels: readonly string[];
}

/** What the release of a draft would do to one channel in the running month. */
export interface WhatIf {
  channel: string;
  name: string;
  /** Posts with a theme that count now. */
  n: number;
  index: number | null;
  indexAfter: number | null;
  /** The best index so many posts, this one included, can reach. */
  best: number | null;
  /** Themes that lack posts even with everything scheduled, as the meter would judge them then; `gap` in posts. */
  lacking: { code: string; name: string; gap: number }[];
  changes: Change;
}

interface Question {
  key: DocumentKey | undefined;
  labels: Labels;
  window: Window;
  now: number;
  outlook: Outlook;
  standing: Standing;
}

/** What the meter would say if a draft went out now. It answers only; nothing is kept. */
export const whatIf = ({ strapi }: { strapi: Core.Strapi }) => {
  /** The labels of a draft as the counting reads them; what there is no theme for is left out. */
  async function labelsOfDraft({ theme, weights }: Draft): Promise<Labels> {
    const { themes } = await balance(strapi, 'labelChoices').all();
    const named = (name: string | undefined) =>
      themes.find(({ code, documentId }) => name === code || name === documentId);
    const list = (weights ?? []).map(({ theme: name, permille }) => ({ theme: named(name), permille }));
    return labelsOf({ theme: named(theme), weights: list }, { theme: 'theme', weights: 'weights' });
  }

  async function channelsOfDraft({ uid, channels }: Draft): Promise<Channel[]> {
    const service = balance(strapi, 'channels');
    if (balanceConfig(strapi).types[uid]?.channels === undefined)
      return (await service.list()).filter(({ code }) => code === service.everything);
    const entries = await service.entries();
    const codes = channels.map((name) => entries.find(({ documentId }) => documentId === name)?.code ?? name);
    return Promise.all([...new Set(codes)].map((code) => service.get(code)));
  }

  /** Where Strapi keeps only the last publishing, publishing again moves a post to now. */
  function countedNow({ key, standing, window }: Question, channel: string): Counted | null {
    const counted = key === undefined ? null : standing.of(key, channel);
    const moves = port(strapi, 'review', 'registry') === null && (counted?.since ?? window.from) < window.from;
    return moves ? null : counted;
  }

  async function onChannel({ code, name }: Channel, question: Question): Promise<WhatIf> {
    const { key, labels, window, now, outlook } = question;
    const inForce = await balance(strapi, 'targets').inForce(code, new Date(window.to));
    const tally = await balance(strapi, 'meter').tally(code, window);
    const none: Tally = { labelled: new Map(), unlabelled: 0 };
    const themes = await balance(strapi, 'themes').list();
    const { targets, tolerance } = inForce;
    const read = (of: Tally) => readMeter({ themes, targets, tolerance, tally: of, recent: none, before: none });
    const { change, delta } = effectOf(countedNow(question, code), { labels, at: now }, window);
    const before = read(tally);
    const after = read(tallyAfter(tally, delta));
    const planned = read(tallyAfter(tally, outlook.within(code, window, now, key).delta));
    return {
      ...{ channel: code, name, n: before.n, index: before.index, indexAfter: after.index, best: after.best },
      lacking: planned.themes
        .filter(({ level }) => level !== 'ok')
        .sort((a, b) => b.gap - a.gap)
        .map(({ code: theme, name: called, gap }) => ({ code: theme, name: called, gap })),
      changes: change,
    };
  }

  return {
    /** Each channel of the draft in its order. Refuses with NOT_FOUND and INVALID_INPUT. */
    async of(draft: Draft): Promise<{ channels: WhatIf[] }> {
      const { uid, documentId, locale } = draft;
      if (!Object.hasOwn(balanceConfig(strapi).types, uid))
        throw invalidInput([{ path: 'uid', reason: 'not a type that is counted' }]);
      const key = documentId === undefined ? undefined : { uid, documentId, locale };
      const question: Question = {
        key,
        labels: await labelsOfDraft(draft),
        window: balance(strapi, 'meter').windowOf({}),
        now: balance(strapi, 'clock').now().getTime(),
        outlook: await balance(strapi, 'forecast').look(),
        standing: await balance(strapi, 'forecast').standing(documentId === undefined ? [] : [documentId]),
      };
      const answers: WhatIf[] = [];
      for (const channel of await channelsOfDraft(draft)) answers.push(await onChannel(channel, question));
      return { channels: answers };
    },
  };
};
