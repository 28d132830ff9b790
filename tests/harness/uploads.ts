/** Pictures for the media library. */
import sharp from 'sharp';
import supertest from 'supertest';
import type { Account, Park } from './park';

/** An upload as the media library answers it. */
export interface Upload {
  id: number;
  url: string;
}

/** A plain picture; another `red` gives other bytes. */
export const picture = (red: number): Promise<Buffer> =>
  sharp({ create: { width: 640, height: 360, channels: 3, background: { r: red, g: 80, b: 120 } } })
    .png()
    .toBuffer();

/** Uploads a picture as an account does in the panel, or puts it in the place of another. */
export async function upload(park: Park, bytes: Buffer, by: Account = 'editor1', replace?: number): Promise<Upload> {
  const answer = await supertest(park.strapi.server.httpServer)
    .post(replace === undefined ? '/upload' : `/upload?id=${replace}`)
    .set('Authorization', `Bearer ${await park.login(by)}`)
    .field('fileInfo', JSON.stringify({ name: 'cover.png', alternativeText: '园区一角' }))
    .attach('files', bytes, { filename: 'cover.png', contentType: 'image/png' });
  if (answer.status >= 300) throw new Error(`upload refused: ${answer.status} ${answer.text}`);
  return (Array.isArray(answer.body) ? answer.body[0] : answer.body) as Upload;
}

/** Changes the words of an upload as an account does in the panel. */
export async function describeUpload(
  park: Park,
  id: number,
  by: Account,
  words: Record<string, string>,
): Promise<void> {
  const answer = await (await park.as(by)).post(`/upload?id=${id}`, { fileInfo: words });
  if (answer.status >= 300) throw new Error(`upload change refused: ${answer.status} ${answer.text}`);
}
