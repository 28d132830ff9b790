import { createStrapi, type Core } from '@strapi/strapi';
import type { AccountName } from './accounts';
import { POSTS } from './content';
import type { DemoPost } from './content/types';
import { plantPark } from './park';
import { DEMO_SOURCES } from './content/sources';
import { NAMES_PACK } from './content/word-pack';
import { DemoClock } from './clock';
import { DemoDesk } from './desk';
import { stepsOf, type Step } from './timeline';

/** How far the seeding is: `done` of `total` steps. */
export type Progress = (done: number, total: number) => void;

/** Carries out one step of one post's life, at its time, through the product's own services. */
async function carryOut(desk: DemoDesk, post: DemoPost, step: Step): Promise<void> {
  switch (step.kind) {
    case 'draft':
      return desk.draft(post);
    case 'edit':
      return desk.append(post, step.text);
    case 'act':
      return desk.act(post, step.by, step.action, step.comment);
  }
}

async function seed(strapi: Core.Strapi, onProgress: Progress): Promise<void> {
  const ledger = strapi.plugin('review').service('ledger') as { head(): Promise<{ seq: number }> };
  if ((await ledger.head()).seq > 0)
    throw new Error('This database already has a ledger; the demo is seeded into an empty one only.');
  const users: Map<AccountName, number> = await plantPark(strapi);
  const clock = new DemoClock();
  // Only this offline process can do that: no route or setting of a running server sets a time.
  for (const plugin of ['review', 'balance', 'delivery', 'word-check'])
    strapi.get('services').set(`plugin::${plugin}.clock`, () => clock);
  const desk = new DemoDesk(strapi, users);
  const relay = strapi.plugin('review').service('clockRelay') as { tick(origin: string): Promise<void> };
  const steps = POSTS.flatMap((post, index) => stepsOf(post, index).map((step) => ({ post, step })));
  steps.sort((a, b) => a.step.at - b.step.at);
  for (const list of DEMO_SOURCES) await desk.importSources(list);
  await desk.saveWordPack(NAMES_PACK);
  for (const [done, { post, step }] of steps.entries()) {
    clock.advanceTo(step.at);
    await relay.tick('demo-seed');
    await carryOut(desk, post, step).catch((error: unknown) => {
      throw new Error(`Demo post ${post.key} (${post.locale}), step ${step.kind}: ${(error as Error).message}`, {
        cause: error,
      });
    });
    onProgress(done + 1, steps.length);
  }
  // What has become late since the story ended is told as well: the server that starts next has nothing to catch up on.
  clock.advanceTo(Date.now());
  await relay.tick('demo-seed');
}

/**
 * Seeds the demo park into the database the environment names, in an offline process of its own.
 * @throws when the database's ledger has rows already
 */
export async function seedDemo(options: { appDir: string; distDir: string; onProgress?: Progress }): Promise<void> {
  const { appDir, distDir, onProgress = () => undefined } = options;
  const strapi = createStrapi({ appDir, distDir, autoReload: false, serveAdminPanel: false });
  strapi.log.level = 'error';
  await strapi.load();
  try {
    await seed(strapi, onProgress);
  } finally {
    await strapi.destroy();
  }
}
