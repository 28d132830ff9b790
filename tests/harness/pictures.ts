/** Two pictures whose bytes never change, and their way through the media library. */
import supertest from 'supertest';
import type { Account, Park } from './park';

const png = (base64: string): Buffer => Buffer.from(base64, 'base64');

/** One red and one blue dot. */
export const PICTURES = {
  red: png('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGM4IScHAAK2AQU0pnWqAAAAAElFTkSuQmCC'),
  blue: png('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGOQkzsBAAFiAQURG6MhAAAAAElFTkSuQmCC'),
} as const;

/** An upload as the media library answers. */
export interface Upload {
  id: number;
  url: string;
  [more: string]: unknown;
}

/** Uploads a picture, or puts its bytes in the place of an upload's. Fails loudly when it is refused. */
export async function upload(
  park: Park,
  colour: keyof typeof PICTURES,
  { by = 'editor1', replace, name = '园区.png' }: { by?: Account; replace?: number; name?: string } = {},
): Promise<Upload> {
  const answer = await supertest(park.strapi.server.httpServer)
    .post(replace === undefined ? '/upload' : `/upload?id=${replace}`)
    .set('Authorization', `Bearer ${await park.login(by)}`)
    .field('fileInfo', JSON.stringify({ name, alternativeText: '园区一角 A corner of the park', caption: '春' }))
    .attach('files', PICTURES[colour], { filename: name, contentType: 'image/png' });
  if (answer.status >= 300) throw new Error(`upload refused: ${answer.status} ${answer.text}`);
  return (Array.isArray(answer.body) ? answer.body[0] : answer.body) as Upload;
}
