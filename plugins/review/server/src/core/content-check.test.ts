import type { Json } from './canonical-json';
import type { Attributes, Content } from './content';
import { checkContent } from './content-check';

const content = (fields: Content['fields']): Content => ({ uid: 'u', locale: 'zh-Hans', fields });
const check = (fields: Content['fields'], attributes: Attributes = {}) => checkContent(content(fields), attributes);
const finding = (path: string, ruleId: string, message: string) => ({
  path,
  start: 0,
  end: 0,
  text: '',
  ruleId,
  pack: 'content',
  category: 'content',
  severity: 'block',
  message,
  suggestions: [],
});
const MISSING = finding('title', 'content-required', '“title”为必填项，请补充。');

describe('a required field', () => {
  const required: Attributes = { title: { type: 'string', required: true }, summary: { type: 'text' } };
  it.each<[string, Content['fields']]>([
    ['absent', {}],
    ['null', { title: null }],
    ['empty', { title: '' }],
    ['blank', { title: ' \n　' }],
  ])('that is %s blocks', (_, fields) => expect(check(fields, required)).toEqual([MISSING]));

  it.each<[string, Json]>([
    ['a word', '甲'],
    ['zero', 0],
    ['no', false],
    ['a relation', { documentId: 'x' }],
  ])('may be %s', (_, title) => expect(check({ title }, required)).toStrictEqual([]));

  it('is none of Strapi’s own', () =>
    expect(check({}, { createdAt: { type: 'datetime', required: true } })).toStrictEqual([]));
});

describe('a file', () => {
  const unreadable = (path: string, name = 'a.png') =>
    finding(path, 'content-file-unreadable', `文件“${name}”无法读取，请重新上传。`);
  it.each<[string, Content['fields'], unknown[]]>([
    ['the cover', { cover: { sha256: 'unreadable', name: 'a.png' } }, [unreadable('cover')]],
    ['one without a name', { cover: { sha256: 'unreadable' } }, [unreadable('cover', '')]],
    ['one of a list', { files: [{ sha256: 'ab' }, { sha256: 'unreadable', name: 'a.png' }] }, [unreadable('files.1')]],
    [
      'one inside a component',
      { parts: [{ picture: { sha256: 'unreadable', name: 'a.png' } }] },
      [unreadable('parts.0.picture')],
    ],
    ['none', { cover: { sha256: 'ab', name: 'unreadable' }, title: 'unreadable', pages: 3 }, []],
  ])('must be readable: %s', (_, fields, findings) => expect(check(fields)).toEqual(findings));
});

describe('a picture in rich text', () => {
  const picture = (image: Json): Json => ({ type: 'image', image, children: [] });
  const unresolved = (path: string) =>
    finding(path, 'content-image-unresolved', '正文中的图片不是本系统上传的文件，请从媒体库重新插入。');

  it('must be an upload; the finding names the field', () => {
    const body = [{ type: 'paragraph', children: [] }, picture({ unresolved: 'https://elsewhere/x.png' })];
    expect(check({ body })).toEqual([unresolved('body')]);
  });

  it.each<[string, Json]>([
    ['an upload', picture({ sha256: 'ab' })],
    ['no picture at all', picture(null)],
    ['a list', picture(['unresolved'])],
    ['a word', picture('unresolved')],
    ['in another node', { type: 'card', image: { unresolved: 'x' } }],
    ['without an image', { type: 'image' }],
  ])('is let through when it is %s', (_, node) => expect(check({ body: [node] })).toStrictEqual([]));

  it('is looked for in what nulls stand beside', () =>
    expect(check({ body: [null, picture({ unresolved: 'x' })] })).toEqual([unresolved('body')]));

  it('comes after what is missing', () =>
    expect(check({ body: [picture({ unresolved: 'x' })] }, { title: { type: 'string', required: true } })).toEqual([
      MISSING,
      unresolved('body'),
    ]));
});
