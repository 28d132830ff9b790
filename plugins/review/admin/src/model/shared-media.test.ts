import { sharingContents } from './shared-media';

const use = (documentId: string, locale = 'zh-Hans') => ({
  uid: 'api::x.x',
  documentId,
  locale,
  title: `题${documentId}`,
});
const media = (name: string, ...usedBy: ReturnType<typeof use>[]) => ({ sha256: name, name, usedBy, more: false });

describe('sharingContents', () => {
  it('names each content and locale once, with all files it shares', () => {
    const shared = sharingContents([media('甲.png', use('1'), use('2')), media('乙.pdf', use('1'), use('1', 'en'))]);
    expect(shared.map(({ title, locale, files }) => [title, locale, files])).toEqual([
      ['题1', 'zh-Hans', ['甲.png', '乙.pdf']],
      ['题2', 'zh-Hans', ['甲.png']],
      ['题1', 'en', ['乙.pdf']],
    ]);
    expect(new Set(shared.map(({ key }) => key)).size).toBe(3);
  });
  it('is empty when nothing is shared', () => expect(sharingContents([])).toStrictEqual([]));
});
