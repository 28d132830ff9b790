/** Targets that begin on a day to come: set, seen beside the earlier ones, withdrawn. Shares a server and a browser. */
import type { Server } from '../harness/server';
import { axeFindings } from './axe';
import { watchPageErrors, withPicture, type TestBrowser } from './harness';

/** Registers the test; both are there when it runs. */
export function registerTargetsToCome(server: () => Server, browser: () => TestBrowser): void {
  test('targets of a day to come stand beside the earlier ones, and can be withdrawn', async () => {
    const { token } = await server().as('admin');
    const page = await browser().newPage({ reducedMotion: 'reduce' });
    const errors = watchPageErrors(page);
    await page.addInitScript(`localStorage.setItem('jwtToken', ${JSON.stringify(JSON.stringify(token))})`);
    await withPicture(page, 'balance-targets', async () => {
      await page.goto(`${server().url}/admin/plugins/balance`);
      const card = page.getByRole('region', { name: '官方网站' });
      await card.getByText('主题目标', { exact: true }).click();
      const rows = card.getByRole('region', { name: '目标沿革' }).getByRole('row');
      await rows.filter({ hasText: '现行' }).waitFor();
      await card.getByLabel('生效日期').fill('2099-01-01');
      await card.getByRole('button', { name: '保存' }).click();
      const coming = rows.filter({ hasText: '待生效' });
      await coming.waitFor();
      expect(await coming.innerText()).toMatch(/2099年1月1日/);
      expect(await axeFindings(page, ['main'])).toEqual([]);
      await coming.getByRole('button', { name: '撤回 2099年1月1日 起的目标' }).click();
      await rows.filter({ hasText: '撤回' }).filter({ hasNotText: '待生效' }).first().waitFor();
      await coming.waitFor({ state: 'detached' });
    });
    expect(errors()).toStrictEqual([]);
    await page.close();
  });
}
