/**
 * The balance panel as an editor uses it: from the plan to a form with theme and channel set, what the post does to the
 * balance before anything is saved, a suggested theme taken with one click, and the balance following it.
 */
import type { Page } from 'playwright-core';
import { isBlind } from '../../plugins/balance/server/src/core/suggest';
import { ARTICLE, newsroom } from '../harness/newsroom';
import type { Park } from '../harness/park';
import type { Server } from '../harness/server';
import { axeFindings } from './axe';
import { waitUntilTrue } from './harness';

const PANEL = 'aside:has(h2:text-is("主题与平衡"))';
const CREATE = `/admin/content-manager/collection-types/${ARTICLE}/create`;

/** A draft without a theme in which something is suggested: one document in ten is kept from it. */
async function draftToSuggestFor(server: Server): Promise<string> {
  const room = newsroom(server as unknown as Park);
  const theme = { connect: [] };
  const channels = await room.connect('plugin::delivery.channel', 'website');
  for (;;) {
    const documentId = await room.draft({
      title: '澜禾储能电芯生产线投产',
      theme,
      channels,
      body: null,
      summary: '企业新建产线投产，产能扩大。',
    });
    if (!isBlind(documentId)) return documentId;
  }
}

/** Does all of it; the website has one post on livelihood, and nothing else. */
export async function planAndWrite(page: Page, server: Server): Promise<void> {
  const panel = page.locator(PANEL);
  await page.goto(`${server.url}/admin/plugins/balance`);
  await page.getByRole('link', { name: '写一篇产业发展，发布到官方网站' }).click();
  await page.waitForURL((url) => url.pathname === CREATE);
  await panel.getByText('已按补稿计划填好主题“产业发展”和渠道“官方网站”').waitFor();
  await panel.getByText('官方网站：这篇发出后，平衡度从 15 变为 55。').waitFor();
  for (const name of ['产业发展', '官方网站']) await page.getByText(name, { exact: true }).first().waitFor();

  const documentId = await draftToSuggestFor(server);
  page.once('dialog', (dialog) => void dialog.accept());
  await page.goto(`${server.url}${CREATE.replace('create', documentId)}?plugins[i18n][locale]=zh-Hans`);
  await panel.getByText('官方网站：这篇不改变本月平衡度（15）。').waitFor();
  // Below the panel in which people act.
  const titles = await page.locator('aside h2').allInnerTexts();
  expect(titles.indexOf('主题与平衡')).toBe(titles.length - 1);
  await panel.getByRole('button', { name: '设为主题：产业发展' }).click();
  await panel.getByText('主题已设为“产业发展”，保存后生效。').waitFor();
  await panel.getByText('官方网站：这篇发出后，平衡度从 15 变为 55。').waitFor();
  await waitUntilTrue(page, `document.activeElement?.getAttribute('role') === 'status'`);
  expect(await axeFindings(page, ['aside:last-of-type'])).toEqual([]);
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.locator('button:disabled', { hasText: '保存' }).waitFor();
  await panel.getByText('已是这篇的主题').waitFor();
}
