/** What people read of the ledger's codes: in which capacity somebody acted, and why the server did something itself. */
import { ACT_WORDS, actWords, capacityWords, reasonWords } from './act-words';

it.each([
  ['submitter', '提交人', 'submitter'],
  ['editor', '编辑', 'editor'],
  ['releaser', '签发人', 'releaser'],
  ['recaller', '撤稿人', 'recaller'],
  ['break-glass', '紧急签发人', 'emergency signer'],
  ['after-review', '补审', 'after-review'],
  ['administrator', '管理员', 'administrator'],
  ['calendar-keeper', '日历维护人', 'calendar keeper'],
  ['second-reader', '复读人', 'second reader'],
])('the capacity %s', (capacity, zh, en) => expect(capacityWords(capacity)).toEqual({ zh, en }));

it.each([
  ['the content was edited', '内容有改动'],
  ['the draft was deleted', '草稿已删除'],
  ['the draft was deleted past the editor', '草稿在编辑器之外被删除'],
  ['the content changed outside the editor', '内容在编辑器之外有改动'],
  ['the content changed past the editor', '稿件在编辑器之外有改动'],
  ['a file or a related entry of the content changed', '稿件所用的文件或关联内容有改动'],
  ['the live release was recalled', '线上内容已撤稿'],
  ['the after-review of an emergency release is overdue', '紧急签发的补审已逾期'],
  ['a live row without a release was found and pulled', '发现没有签发记录的线上内容，已撤下'],
  [
    'the live row was not what was signed; it was pulled, the release itself stands',
    '线上内容与签字内容不符，已撤下；签发本身不变',
  ],
  [
    'more than one live row was found; all were pulled, the release itself stands',
    '发现多份线上内容，已全部撤下；签发本身不变',
  ],
  ['the live row is gone; the release itself stands', '线上内容已不在；签发本身不变'],
  [
    'the server ran without review, and Strapi deleted its rights',
    '服务器曾在没有审核插件的情况下运行，Strapi 删除了它的权限',
  ],
  ['a newer calendar came with the plugin', '插件带来了新版工作日历'],
])('the server’s own reason «%s» is kept in English and read in both languages', (reason, zh) =>
  expect(reasonWords(reason)).toEqual({ zh, en: reason }),
);

it('what is no code stays as it is: the name of a level, a person’s own reason', () => {
  for (const words of [actWords, capacityWords, reasonWords])
    for (const text of ['终审', '数字有误', 'toString']) expect(words(text)).toEqual({ zh: text, en: text });
});

it('no two acts are told by one word, but for the two names of taking an added signer back', () => {
  const acts = Object.keys(ACT_WORDS).filter((act) => act !== 'remove');
  expect(actWords('remove')).toEqual(actWords('remove-signer'));
  for (const language of ['zh', 'en'] as const)
    expect(new Set(acts.map((act) => actWords(act)[language])).size).toBe(acts.length);
});
