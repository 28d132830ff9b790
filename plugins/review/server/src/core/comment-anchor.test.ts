import { anchorAt, CONTEXT, locate, type Anchor } from './comment-anchor';

const texts = (fields: Record<string, string>) => new Map(Object.entries(fields));
const TEXT = '为方便职工就餐，食堂晚餐供应时间延长到二十点。\n周末供应时间不变。';
const anchor = (quote: string, extra: Partial<Anchor> = {}): Anchor => ({
  ...{ path: 'body', quote, prefix: '', suffix: '' },
  ...extra,
});
const kept = (quote: string, extra: Partial<Anchor> = {}) =>
  anchorAt(anchor(quote, extra), texts({ body: TEXT })) as Anchor;
const found = (one: Anchor, fields: Record<string, string>) => {
  const place = locate(one, texts(fields));
  return place && [place.state, place.path, (fields[place.path] ?? '').slice(place.start, place.end)];
};

it('keeps the words and what stands around them, as they stand in the text', () => {
  expect(kept('供应时间延长')).toEqual({
    path: 'body',
    quote: '供应时间延长',
    prefix: '为方便职工就餐，食堂晚餐',
    suffix: '到二十点。\n周末供应时间不变。',
  });
  const long = '甲'.repeat(50) + '原文' + '乙'.repeat(50);
  const { prefix, suffix } = anchorAt(anchor('原文'), texts({ body: long })) as Anchor;
  expect([prefix.length, suffix.length]).toEqual([CONTEXT, CONTEXT]);
});

it('what a page makes of white space does not matter', () => {
  expect(kept('二十点。\n\n周末 供应')).toMatchObject({ quote: '二十点。\n周末供应' });
});

it('the surroundings tell two places of the same words apart', () => {
  expect(kept('供应时间', { prefix: '晚餐', suffix: '延长' }).prefix).toMatch(/晚餐$/);
  expect(kept('供应时间', { prefix: '周末', suffix: '不变' }).prefix).toMatch(/周末$/);
});

it('words that are not in the field cannot be pointed at, nor a field that is not there', () => {
  expect(kept('早餐')).toBeNull();
  expect(anchorAt(anchor('供应时间'), texts({ title: '供应时间', body: '别的' }))).toBeNull();
  expect(anchorAt(anchor('', { path: 'nothing' }), texts({ body: TEXT }))).toBeNull();
});

it('a comment on a whole field stays as long as the field does', () => {
  const whole = anchorAt(anchor(''), texts({ body: TEXT })) as Anchor;
  expect(whole).toEqual(anchor(''));
  expect(found(whole, { body: '全改了' })).toEqual(['exact', 'body', '']);
  expect(found(whole, { title: '甲' })).toBeNull();
});

describe('after an edit', () => {
  const one = kept('晚餐供应时间');

  it('is where it was while its surroundings stay', () => {
    expect(found(one, { body: TEXT })).toEqual(['exact', 'body', '晚餐供应时间']);
    expect(found(one, { body: `新加的一段很长的导语，与此无关。\n${TEXT}` })).toEqual([
      'exact',
      'body',
      '晚餐供应时间',
    ]);
  });
  it('is moved where the words stand among others', () => {
    expect(found(one, { body: '食堂晚餐供应时间已调整。' })).toEqual(['moved', 'body', '晚餐供应时间']);
  });
  it('is moved where the words went to another field', () => {
    expect(found(one, { title: '晚餐供应时间', body: '别的' })).toEqual(['moved', 'title', '晚餐供应时间']);
  });
  it('its own field comes first', () => {
    expect(found(one, { body: '调整晚餐供应时间', title: TEXT })?.[1]).toBe('body');
  });
  it('takes the likeliest of several places', () => {
    const body = '午餐后不供应。晚餐供应时间另定。为方便职工就餐，食堂晚餐供应时间改了。';
    expect(locate(one, texts({ body }))?.start).toBe(body.lastIndexOf('晚餐供应时间'));
  });
  it('is gone when the words are', () => {
    expect(found(one, { body: '食堂早餐供应。' })).toBeNull();
  });
  it('one or two characters are not found just anywhere', () => {
    const short = kept('的', { prefix: '' });
    expect(short).toBeNull();
    const telling = kept('到', {});
    expect(found(telling, { body: '今天到会的人' })).toBeNull();
    expect(found(telling, { body: '供应时间延长到二十一点' })).toEqual(['moved', 'body', '到']);
  });
});
