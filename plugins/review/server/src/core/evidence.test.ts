import { contentPage, mediaPath, packName, readmeText } from './evidence';

const HASH = 'a'.repeat(64);

test.each([
  ['image/png', 'png'],
  ['application/pdf', 'pdf'],
  ['image/svg+xml', 'bin'],
  ['text/html', 'bin'],
  ['toString', 'bin'],
])('bytes of %s end in .%s', (mime, ending) => {
  expect(mediaPath(HASH, mime)).toBe(`media/${HASH}.${ending}`);
});

test('the name of a pack is one for every file system', () => {
  expect(packName({ documentId: 'a/..\\b', locale: 'zh-Hans', run: 3 })).toBe('evidence-a_.._b-zh-Hans-3');
});

test('the readable content escapes what it is given as text and lists its files', () => {
  const html = contentPage({
    locale: 'zh-Hans',
    title: '<题>',
    body: '<p>正文</p>',
    files: [{ path: mediaPath(HASH, 'image/png'), name: '<图>' }],
    content: { fields: { title: '<题>' } },
  });
  expect(html).toContain('<h1>&lt;题&gt;</h1>');
  expect(html).toContain('<p>正文</p>');
  expect(html).toContain(`<a href="media/${HASH}.png">&lt;图&gt;</a>`);
  expect(html.match(/<题>|<图>|<script/)).toBeNull();
});

test('the pack says in both languages how it is verified, and that it holds rows of others', () => {
  const text = readmeText({ title: '题', run: 3, digest: HASH });
  for (const words of ['ledger-verify.mjs --pack .', '其他稿件的行', 'rows of other documents', HASH])
    expect(text).toContain(words);
});
