import type { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { secret } from '../secrets';
import { headOf, typeOf } from './file-type';
import { sign } from './signature';

interface UploadedFile {
  name: string;
  mime: string;
  url: string;
  stream?: Readable;
}

interface UploadProvider {
  isPrivate(): Promise<boolean>;
  getSignedUrl(file: { url: string }): Promise<{ url: string }>;
  uploadStream(file: UploadedFile, options?: unknown): Promise<void>;
  replaceStream?(file: UploadedFile, old: UploadedFile, options?: unknown): Promise<void>;
}

/** Refuses a file whose first bytes are not those of the type it is called by: a page or script named `.png`. */
async function assertHonest(file: UploadedFile): Promise<void> {
  if (!file.stream) return;
  const actual = typeOf(await headOf(file.stream));
  if (actual === file.mime) return;
  throw new errors.ValidationError(
    `“${file.name}”的内容与文件类型（${file.mime}）不符，请重新导出后上传。The content of the file does not match its type.`,
    { code: 'INVALID_INPUT', fields: [{ path: 'files', reason: `content is ${actual ?? 'not an accepted type'}` }] },
  );
}

/**
 * Makes the local upload provider a private one: Strapi then signs every URL it hands to the admin panel. Also looks
 * at the first bytes of what is uploaded. Done on the provider Strapi made, because `config.provider` is lower-cased
 * and so cannot be a path.
 */
export function makeUploadsPrivate(strapi: Core.Strapi): void {
  const key = secret('UPLOAD_SIGNING_KEY');
  const { provider } = strapi.plugin('upload') as unknown as { provider: UploadProvider };
  provider.isPrivate = async () => true;
  provider.getSignedUrl = async (file) => ({
    url: file.url.startsWith('/uploads/') ? sign(file.url, key, Date.now()) : file.url,
  });
  const { uploadStream, replaceStream } = provider;
  provider.uploadStream = async (file, options) => {
    await assertHonest(file);
    return uploadStream.call(provider, file, options);
  };
  if (!replaceStream) return;
  provider.replaceStream = async (file, old, options) => {
    await assertHonest(file);
    return replaceStream.call(provider, file, old, options);
  };
}
