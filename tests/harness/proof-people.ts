/** A park whose workflow has proof rounds, and one proofreader more than the demo has people for. */
import { threeProofs, type ProofPeople } from '../../plugins/review/server/src/core/templates-proof';
import { callerWith, password, type Caller } from './accounts';
import type { Park } from './park';

const level = (key: string, name: string, signer: string) => ({
  ...{ key, name, signers: [signer] },
  quorum: { kind: 'any' },
});

/** Gives the demo's workflow these rounds; without people it is the one it was. */
export async function followProofs(park: Park, people: ProofPeople | null): Promise<void> {
  await park.strapi
    .plugin('review')
    .service('workflows')
    .save({
      key: 'sanshen',
      name: people ? '三审三校' : '三审',
      levels: [
        level('first', '初审', 'reviewer1'),
        level('second', '复审', 'reviewer2'),
        level('final', '终审', 'reviewer3'),
      ],
      recallRoles: ['strapi-super-admin'],
      ...(people ? { proof: threeProofs(people) } : {}),
    });
}

/** A new person with an account: the demo's own are authors and signers. */
export async function hireProofreader(park: Park, code: string): Promise<Caller> {
  const email = `${code}@demo.example`;
  const [role] = await park.strapi.db.query('admin::role').findMany({ where: { code: 'sanshen-reviewer' } });
  const user = await park.strapi.service('admin::user').create({
    ...{ email, firstname: code, password: password(), isActive: true, preferedLanguage: 'zh-Hans' },
    roles: [role.id],
  });
  const people = park.strapi.db.query('plugin::review.person' as 'admin::user');
  await people.create({ data: { code, name: '校对员', post: '专职校对', accounts: [user.id] } as never });
  const answer = await park.agent().post('/admin/login').send({ email, password: password() }).expect(200);
  return callerWith(park.strapi.server.httpServer, answer.body.data.token);
}
