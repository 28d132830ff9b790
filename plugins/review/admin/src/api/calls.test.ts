import { act, loadDiff, loadDocument } from './documents';
import { loadTasks } from './tasks';

const target = { uid: 'api::article.article', documentId: 'a/1', locale: 'en' };
const PATH = '/review/documents/api::article.article/a%2F1';

const clientWith = (data: unknown) => {
  const call = jest.fn().mockResolvedValue({ data });
  return { get: call, post: call, call };
};

describe('calls to the review server', () => {
  it('names the uid as it is and escapes the document id', async () => {
    const client = clientWith({});
    await loadDocument(client, target);
    expect(client.call).toHaveBeenCalledWith(PATH, { params: { locale: 'en' } });
  });
  it('asks for a base of comparison', async () => {
    const client = clientWith([]);
    await loadDiff(client, { uid: target.uid, documentId: 'a1' }, 'live');
    expect(client.call).toHaveBeenCalledWith('/review/documents/api::article.article/a1/diff', {
      params: { base: 'live' },
    });
  });
  it('sends an act with its locale and idempotency key', async () => {
    const client = clientWith({});
    await act(client, target, { action: 'approve', digest: 'e' }, 'key-1');
    expect(client.call).toHaveBeenCalledWith(
      `${PATH}/actions`,
      { action: 'approve', digest: 'e', locale: 'en' },
      { headers: { 'Idempotency-Key': 'key-1' } },
    );
  });
  it('leaves unset filters out, for the server refuses empty ones', async () => {
    const client = clientWith({});
    await loadTasks(client, { scope: 'mine', q: '', level: 'first', channel: '', theme: '', sort: '', page: 1 }, 5);
    expect(client.call).toHaveBeenCalledWith('/review/tasks', {
      params: { scope: 'mine', level: 'first', page: 1, pageSize: 5 },
    });
  });
});
