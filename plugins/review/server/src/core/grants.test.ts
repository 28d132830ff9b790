import { lostGrants, sameGrants, type Grant } from './grants';

const grant = (changes: Partial<Grant> = {}): Grant => ({
  action: 'plugin::review.act',
  subject: null,
  properties: {},
  conditions: [],
  actionParameters: {},
  role: 2,
  ...changes,
});
const holders = { roles: new Set([2, 3]), tokens: new Set([7]) };

describe('rights of roles', () => {
  it('are the same in any order', () => {
    const [one, other] = [grant(), grant({ role: 3 })];
    expect(sameGrants([one, other], [other, one])).toBe(true);
    expect(sameGrants([other, one], [one, other])).toBe(true);
    expect(sameGrants([one], [one, other])).toBe(false);
    expect(sameGrants([one], [other])).toBe(false);
  });

  it('that were lost are those held before and not now, of holders that are still there', () => {
    const { role: _, ...rest } = grant();
    const token: Grant = { ...rest, apiToken: 7 };
    const held = [grant(), grant({ role: 3 }), grant({ role: 4 }), token, { ...token, apiToken: 8 }];
    expect(lostGrants(held, [grant()], holders)).toEqual([grant({ role: 3 }), token]);
    expect(lostGrants(held, held, holders)).toStrictEqual([]);
    expect(lostGrants([], held, holders)).toStrictEqual([]);
  });

  it('with another condition are other rights', () => {
    expect(lostGrants([grant({ conditions: ['a'] })], [grant()], holders)).toHaveLength(1);
  });
});
