import { delegationRequest, EMPTY_DELEGATION, missingDelegation } from './delegations';

const ZONE = 'Asia/Shanghai';
const filled = {
  ...EMPTY_DELEGATION,
  to: 'b@demo.example',
  startsAt: '2027-03-01T08:00',
  endsAt: '2027-03-01T12:00',
};

it('asks for a person and two times', () => {
  expect(missingDelegation(EMPTY_DELEGATION, ZONE)).toEqual(['to', 'startsAt', 'endsAt']);
  expect(missingDelegation({ ...filled, endsAt: 'x' }, ZONE)).toEqual(['endsAt']);
  expect(missingDelegation(filled, ZONE)).toStrictEqual([]);
});

it('sends times of the park’s clock, and only what was filled in', () => {
  const times = { startsAt: '2027-03-01T00:00:00.000Z', endsAt: '2027-03-01T04:00:00.000Z' };
  expect(delegationRequest({ ...filled, reason: '  ' }, ZONE)).toEqual({ to: 'b@demo.example', ...times });
  expect(
    delegationRequest({ ...filled, from: 'a@demo.example', types: ['t'], levels: ['l'], reason: ' 休假 ' }, ZONE),
  ).toEqual({ to: 'b@demo.example', from: 'a@demo.example', types: ['t'], levels: ['l'], reason: '休假', ...times });
});
