import type { Core } from '@strapi/strapi';
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deliveryConfig } from '../config';

/** A public key as screens get it. */
export interface PublicKey {
  keyId: string;
  alg: 'Ed25519';
  /** SPKI, PEM. */
  publicKey: string;
}

interface SigningKey {
  privateKey: KeyObject;
  published: PublicKey;
}

const KEY_FILE = path.join('.data', 'delivery-signing-key.pem');

function parseKey(pem: string, origin: string): SigningKey {
  const privateKey = createPrivateKey(pem);
  if (privateKey.asymmetricKeyType !== 'ed25519') {
    throw new Error(`The delivery signing key (${origin}) is ${privateKey.asymmetricKeyType}; Ed25519 is needed.`);
  }
  const publicKey = createPublicKey(privateKey);
  const der = publicKey.export({ type: 'spki', format: 'der' });
  const keyId = createHash('sha256').update(der).digest('hex').slice(0, 16);
  const pemText = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  return { privateKey, published: { keyId, alg: 'Ed25519', publicKey: pemText } };
}

/** Makes the key file once. Of two processes that start together, the first to link its file wins, and both use that. */
function keyFromFile(root: string): SigningKey {
  const file = path.join(root, KEY_FILE);
  if (!existsSync(file)) {
    mkdirSync(path.dirname(file), { recursive: true });
    const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
    const draft = `${file}.${randomUUID()}`;
    writeFileSync(draft, pem, { mode: 0o600, flag: 'wx' });
    try {
      linkSync(draft, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      unlinkSync(draft);
    }
  }
  return parseKey(readFileSync(file, 'utf8'), KEY_FILE);
}

/** Ed25519 signatures of manifests, with the configured key or one kept beside the application. */
export const signing = ({ strapi }: { strapi: Core.Strapi }) => {
  let key: SigningKey | null = null;

  function load(): SigningKey {
    const { signingKey } = deliveryConfig(strapi);
    key ??= signingKey === null ? keyFromFile(strapi.dirs.app.root) : parseKey(signingKey, 'signingKey');
    return key;
  }

  return {
    /** The key that signs now. @throws Error when the configured key cannot be used. */
    current(): PublicKey {
      return load().published;
    },
    /** Every key a screen may meet in a manifest it still holds. */
    keys(): PublicKey[] {
      return [load().published];
    },
    /** The signature of the bytes, base64url without padding. */
    sign(bytes: Buffer): string {
      return sign(null, bytes, load().privateKey).toString('base64url');
    },
  };
};
