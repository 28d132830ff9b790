import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zhHans } from './translations';

const root = join(__dirname, '../..');
const script = join(root, 'scripts/check-translations.mjs');
const ours = join(__dirname, 'translations/zh-Hans');

/** Runs the check on a copy of our messages in which one file was changed; gives its exit code and output. */
function checkChanged(file: string, change: (messages: Record<string, string>) => void) {
  const folder = mkdtempSync(join(tmpdir(), 'translations-'));
  try {
    cpSync(ours, folder, { recursive: true });
    const messages = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, string>;
    change(messages);
    writeFileSync(join(folder, file), JSON.stringify(messages));
    const { status, stdout } = spawnSync(process.execPath, [script, folder], { encoding: 'utf8' });
    return { status, stdout };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("the Chinese of Strapi's panel", () => {
  it('has every key of the listed plugins, with the placeholders of the English', () => {
    expect(execFileSync(process.execPath, [script], { encoding: 'utf8' })).toContain('0 problems');
  });

  it('is merged under the prefix each plugin uses', () => {
    expect(zhHans['content-manager.containers.List.draft']).toBe('草稿');
    expect(zhHans['upload.new']).toBe('新建');
    expect(zhHans['global.home']).toBe('首页');
    expect(zhHans['content-manager.plugin.name']).toBe('内容管理');
  });

  it.each<[string, string, (messages: Record<string, string>) => void, string]>([
    ['a missing key', 'content-manager.json', (m) => delete m['actions.clone.label'], 'actions.clone.label'],
    ['English text', 'upload.json', (m) => (m['new'] = 'New'), 'upload.new'],
    ['a lost placeholder', 'content-manager.json', (m) => (m['groups.numbered'] = '分组'), 'groups.numbered'],
    ['a changed plural', 'upload.json', (m) => (m['dnd.overlay.files'] = '{count} 个文件'), 'dnd.overlay.files'],
    ['a lost tag', 'i18n.json', (m) => (m['Settings.list.actions.deleteAdditionalInfos'] = '删除'), 'AdditionalInfos'],
    ['broken syntax', 'admin.json', (m) => (m['HomePage.header.title'] = '{name，您好'), 'HomePage.header.title'],
    ['a key Strapi does not have', 'email.json', (m) => (m['no.such.key'] = '没有'), 'email.no.such.key'],
  ])('is refused for %s', (_name, file, change, key) => {
    const { status, stdout } = checkChanged(file, change);
    expect(status).toBe(1);
    expect(stdout).toContain(key);
  });
});
