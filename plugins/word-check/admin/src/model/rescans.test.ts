import { editPath, percentOf } from './rescans';

it('tells whole per cents, and a hundred only of what is done', () => {
  const running = (done: number, total: number) => percentOf({ state: 'running', done, total });
  expect([running(0, 0), running(0, 3), running(1, 3), running(3, 3), running(4, 3)]).toEqual([0, 0, 33, 99, 99]);
  expect(percentOf({ state: 'done', done: 0, total: 0 })).toBe(100);
});

it('leads to the document in its language', () => {
  expect(editPath({ uid: 'api::article.article', documentId: 'd1', locale: 'en' })).toBe(
    '/content-manager/collection-types/api::article.article/d1?plugins%5Bi18n%5D%5Blocale%5D=en',
  );
});
