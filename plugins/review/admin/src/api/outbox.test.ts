import { actOnMessage, loadOutbox } from './outbox';

const clientWith = (data: unknown) => {
  const call = jest.fn().mockResolvedValue({ data });
  return { get: call, post: call, call };
};

describe('calls about the outbox', () => {
  it('leave an unset state out, for the server refuses an empty one', async () => {
    const client = clientWith({ results: [] });
    await loadOutbox(client, { state: '', page: 2 });
    expect(client.call).toHaveBeenCalledWith('/review/outbox', { params: { page: 2, pageSize: 20 } });
  });
  it('ask for a state', async () => {
    const client = clientWith({ results: [] });
    await loadOutbox(client, { state: 'dead', page: 1 }, 1);
    expect(client.call).toHaveBeenCalledWith('/review/outbox', { params: { state: 'dead', page: 1, pageSize: 1 } });
  });
  it('send a reason with a drop only', async () => {
    const client = clientWith({});
    await actOnMessage(client, 3, 'retry', 'ignored');
    await actOnMessage(client, 3, 'drop', 'gone');
    expect(client.call.mock.calls).toEqual([
      ['/review/outbox/3/retry', {}],
      ['/review/outbox/3/drop', { reason: 'gone' }],
    ]);
  });
});
