/** A screen is added in the panel, opened with its token, and reports what it shows and that a recalled item is gone. */
import type { Page } from 'playwright-core';
import { ARTICLE } from '../harness/newsroom';
import type { Server } from '../harness/server';
import { axeFindings } from './axe';
import { loginAdmin, watchPageErrors, withPicture, type TestBrowser } from './harness';

const PAGE = '/admin/plugins/delivery/screens';
const NAME = '东门大屏';

/** A document that is live on the screens' channel. */
export interface LiveDocument {
  documentId: string;
  title: string;
}

/** Takes a document down, as somebody who may would. */
async function recall(server: Server, documentId: string): Promise<void> {
  const admin = await server.as('admin');
  const path = `/review/documents/${ARTICLE}/${documentId}`;
  const { body } = await admin.get(path).query({ locale: 'zh-Hans' }).expect(200);
  const act = { action: 'recall', digest: body.release.digest, locale: 'zh-Hans', comment: '时间有误' };
  await admin.post(`${path}/actions`, act).expect(200);
}

/** The next answer to a report of a screen that names this kind of receipt, or to its heartbeat. */
const answered = (screen: Page, what: 'shown' | 'removed' | 'storageFree') =>
  screen.waitForResponse((response) => response.ok() && (response.request().postData() ?? '').includes(`"${what}"`));

/** Does it, as an administrator and on a screen. */
export async function reportFromScreen(server: Server, browser: TestBrowser, live: LiveDocument): Promise<void> {
  const admin = await browser.newPage();
  const screen = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  const errors = [watchPageErrors(admin), watchPageErrors(screen)];
  await withPicture(admin, 'screens-page', async () => {
    await loginAdmin(admin, server.url, 'admin');
    await admin.goto(`${server.url}${PAGE}`);
    await admin.getByLabel('名称').fill(NAME);
    await admin.getByRole('button', { name: '登记大屏' }).click();
    const address = await admin.getByLabel('在播放器上打开的地址（含令牌）', { exact: true }).inputValue();
    expect(await axeFindings(admin, ['main'])).toStrictEqual([]);

    const [shown, alive] = [answered(screen, 'shown'), answered(screen, 'storageFree')];
    await screen.goto(address);
    await Promise.all([shown, alive]);
    expect(screen.url()).not.toContain('token');
    await admin.reload();
    await admin.getByText('运行正常').waitFor();
    // The token is told once.
    expect(await admin.getByLabel('令牌', { exact: true }).count()).toBe(0);

    const removed = answered(screen, 'removed');
    await recall(server, live.documentId);
    await removed;
    await admin.reload();
    await admin.getByRole('row', { name: live.title }).getByText('1 块大屏全部已撤下').waitFor();
    expect(await axeFindings(admin, ['main'])).toStrictEqual([]);

    await admin.getByRole('button', { name: `停用：${NAME}` }).click();
    await admin.getByRole('alertdialog').getByRole('button', { name: '确认停用' }).click();
    await admin.getByText('还没有登记大屏').waitFor();
  });
  expect(errors.flatMap((of) => of())).toStrictEqual([]);
  await Promise.all([admin.context().close(), screen.context().close()]);
}
