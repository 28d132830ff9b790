import { loadNotices, loadPreferences, markAllRead, markRead, savePreference } from './notices';

const clientWith = (data: unknown) => {
  const call = jest.fn().mockResolvedValue({ data });
  return { get: call, post: call, put: call, call };
};

describe('calls about notices', () => {
  it('ask for a page, and in words whether for the unread only', async () => {
    const client = clientWith({ results: [] });
    await loadNotices(client, { unread: true, page: 2 });
    await loadNotices(client, { unread: false, page: 1 }, 1);
    expect(client.call.mock.calls).toEqual([
      ['/review/notices', { params: { unread: 'true', page: 2, pageSize: 20 } }],
      ['/review/notices', { params: { unread: 'false', page: 1, pageSize: 1 } }],
    ]);
  });
  it('mark one, or all up to the newest that was shown, and hand on how many are left', async () => {
    const client = clientWith({ unread: 3 });
    expect([await markRead(client, 7), await markAllRead(client, 9)]).toEqual([3, 3]);
    expect(client.call.mock.calls).toEqual([
      ['/review/notices/7/read', {}],
      ['/review/notices/read-all', { upTo: 9 }],
    ]);
  });
  it('read and change what goes by e-mail', async () => {
    const client = clientWith({ kinds: [] });
    await loadPreferences(client);
    await savePreference(client, 'task', 'never');
    expect(client.call.mock.calls).toEqual([
      ['/review/notices/preferences'],
      ['/review/notices/preferences', { mail: { task: 'never' } }],
    ]);
  });
});
