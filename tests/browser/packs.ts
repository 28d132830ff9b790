import type { Page } from 'playwright-core';
import zh from '../../plugins/word-check/admin/src/translations/zh-Hans.json';
import { MODAL } from './tour';

type Key = keyof typeof zh extends `word-check.${infer Rest}` ? Rest : never;

/** The words of a key in Chinese, with values put in. */
function t(key: Key, values: Readonly<Record<string, string | number>> = {}): string {
  return Object.entries(values).reduce(
    (text, [name, value]) => text.replaceAll(`{${name}}`, String(value)),
    zh[`word-check.${key}`],
  );
}

/** Looks at a part of the page, whatever it looks for. */
export type Look = (name: string, part: string) => Promise<void>;

const button = (page: Page, key: Key, values?: Record<string, string | number>) =>
  page.getByRole('button', { name: t(key, values), exact: true }).first();
const field = (page: Page, key: Key) => page.getByRole('textbox', { name: t(key) }).first();
const confirm = (page: Page, key: Key) =>
  page
    .getByRole('alertdialog')
    .getByRole('button', { name: t(key), exact: true })
    .click();

/** What the live article of the tests says: two names that the packs below object to. */
export const OLD_NAMES = { title: '园区改名通告', summary: '园区旧名今起停用，管委会办负责解释。' };

/** A file with two good rows, one that is wrong, and one that a spreadsheet would run. */
const FILE = '词,建议,级别\n园区旧名,园区新名,阻断\n,空词,\n=1+1,,警告\n';

async function makePack(page: Page, look: Look): Promise<void> {
  await button(page, 'packs.new').click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('textbox', { name: t('packs.new.name') }).fill('园区用词');
  await dialog.getByRole('textbox', { name: t('packs.new.key') }).fill('park-words');
  await look('packs-new', MODAL);
  await confirm(page, 'packs.new.create');
  await page.getByText(t('packs.rules.none')).waitFor();
}

async function importFile(page: Page, look: Look): Promise<void> {
  const file = { name: '词.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) };
  await page.locator('input[type="file"]').setInputFiles(file);
  await page.getByText(t('packs.import.done', { added: 2, updated: 0, skipped: 0, errors: 1 })).waitFor();
  await page.getByText(t('packs.import.error', { row: 3, reason: '词：不能为空' })).waitFor();
  await page.getByRole('cell', { name: '园区新名', exact: true }).waitFor();
  await look('pack', 'main');
}

/** The examples are tried as one types, the rule on what is live; then it is saved, and switched on. */
async function addRule(page: Page, look: Look): Promise<void> {
  await page.getByRole('link', { name: t('packs.rule.new') }).click();
  await field(page, 'packs.field.id').fill('park-1');
  await field(page, 'packs.field.terms').fill('管委会办');
  await field(page, 'packs.field.category').fill('名称');
  await field(page, 'packs.field.message').fill('请写全称');
  await field(page, 'packs.field.hit').fill('到办公室去');
  await page.getByText('示例未被规则查出').waitFor();
  await look('rule', 'main');
  await field(page, 'packs.field.hit').fill('到管委会办去');
  await page.getByText(t('packs.proof.holds', { count: 1 })).waitFor();
  await button(page, 'packs.trial').click();
  await page.getByText(t('packs.trial.done', { items: 1, total: 1 })).waitFor();
  await page.getByRole('link', { name: OLD_NAMES.title }).waitFor();
  await look('rule-trial', 'main');
  await button(page, 'packs.rule.save').click();
  await button(page, 'packs.rule.switch.on.of', { id: 'park-1' }).click();
  await button(page, 'packs.rule.switch.off.of', { id: 'park-1' }).waitFor();
}

/** Pairs are rows of a table; Enter goes on with the next. */
async function addPairs(page: Page, look: Look): Promise<void> {
  await page.getByRole('link', { name: t('packs.rule.new') }).click();
  await page.getByRole('combobox', { name: t('packs.field.kind') }).click();
  await page.getByRole('option', { name: t('packs.kind.substitution') }).click();
  await field(page, 'packs.field.id').fill('park-2');
  await field(page, 'packs.field.category').fill('名称');
  await field(page, 'packs.field.message').fill('写错了');
  await page.getByRole('textbox', { name: t('packs.pair.wrong.of', { row: 1 }) }).fill('阅揽室');
  const right = page.getByRole('textbox', { name: t('packs.pair.right.of', { row: 1 }) });
  await right.fill('阅览室');
  await right.press('Enter');
  await page.getByRole('textbox', { name: t('packs.pair.wrong.of', { row: 2 }) }).waitFor();
  await page.keyboard.type('园趣');
  await page.getByRole('textbox', { name: t('packs.pair.right.of', { row: 2 }) }).fill('园区');
  await look('rule-pairs', 'main');
  await button(page, 'packs.rule.save').click();
  await page.getByRole('cell', { name: '阅览室', exact: true }).waitFor();
}

/** The section beside the packs: everything is checked again, and what is live has a new finding that blocks. */
async function checkAgain(page: Page, look: Look): Promise<void> {
  await page.getByRole('link', { name: t('packs.back') }).click();
  await page.getByRole('link', { name: t('rescan.title'), exact: true }).click();
  await button(page, 'rescan.ask').click();
  await page.getByText(t('rescan.new', { count: 1, cases: 1 })).waitFor();
  await page.getByRole('link', { name: OLD_NAMES.title }).waitFor();
  await page.getByText(t('rescan.right', { suggestion: '园区新名' })).waitFor();
  // The entry of the menu leads here too.
  await page.locator('nav a[href$="/plugins/word-check"][aria-current="page"]').first().waitFor();
  await look('rescans', 'main');
  await page
    .getByRole('link', { name: t('packs.title'), exact: true })
    .last()
    .click();
  await page.getByRole('link', { name: t('packs.open.of', { name: '园区用词' }) }).waitFor();
  await look('packs', 'main');
}

/** A file of the pack, an older version of it, and no pack at all. */
async function takeBack(page: Page, look: Look): Promise<void> {
  await page.getByRole('link', { name: t('packs.open.of', { name: '园区用词' }) }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    button(page, 'packs.export', { format: 'CSV' }).click(),
  ]);
  if (file.suggestedFilename() !== 'park-words.csv') throw new Error(`The file is ${file.suggestedFilename()}.`);
  await button(page, 'packs.history.restore.of', { version: 2 }).click();
  await look('pack-restore', MODAL);
  await confirm(page, 'packs.history.restore');
  await page.getByText(t('packs.history.version', { version: 6, act: t('packs.act.restore') })).waitFor();
  await button(page, 'packs.rule.switch.on.of', { id: 'park-1' }).waitFor({ state: 'detached' });
  await look('pack-history', 'main');
  await button(page, 'packs.remove').click();
  await look('pack-remove', MODAL);
  await confirm(page, 'packs.remove');
  await button(page, 'packs.new').waitFor();
  await page.getByRole('link', { name: t('packs.open.of', { name: '园区用词' }) }).waitFor({ state: 'detached' });
}

/**
 * What a keeper of packs does, from an empty pack to none: `look` is called on every screen and dialog. The page has the
 * panel open on the packs, in Chinese, in the name of somebody who may write packs and see rescans; an article with
 * {@link OLD_NAMES} is all that is live.
 */
export async function keepPacks(page: Page, look: Look): Promise<void> {
  await makePack(page, look);
  await importFile(page, look);
  await addRule(page, look);
  await addPairs(page, look);
  await checkAgain(page, look);
  await takeBack(page, look);
}
