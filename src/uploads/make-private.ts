import type { Core } from '@strapi/strapi';
import { secret } from '../secrets';
import { sign } from './signature';

interface UploadProvider {
  isPrivate(): Promise<boolean>;
  getSignedUrl(file: { url: string }): Promise<{ url: string }>;
}

/**
 * Makes the local upload provider a private one: Strapi then signs every URL it hands to the admin panel.
 * Done on the provider Strapi made, because `config.provider` is lower-cased and so cannot be a path.
 */
export function makeUploadsPrivate(strapi: Core.Strapi): void {
  const key = secret('UPLOAD_SIGNING_KEY');
  const upload = strapi.plugin('upload') as unknown as { provider: UploadProvider };
  upload.provider.isPrivate = async () => true;
  upload.provider.getSignedUrl = async (file) => ({
    url: file.url.startsWith('/uploads/') ? sign(file.url, key, Date.now()) : file.url,
  });
}
