import { createGovernedStore, type GovernedList } from '../api/governed';
import { hidesPublish, isGoverned, typeName } from './governed';

const ARTICLE = { uid: 'api::article.article', displayName: '文章' };
const ready: GovernedList = { status: 'ready', types: [ARTICLE], timeZone: 'Asia/Shanghai' };

describe('hidesPublish', () => {
  it('hides Strapi’s buttons for governed types only', () => {
    expect(hidesPublish(ready, ARTICLE.uid)).toBe(true);
    expect(hidesPublish(ready, 'api::column.column')).toBe(false);
  });
  it('hides them until the list is there, and gives them back when it cannot be had', () => {
    expect(hidesPublish({ status: 'loading' }, 'api::column.column')).toBe(true);
    expect(hidesPublish({ status: 'failed' }, 'api::column.column')).toBe(false);
  });
});

describe('isGoverned and typeName', () => {
  it('knows governed types by uid and by name', () => {
    expect(isGoverned(ready, ARTICLE.uid)).toBe(true);
    expect(isGoverned({ status: 'loading' }, ARTICLE.uid)).toBe(false);
    expect(typeName(ready, ARTICLE.uid)).toBe('文章');
    expect(typeName(ready, 'api::column.column')).toBe('api::column.column');
    expect(typeName({ status: 'loading' }, ARTICLE.uid)).toBe('');
  });
});

describe('createGovernedStore', () => {
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  const clientOf = (get: jest.Mock) => () => ({ get }) as never;

  it('asks once, when somebody first looks', async () => {
    const get = jest.fn().mockResolvedValue({ data: { data: [ARTICLE], timeZone: 'Asia/Shanghai' } });
    const store = createGovernedStore(clientOf(get));
    expect(get).not.toHaveBeenCalled();
    const told = jest.fn();
    store.subscribe(told);
    store.subscribe(jest.fn());
    await settled();
    store.subscribe(jest.fn());
    expect(get).toHaveBeenCalledTimes(1);
    expect(told).toHaveBeenCalledTimes(1);
    expect(store.current()).toEqual(ready);
  });

  it('asks again after a failure when the next one looks, and tells nobody who has left', async () => {
    const get = jest
      .fn()
      .mockRejectedValueOnce(new Error('down'))
      .mockResolvedValue({ data: { data: [ARTICLE], timeZone: 'Asia/Shanghai' } });
    const store = createGovernedStore(clientOf(get));
    const told = jest.fn();
    const leave = store.subscribe(told);
    await settled();
    expect(store.current()).toEqual({ status: 'failed' });
    leave();
    store.subscribe(jest.fn());
    await settled();
    expect(store.current()).toEqual(ready);
    expect(told).toHaveBeenCalledTimes(1);
  });
});
