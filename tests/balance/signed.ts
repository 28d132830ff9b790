/** A post from signature to recall: what the meter, the suggestion and a count by hand from the ledger make of it. Shares balance's park. */
import { offstage } from '../harness/offstage';
import type { Park } from '../harness/park';
import { seenAhead } from './forecast';
import { expectByHand } from './hand-recount';
import { learntFrom } from './suggestion';

/** Registers the tests; `park` is asked for when they run. */
export function describeSigned(park: () => Park): void {
  test('counts when released, by its theme, and no longer after its recall', async () => {
    const room = offstage(park());
    const title = '食堂延长供餐';
    const documentId = await room.draft({ title });
    await room.sign(documentId);
    await expectByHand(park(), {});
    await seenAhead(park(), documentId, (action, at) => room.act(documentId, 'reviewer3', action, at ? { at } : {}));
    await room.act(documentId, 'reviewer3', 'release');
    expect(await park().strapi.plugin('review').service('upcoming').list()).toEqual([]);
    await expectByHand(park(), { livelihood: 1 });
    expect(await learntFrom(park())).toEqual([`livelihood ${title}`]);
    await room.edit(documentId, { theme: await room.connect('plugin::balance.theme', 'guidance') });
    await room.release(documentId);
    await expectByHand(park(), { guidance: 1 });
    await room.act(documentId, 'reviewer3', 'recall', { comment: '数字有误' });
    await expectByHand(park(), {});
    expect(await learntFrom(park())).toEqual([]);
  });
}
