import { ACTS_TOGETHER, needsOpening } from './acts-together';
import { ACTIONS } from './situation';

/** What makes content live or needs a reason of its own for each text is never done to several documents at once. */
const ONE_BY_ONE = [
  ...['submit', 'return', 'reject', 'add-signer', 'remove-signer', 'consult', 'reply', 'release', 'schedule'],
  ...['recall', 'adopt', 'break-glass', 'substitute'],
];

it('every act is either for several documents or for one', () => {
  expect([...ACTS_TOGETHER, ...ONE_BY_ONE].sort()).toEqual([...ACTIONS].sort());
});

it('only an approval asks for the text to have been opened', () => {
  expect(ACTS_TOGETHER.filter(needsOpening)).toEqual(['approve']);
});
