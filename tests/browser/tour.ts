import type { Page } from 'playwright-core';
import en from '../../plugins/review/admin/src/translations/en.json';
import zh from '../../plugins/review/admin/src/translations/zh-Hans.json';
import type { Account } from '../harness/accounts';
import { ARTICLE } from '../harness/newsroom';
import type { TourPlaces } from './tour-park';

/** The panel's languages. */
export const LANGUAGES = ['zh-Hans', 'en'] as const;
/** A language of {@link LANGUAGES}. */
export type Language = (typeof LANGUAGES)[number];
const WORDS: Readonly<Record<Language, Readonly<Record<string, string>>>> = { 'zh-Hans': zh, en };

/** Review's words in one language, without values. */
export type Words = (key: string) => string;
export const wordsOf =
  (language: Language): Words =>
  (key) => {
    const words = WORDS[language][`review.${key}`];
    if (words === undefined) throw new Error(`There are no words for ${key}.`);
    return words;
  };

/** What is pressed or done on a screen, and the part of the page that is looked at afterwards. */
export interface Moment {
  readonly name: string;
  /** What it resolves to is looked at instead of the page, and closed then. */
  readonly act: (page: Page, t: Words) => Promise<Page | void>;
  readonly part: string;
}

/** One screen: who opens it, what has to be there, and what is opened from it. */
export interface Screen {
  readonly name: string;
  readonly who: Account;
  readonly path: string;
  /** What a person waits for. */
  readonly ready: string;
  /** Ours on this page; the whole main part unless Strapi's own is around it. */
  readonly part: string;
  readonly moments: readonly Moment[];
}

const MAIN = 'main';
/** Our panel beside Strapi's edit view. */
const PANEL = 'div:has(> div > ol[aria-label])';
/** Our widget on the home page, which is Strapi's. */
const WIDGET = 'main div:has(> ul a[href*="/plugins/review/"])';
/** Whatever stands over a page and waits for an answer. */
export const MODAL = '[role="dialog"], [role="alertdialog"]';

/**
 * A dialog that opens by the first button with these words, whatever stands where they have a value; `folded` is what
 * has to be unfolded to see it.
 */
function dialog(name: string, key: string, folded?: string): Moment {
  return {
    name,
    part: MODAL,
    async act(page, t) {
      if (folded !== undefined)
        await page
          .locator('main summary', { hasText: patternOf(t(folded)) })
          .first()
          .click();
      await button(page, t(key)).click();
      await page.locator(MODAL).first().waitFor();
    },
  };
}

