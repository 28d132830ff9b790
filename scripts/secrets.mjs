import { hkdfSync, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { ROOT, inData } from './lib/paths.mjs';

const one = () => randomBytes(32).toString('base64url');

/** Every secret a deployment needs, with how to make one. */
const MAKERS = {
  APP_KEYS: () => [one(), one(), one(), one()].join(','),
  API_TOKEN_SALT: one,
  ADMIN_JWT_SECRET: one,
  TRANSFER_TOKEN_SALT: one,
  JWT_SECRET: one,
  ENCRYPTION_KEY: one,
  UPLOAD_SIGNING_KEY: one,
};

/** Names of the secrets. */
export const SECRET_NAMES = Object.keys(MAKERS);

/** Placeholders of examples and tutorials; also anything shorter than MIN_LENGTH. */
const KNOWN_DEFAULTS =
  /^(to-?be-?modified|change-?me|change-?this|secret|default|password|example|your-?.*|my-?secret)\d*$/i;
const MIN_LENGTH = 16;

function makeAll() {
  return Object.fromEntries(Object.entries(MAKERS).map(([name, make]) => [name, make()]));
}

/**
 * Writes the file unless it is there already. Two processes starting at once agree: the file appears complete, under a
 * name that only one of them gets, and both read that one.
 */
function createOnce(file) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  fs.writeFileSync(draft, `${JSON.stringify(makeAll(), null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  try {
    fs.linkSync(draft, file);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  } finally {
    fs.rmSync(draft);
  }
}

/** A secret that an older file does not name yet: derived, so that every process gets the same without writing. */
function derived(stored, name) {
  return Buffer.from(hkdfSync('sha256', stored.APP_KEYS, '', `sanshen:${name}`, 32)).toString('base64url');
}

function readStored(file) {
  try {
    const stored = JSON.parse(fs.readFileSync(file, 'utf8'));
    if (typeof stored.APP_KEYS !== 'string') throw new Error('APP_KEYS is missing');
    return stored;
  } catch (cause) {
    throw new Error(
      `${file} cannot be read as secrets. Restore it from a backup: with new ones nobody stays logged in.`,
      { cause },
    );
  }
}

/** Values from `.env` (or ENV_PATH), as Strapi itself would read them later; the real environment wins. */
function loadDotEnv() {
  const file = path.resolve(ROOT, process.env.ENV_PATH ?? '.env');
  if (fs.existsSync(file)) process.loadEnvFile(file);
}

function assertNoDefaults(env) {
  const weak = (part) => KNOWN_DEFAULTS.test(part.trim()) || part.trim().length < MIN_LENGTH;
  const bad = SECRET_NAMES.filter((name) => env[name].split(',').some(weak));
  if (bad.length > 0) {
    throw new Error(
      `Refusing to start in production: ${bad.join(', ')} is a well-known default value or shorter than ${MIN_LENGTH} characters. ` +
        'Set your own, or remove it to have one generated.',
    );
  }
}

/**
 * Completes the environment with every secret: from the environment, else from the untracked file, made once.
 * @param {{ file?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {NodeJS.ProcessEnv} `env`, completed in place
 * @throws in production, when a secret is a well-known default value
 */
export function ensureSecrets({ file = inData('secrets.json'), env = process.env } = {}) {
  if (env === process.env) loadDotEnv();
  const missing = SECRET_NAMES.filter((name) => !env[name]);
  if (missing.length > 0) {
    if (!fs.existsSync(file)) createOnce(file);
    const stored = readStored(file);
    for (const name of missing) env[name] = stored[name] ?? derived(stored, name);
  }
  if (env.NODE_ENV === 'production') assertNoDefaults(env);
  return env;
}
