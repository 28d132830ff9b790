import { emailOf } from './accounts';
import { ARTICLE, newsroom, type ActBody, type Newsroom } from './newsroom';
import type { Account, Park } from './park';

interface Key {
  uid: string;
  documentId: string;
  locale: string;
}
interface Services {
  actors: { ofUser(id: number, origin: string): Promise<unknown> };
  lineages: { read(key: Key): Promise<{ situation: { digest: string; release: { digest: string } | null } } | null> };
  reviews: {
    act(key: Key, actor: unknown, command: object): Promise<{ state: string; digest: string; ledgerSeq: number }>;
  };
}

/**
 * The newsroom with its acts done straight by review's services, without HTTP: for what has to be signed or released
 * before a test can show something else. Rules and records are the same.
 */
export function offstage(park: Park, uid: string = ARTICLE): Newsroom {
  const service = <K extends keyof Services>(name: K): Services[K] =>
    park.strapi.plugin('review').service(name) as Services[K];
  const actors = new Map<Account, Promise<unknown>>();

  async function findActor(account: Account): Promise<unknown> {
    const user = await park.strapi.db.query('admin::user').findOne({ where: { email: emailOf(account) } });
    return service('actors').ofUser(Number(user.id), 'admin');
  }
  function actorOf(account: Account): Promise<unknown> {
    const known = actors.get(account) ?? findActor(account);
    actors.set(account, known);
    return known;
  }

  const room: Newsroom = {
    ...newsroom(park, uid),
    async act(documentId, by, action, { locale = 'zh-Hans', ...extra }: Partial<ActBody> = {}) {
      const key = { uid, documentId, locale };
      const seen = await service('lineages').read(key);
      const digest = action === 'recall' ? seen?.situation.release?.digest : seen?.situation.digest;
      return service('reviews').act(key, await actorOf(by), { action, digest: digest ?? '', ...extra });
    },
    async sign(documentId, by = 'editor1', locale = 'zh-Hans') {
      await room.act(documentId, by, 'submit', { locale });
      for (const signer of ['reviewer1', 'reviewer2', 'reviewer3'] as const)
        await room.act(documentId, signer, 'approve', { locale });
    },
    async release(documentId, by = 'editor1', locale = 'zh-Hans') {
      await room.sign(documentId, by, locale);
      await room.act(documentId, 'reviewer3', 'release', { locale });
    },
  };
  return room;
}