/** Words as they stand on the page. */
function patternOf(words: string): RegExp {
  const parts = words.split(/\{\w+\}/).map((part) => part.replace(/[()?.]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`);
}

const button = (page: Page, words: string) => page.locator('main button', { hasText: patternOf(words) }).first();

/** The review form by itself: in its frame no script runs, so axe would not either. */
const reviewForm: Moment = {
  name: 'record-form',
  part: 'html',
  async act(page) {
    const html = await page.locator('main iframe').getAttribute('srcdoc');
    const form = await page.context().newPage();
    await form.setContent(html ?? '');
    return form;
  },
};

/** A template with proof rounds, sent before anybody was named: faults stand in the rounds. */
const roundsOfTemplate: Moment = {
  name: 'workflow-new-rounds',
  part: MAIN,
  async act(page, t) {
    await page.locator('main [role="radio"][value="three"]').click();
    await button(page, t('flow.create')).click();
    await page.getByText(t('flow.proof.faulty')).first().waitFor();
  },
};

/** The form in which update limits are set. */
const limits: Moment = {
  name: 'freshness-limits',
  part: MAIN,
  async act(page) {
    await page.locator('main summary').click();
    await page.locator('main form').waitFor();
  },
};

/** A recall after which something older is the last update there is: balance says so in review's dialog. */
const recallOfNewest: Moment = {
  name: 'recall-of-newest',
  part: MODAL,
  async act(page, t) {
    await button(page, t('action.recall')).click();
    await page.locator(MODAL).locator('section li').first().waitFor();
  },
};

/** All tasks of the page are selected. */
const selected: Moment = {
  name: 'together-bar',
  part: MAIN,
  async act(page, t) {
    await page.getByRole('checkbox', { name: t('together.select-all') }).click();
    await button(page, t('together.clear')).waitFor();
  },
};

/** The dialog of one act on what is selected. */
const together = (action: string): Moment => ({
  name: `together-${action}`,
  part: MODAL,
  async act(page, t) {
    const bar = page.getByRole('group', { name: t('together.bar') });
    const words = t('together.act').replace('{action}', t(`action.${action}`));
    await bar.getByRole('button', { name: patternOf(words) }).click();
    await page.locator(MODAL).first().waitFor();
  },
});

const screen = (name: string, who: Account, path: string, ready: string, moments: readonly Moment[] = []): Screen => ({
  name,
  who,
  path: `/admin/plugins/${path}`,
  ready,
  part: MAIN,
  moments,
});

/** Every screen of the review plugin, the word check's first two and balance's order, grouped by who looks, so that people change seldom. */
export function screensOf(places: TourPlaces): Screen[] {
  const document = (id: string, more = '') => `review/${ARTICLE}/${id}?locale=zh-Hans${more}`;
  const [aside, list] = ['main aside', 'main li'];
  return [
    screen('tasks', 'admin', 'review?scope=all', 'main table'),
    screen('tasks-none', 'admin', 'review?scope=all&q=nothing', 'main [role="tabpanel"][data-state="active"]'),
    screen('workflows', 'admin', 'review/workflows', list, [dialog('substitute', 'flow.substitute')]),
    screen('workflow', 'admin', 'review/workflows/sanshen', 'main fieldset, main section', [
      {
        name: 'impact',
        part: MODAL,
        async act(page, t) {
          await page.getByRole('textbox').first().fill('三审三校（新）');
          await button(page, t('flow.save')).click();
          await page.locator(MODAL).first().waitFor();
        },
      },
    ]),
    screen('workflow-new', 'admin', 'review/workflows/new', 'main [role="radio"]', [roundsOfTemplate]),
    screen('calendar', 'admin', 'review/calendar?year=2027', 'main table', [dialog('calendar-edit', 'calendar.edit')]),
    screen('sources', 'admin', 'review/sources', list, [
      {
        name: 'sources-units',
        part: MAIN,
        async act(page, t) {
          await button(page, t('gate.sources.show')).click();
          await page.getByText('海东日报').first().waitFor();
        },
      },
    ]),
    screen('corrections', 'admin', 'review/corrections', list),
    screen('packs', 'admin', 'word-check', list),
    screen('order', 'admin', 'balance/order', 'main table', [
      {
        name: 'order-pin',
        part: MODAL,
        async act(page) {
          await page.locator('main table button').first().click();
          await page.locator(MODAL).first().waitFor();
        },
      },
    ]),
    screen('rescans', 'admin', 'word-check/_rescans', 'main button:enabled'),
    screen('correction-new', 'admin', 'review/corrections?new=phrase', 'main form, main textarea, main input'),
    screen('correction', 'admin', `review/corrections/${places.caseId}`, list, [
      dialog('correction-close', 'gate.case.close'),
    ]),
    screen('outbox', 'admin', 'review/outbox', 'main table', [dialog('outbox-retry', 'outbox.retry')]),
    screen('ledger', 'admin', 'review/ledger', 'main ol[aria-label] > *'),
    screen(
      'record',
      'admin',
      `review/${ARTICLE}/${places.proofread}/record?locale=zh-Hans&run=${places.proofreadRun}`,
      'main iframe',
      [reviewForm],
    ),
    screen('notices', 'admin', 'review-notices', 'main [role="tablist"]'),
    screen('urgent', 'admin', document(places.urgent), aside, [recallOfNewest]),
    {
      ...screen('editor', 'admin', '', PANEL),
      path: `/admin/content-manager/collection-types/${ARTICLE}/${places.reading}?plugins[i18n][locale]=zh-Hans`,
      part: PANEL,
    },
    { ...screen('home', 'reviewer1', '', WIDGET), path: '/admin', part: WIDGET },
    screen('tasks-mine', 'reviewer1', 'review', 'main table', [
      dialog('read-again', 'reader.again.fault', 'reader.again.heading'),
    ]),
    screen('reading', 'reviewer1', document(places.reading), aside),
    screen('text', 'reviewer1', document(places.reading, '&tab=text'), aside, [
      dialog('revoke', 'preview.revoke', 'preview.heading'),
    ]),
    screen('proof', 'reviewer1', document(places.reading, '&tab=proof'), 'main ol', [
      dialog('proof-find', 'proof.find'),
      dialog('proof-close', 'proof.act.kept'),
    ]),
    screen('proof-of-urgent', 'reviewer1', document(places.urgent, '&tab=proof'), 'main ol', [
      dialog('proof-sign', 'proof.sign'),
    ]),
    screen('delegations', 'reviewer1', 'review/delegations', list, [dialog('delegation-end', 'delegation.revoke')]),
    screen('preferences', 'reviewer1', 'review-notices?tab=mail', 'main [role="tablist"]'),
    screen('deciding', 'reviewer2', document(places.waiting), aside, [
      dialog('approve', 'action.approve'),
      dialog('return', 'action.return'),
      dialog('transfer', 'action.transfer'),
      dialog('add-signer', 'action.add-signer'),
      dialog('consult', 'action.consult'),
    ]),
    // After the page above: the text that was opened there goes along.
    screen('tasks-together', 'reviewer2', 'review', 'main table', [
      selected,
      together('approve'),
      together('transfer'),
    ]),
    screen('returned', 'reviewer2', document(places.returned), aside),
    screen('changes', 'reviewer3', document(places.live, '&tab=changes&base=live'), 'main [role="tabpanel"] h3'),
    screen('live', 'reviewer3', document(places.live), aside, [dialog('recall', 'action.recall')]),
    screen('freshness', 'reviewer3', 'balance/freshness', 'main table', [limits]),
    screen('tasks-auditor', 'auditor', 'review?scope=all', 'main table'),
    screen('ledger-auditor', 'auditor', 'review/ledger', 'main ol[aria-label] > *'),
    screen('document-auditor', 'auditor', document(places.waiting), aside),
  ];
}
