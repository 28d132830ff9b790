/** Of several places with the words of a comment, the likeliest is taken; and what is too little to go by. */
import { anchorAt, locate, type Anchor } from './comment-anchor';

const texts = (fields: Record<string, string>) => new Map(Object.entries(fields));
const anchor = (quote: string, extra: Partial<Anchor> = {}): Anchor => ({
  ...{ path: 'body', quote, prefix: '', suffix: '' },
  ...extra,
});
const start = (one: Anchor, body: string) => locate(one, texts({ body }))?.start;

it('the words before decide by their end, the words after by their beginning', () => {
  const body = '早餐供应时间不变，晚餐供应时间延长。';
  const [first, second] = [body.indexOf('供应'), body.lastIndexOf('供应')];
  expect(start(anchor('供应时间', { prefix: '早餐' }), body)).toBe(first);
  expect(start(anchor('供应时间', { prefix: '晚餐' }), body)).toBe(second);
  expect(start(anchor('供应时间', { suffix: '不变' }), body)).toBe(first);
  expect(start(anchor('供应时间', { suffix: '延长到二十点' }), body)).toBe(second);
});

it('surroundings that are only half the same still tell', () => {
  const body = '早餐供应时间不变，晚餐供应时间延长。';
  expect(start(anchor('供应时间', { prefix: '食堂的晚餐', suffix: '改为' }), body)).toBe(body.lastIndexOf('供应'));
});

it('of places that are equally likely, the first', () =>
  expect(start(anchor('供应时间'), '供应时间不变，供应时间延长。')).toBe(0));

it('four characters are found anywhere, three only with something of what stood around them', () => {
  const gone = { prefix: '甲', suffix: '乙' };
  expect(start(anchor('供应时间', gone), '晚餐供应时间延长')).toBe(2);
  expect(start(anchor('供应时', gone), '晚餐供应时间延长')).toBeUndefined();
  expect(start(anchor('供应时', { ...gone, suffix: '间' }), '晚餐供应时间延长')).toBe(2);
  expect(start(anchor('供应时', { ...gone, prefix: '餐' }), '晚餐供应时间延长')).toBe(2);
});

it('surroundings are the same only if all of them are there', () => {
  const one = anchor('供应时间', { prefix: '晚餐', suffix: '延长' });
  const state = (body: string) => locate(one, texts({ body }))?.state;
  expect([state('晚餐供应时间延长'), state('食堂晚餐供应时间延长到二十点')]).toEqual(['exact', 'exact']);
  expect([state('晚餐供应时间'), state('餐供应时间延长'), state('供应时间')]).toEqual(['moved', 'moved', 'moved']);
});

describe('in the other fields', () => {
  const one = anchor('供应时间', { prefix: '晚餐', suffix: '延长' });
  const where = (fields: Record<string, string>) => {
    const place = locate(one, texts(fields));
    return place && [place.state, place.path, place.start];
  };

  it('the likeliest, whatever their order; of equals the first', () => {
    expect(where({ a: '供应时间', b: '晚餐供应时间' })).toEqual(['moved', 'b', 2]);
    expect(where({ b: '晚餐供应时间', a: '供应时间' })).toEqual(['moved', 'b', 2]);
    expect(where({ a: '晚餐供应时间不变', b: '食堂晚餐供应时间' })).toEqual(['moved', 'a', 2]);
  });

  it('also when the field itself is gone', () => {
    expect(where({ title: '供应时间' })).toEqual(['moved', 'title', 0]);
    expect(where({ title: '别的' })).toBeNull();
  });

  it('but there is nothing to point at anew', () =>
    expect(anchorAt(one, texts({ title: '供应时间', body: '' }))).toBeNull());
});
