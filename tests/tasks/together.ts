/** One act on several tasks: each by itself, and whatever cannot be is left out by name with the reason. */
import { ledgerOf } from '../harness/ledger';
import { ARTICLE, type Newsroom } from '../harness/newsroom';
import { offstage } from '../harness/offstage';
import { emailOf, type Account } from '../harness/accounts';
import type { Park } from '../harness/park';

interface Item {
  uid?: string;
  documentId: string;
  digest: string;
  locale?: string;
  level?: string;
}
interface Answer {
  done: { documentId: string; state: string; ledgerSeq: number }[];
  leftOut: { documentId: string; code: string; message: string; details: Record<string, unknown> }[];
}

const OTHER = 'f'.repeat(64);

/** Registers the tests on a park that is up. */
export function describeTogether(stage: () => { park: Park; room: Newsroom }): void {
  describe('acts on several tasks at once', () => {
    const post = async (by: Account, body: object, headers: Record<string, string> = {}) =>
      (await stage().park.as(by)).post('/review/tasks/act', body).set(headers);
    const act = async (
      by: Account,
      action: string,
      items: Item[],
      more: object = {},
      headers = {},
    ): Promise<Answer> => {
      const body = { action, ...more, items: items.map((item) => ({ uid: ARTICLE, ...item })) };
      const answer = await post(by, body, headers);
      if (answer.status !== 200) throw new Error(`${action}: ${answer.status} ${answer.text}`);
      return answer.body as Answer;
    };
    const codes = ({ leftOut }: Answer) => leftOut.map(({ documentId, code }) => [documentId, code]);
    const ids = ({ done }: Answer) => done.map(({ documentId }) => documentId);

    /** New texts under review. @returns them as items, with the digest everybody sees */
    async function submitted(...names: string[]): Promise<Item[]> {
      const desk = offstage(stage().park);
      const items: Item[] = [];
      for (const name of names) {
        const documentId = await stage().room.draft({ title: `批量 ${name}` });
        const { digest } = await desk.act(documentId, 'editor1', 'submit');
        items.push({ documentId, digest });
      }
      return items;
    }

    it('does what can be done, and leaves out the rest by name', async () => {
      const { room, park } = stage();
      const names = ['好', '改过', '签过', '没看过'];
      const [fine, edited, own, stale] = (await submitted(...names)) as [Item, Item, Item, Item];
      await room.edit(edited.documentId, { title: '批量 改过了' });
      await offstage(park).act(own.documentId, 'reviewer1', 'approve');
      const answer = await act('reviewer1', 'approve', [
        { ...fine, level: 'first' },
        edited,
        own,
        { ...stale, digest: OTHER },
        { documentId: 'nothing-here', digest: OTHER },
        { ...stale, locale: 'fr' },
        { uid: 'api::column.column', documentId: stale.documentId, digest: OTHER },
      ]);
      expect(ids(answer)).toEqual([fine.documentId]);
      expect(codes(answer)).toEqual([
        [edited.documentId, 'WRONG_STATE'],
        [own.documentId, 'SEPARATION_OF_DUTIES'],
        [stale.documentId, 'STALE_DIGEST'],
        ['nothing-here', 'NOT_FOUND'],
        [stale.documentId, 'INVALID_INPUT'],
        [stale.documentId, 'NOT_FOUND'],
      ]);
      expect(answer.leftOut.every(({ message }) => /[一-鿿]/.test(message))).toBe(true);
      expect(answer.leftOut[2]?.details).toMatchObject({ expected: stale.digest, actual: OTHER });
      expect((await room.view(fine.documentId)).run?.level?.key).toBe('second');
      expect((await room.view(stale.documentId)).decisions).toStrictEqual([]);
      const refused = await ledgerOf(park).rows('refused');
      expect(refused.some((row) => row.documentId === own.documentId && row.details?.action === 'approve')).toBe(true);
    });

    it('does nothing twice under one idempotency key, and goes on where it was left', async () => {
      const { room } = stage();
      const [one, two] = (await submitted('一', '二')) as [Item, Item];
      const headers = { 'Idempotency-Key': 'together-1' };
      const first = await act('reviewer1', 'approve', [one], {}, headers);
      const second = await act('reviewer1', 'approve', [one, two], {}, headers);
      expect(second.done[0]).toEqual(first.done[0]);
      expect([ids(second), second.leftOut]).toEqual([[one.documentId, two.documentId], []]);
      expect((await room.view(one.documentId)).decisions).toHaveLength(1);
    });

    it('stops at no document that breaks down', async () => {
      const { park, room } = stage();
      const [bad, good] = (await submitted('坏', '好')) as [Item, Item];
      const reviews = park.strapi.plugin('review').service('reviews') as {
        act(key: { documentId: string }, ...rest: unknown[]): Promise<unknown>;
      };
      const real = reviews.act.bind(reviews);
      const spy = jest
        .spyOn(reviews, 'act')
        .mockImplementation((key, ...rest) =>
          key.documentId === bad.documentId ? Promise.reject(new Error('disk full')) : real(key, ...rest),
        );
      const answer = await act('reviewer1', 'approve', [bad, good]).finally(() => spy.mockRestore());
      expect([codes(answer), ids(answer)]).toEqual([[[bad.documentId, 'NOT_DONE']], [good.documentId]]);
      expect(answer.leftOut[0]?.message).not.toContain('disk');
      expect((await room.view(bad.documentId)).run?.state).toBe('in_review');
    });

    it('reminds, hands over, unschedules and withdraws', async () => {
      const { room, park } = stage();
      const items = await submitted('催', '转');
      expect(ids(await act('editor1', 'remind', items))).toHaveLength(2);
      expect(codes(await act('editor1', 'remind', items)).map(([, code]) => code)).toEqual(['TOO_MANY', 'TOO_MANY']);
      const to = emailOf('admin');
      expect(ids(await act('reviewer1', 'transfer', items, { to, comment: '出差' }))).toHaveLength(2);
      const late = await act('reviewer1', 'approve', items);
      expect(codes(late).map(([, code]) => code)).toEqual(['ALREADY_DECIDED', 'ALREADY_DECIDED']);
      const strange = await act('reviewer2', 'approve', items);
      expect(codes(strange).map(([, code]) => code)).toEqual(['NOT_SIGNER', 'NOT_SIGNER']);
      const refused = await ledgerOf(park).rows('refused');
      const own = (documentId: string) => refused.filter((row) => row.documentId === documentId).length;
      expect(items.map(({ documentId }) => own(documentId))).toEqual([1, 1]);

      const [timed] = (await submitted('定时')) as [Item];
      const desk = offstage(park);
      for (const signer of ['reviewer1', 'reviewer2', 'reviewer3'] as const)
        await desk.act(timed.documentId, signer, 'approve');
      await desk.act(timed.documentId, 'reviewer3', 'schedule', {
        at: new Date(Date.now() + 86_400_000).toISOString(),
      });
      expect(ids(await act('reviewer3', 'unschedule', [timed]))).toEqual([timed.documentId]);
      expect((await room.view(timed.documentId)).state).toBe('approved');

      const back = await submitted('撤一', '撤二');
      expect(ids(await act('editor1', 'withdraw', back))).toHaveLength(2);
      expect((await room.view(back[0]?.documentId ?? '')).state).toBe('draft');
    });

    it.each<[string, object]>([
      ['what makes content live', { action: 'release' }],
      ['a recall', { action: 'recall', comment: '有误' }],
      ['an act that is none', { action: 'publish' }],
      ['no document', { action: 'approve', items: [] }],
      ['an item without a digest', { action: 'approve', items: [{ uid: ARTICLE, documentId: 'a' }] }],
      ['an unknown member', { action: 'approve', force: true }],
      [
        'an unknown member of an item',
        { action: 'approve', items: [{ uid: ARTICLE, documentId: 'a', digest: OTHER, x: 1 }] },
      ],
      [
        'one named twice',
        { action: 'approve', items: ['a', 'a'].map((documentId) => ({ uid: ARTICLE, documentId, digest: OTHER })) },
      ],
    ])('takes %s for bad input', async (_, body) => {
      const items = [{ uid: ARTICLE, documentId: 'nothing-here', digest: OTHER }];
      const answer = await post('reviewer1', { items, ...body });
      expect([answer.status, answer.body.error.details.code]).toEqual([400, 'INVALID_INPUT']);
    });

    it('takes 100 documents at most, and says so', async () => {
      const items = Array.from({ length: 101 }, (_, n) => ({ uid: ARTICLE, documentId: `none${n}`, digest: OTHER }));
      const answer = await post('reviewer1', { action: 'remind', items });
      expect([answer.status, answer.body.error.details.fields[0].path]).toEqual([400, 'items']);
      expect(answer.body.error.message).toContain('一次最多办理 100 份稿件，这里有 101 份');
    });

    it('turns away who may not act, on record', async () => {
      const { park } = stage();
      const [item] = (await submitted('审计')) as [Item];
      const body = { action: 'approve', items: [{ uid: ARTICLE, ...item }] };
      const answer = await post('auditor', body);
      expect([answer.status, answer.body.error.details.code]).toEqual([403, 'FORBIDDEN']);
      const rows = (await ledgerOf(park).rows('refused')).filter((row) => row.documentId === item.documentId);
      expect(rows.map(({ details }) => details?.code)).toEqual(['FORBIDDEN']);
    });
  });
}
