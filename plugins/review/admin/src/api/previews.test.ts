import { loadPreviews, makePreview, revokePreview } from './previews';

const target = { uid: 'api::article.article', documentId: 'a/1', locale: 'en' };
const PATH = '/review/documents/api::article.article/a%2F1/previews';

describe('calls about preview links', () => {
  it('are about one document and locale', async () => {
    const call = jest.fn().mockResolvedValue({ data: { data: [], mayMake: true } });
    await loadPreviews({ get: call }, target);
    await makePreview({ post: call }, target, 60);
    await revokePreview({ del: call }, target, 7);
    await makePreview({ post: call }, { uid: 'x', documentId: 'y' }, 30);
    expect(call.mock.calls).toEqual([
      [PATH, { params: { locale: 'en' } }],
      [PATH, { minutes: 60, locale: 'en' }],
      [`${PATH}/7`],
      ['/review/documents/x/y/previews', { minutes: 30 }],
    ]);
  });
});
