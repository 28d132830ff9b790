import { arrived, badgeText, NOTICE_TABS, readNoticeQuery, readTab, writeNoticeQuery } from './notices';

describe('the address of the page of notices', () => {
  it('is read back as it was written', () => {
    for (const tab of NOTICE_TABS)
      for (const page of [1, 3]) expect(readNoticeQuery(writeNoticeQuery({ tab, page }))).toEqual({ tab, page });
    expect(writeNoticeQuery({ tab: 'unread', page: 1 }).toString()).toBe('');
  });
  it.each(['', 'tab=nothing&page=0', 'tab=&page=x', 'page=1.5', 'page=-1'])('falls back from “%s”', (search) => {
    expect(readNoticeQuery(new URLSearchParams(search))).toEqual({ tab: 'unread', page: 1 });
  });
  it('knows its tabs', () => {
    expect([readTab('mail'), readTab(null)]).toEqual(['mail', 'unread']);
  });
});

describe('the menu', () => {
  it('has room for two figures', () => {
    expect([1, 99, 100].map(badgeText)).toEqual(['1', '99', '99+']);
  });
  it('tells of what came since the last look, never of what went, and of nothing at the first', () => {
    expect([arrived(null, 5), arrived(2, 5), arrived(5, 2), arrived(0, 0)]).toEqual([0, 3, 0, 0]);
  });
});
