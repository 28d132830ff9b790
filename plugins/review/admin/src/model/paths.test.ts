import { editPath, editViewParams, proofPath, reviewPath } from './paths';

const target = { uid: 'api::article.article', documentId: 'a1', locale: 'zh-Hans' };

describe('editPath', () => {
  it('opens the edit view in the document’s language', () => {
    expect(editPath(target)).toBe(
      '/content-manager/collection-types/api::article.article/a1?plugins%5Bi18n%5D%5Blocale%5D=zh-Hans',
    );
  });
  it('names no language for a type without translations', () => {
    expect(editPath({ uid: 'api::notice.notice', documentId: 'n1' })).toBe(
      '/content-manager/collection-types/api::notice.notice/n1',
    );
  });
});

describe('reviewPath', () => {
  it('opens the reviewing screen, at the differences if asked', () => {
    expect(reviewPath(target)).toBe('/plugins/review/api::article.article/a1?locale=zh-Hans');
    expect(reviewPath(target, 'live')).toBe(
      '/plugins/review/api::article.article/a1?locale=zh-Hans&tab=changes&base=live',
    );
    expect(proofPath(target)).toBe('/plugins/review/api::article.article/a1?locale=zh-Hans&tab=proof');
  });
});

describe('editViewParams', () => {
  it('moves what plugins put into the address up, as the Content Manager does', () => {
    expect(editViewParams({ status: 'draft', plugins: { i18n: { locale: 'en' } } })).toEqual({
      status: 'draft',
      locale: 'en',
    });
  });
  it('takes an address without plugins as it is', () => {
    expect(editViewParams({ page: '2' })).toEqual({ page: '2' });
    expect(editViewParams({})).toEqual({});
  });
});
