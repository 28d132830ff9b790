import fs from 'node:fs';
import path from 'node:path';

/** Names of the secrets a deployment needs; each comes from the environment or from the generated file. */
export type SecretName =
  | 'APP_KEYS'
  | 'API_TOKEN_SALT'
  | 'ADMIN_JWT_SECRET'
  | 'TRANSFER_TOKEN_SALT'
  | 'JWT_SECRET'
  | 'ENCRYPTION_KEY'
  | 'UPLOAD_SIGNING_KEY';

const KNOWN_DEFAULTS = new Set(['tobemodified', 'tobemodified1', 'changeme', 'secret', 'default']);

/** The generated file is written by scripts/secrets.mjs before the server starts; it is never committed. */
function generated(): Partial<Record<SecretName, string>> {
  const file = path.resolve(process.cwd(), '.data/secrets.json');
  return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Partial<Record<SecretName, string>>) : {};
}

/**
 * One secret, from the environment first, else from `.data/secrets.json`.
 * @throws when it is absent, or in production when it is a well-known default value
 */
export function secret(name: SecretName): string {
  const value = process.env[name] ?? generated()[name];
  if (!value) throw new Error(`Secret ${name} is missing. Start with "npm start" (it generates one) or set ${name}.`);
  if (
    process.env.NODE_ENV === 'production' &&
    value.split(',').some((part) => KNOWN_DEFAULTS.has(part.toLowerCase()))
  ) {
    throw new Error(`Secret ${name} is a well-known default value. Set your own, or remove it to have one generated.`);
  }
  return value;
}
