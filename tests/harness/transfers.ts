import { createRequire } from 'node:module';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import type { Park } from './park';

/** Which types an import empties and fills; `null` means all of them, as `strapi import` does by itself. */
export type Only = readonly string[] | null;

interface Entity {
  type: string;
}
interface Link {
  left: Entity;
  right: Entity;
}
type Factory = (options: object) => object;
interface DataTransfer {
  engine: {
    createTransferEngine(source: object, destination: object, options: object): { transfer(): Promise<unknown> };
  };
  strapi: { providers: Record<string, Factory> };
  file: { providers: Record<string, Factory> };
}

/** Strapi's own engine of `export`, `import` and `transfer`; it comes with Strapi, not with this project. */
const transfers = createRequire(require.resolve('@strapi/strapi/package.json'))(
  '@strapi/data-transfer',
) as DataTransfer;

function make(group: 'strapi' | 'file', name: string, options: object): object {
  const factory = transfers[group].providers[name];
  if (!factory) throw new Error(`@strapi/data-transfer has no ${name}.`);
  return factory(options);
}

const inProcess = (strapi: Core.Strapi) => ({ getStrapi: async () => strapi, autoDestroy: false });
const plain = { compression: { enabled: false }, encryption: { enabled: false } };
const backup = (park: Park): string => path.join(park.ground.folder, 'export');

async function run(source: object, destination: object, only: Only, exclude: string[] = []): Promise<void> {
  const isWanted = ({ type }: Entity): boolean => only === null || only.includes(type);
  const options = {
    versionStrategy: 'ignore',
    schemaStrategy: 'strict',
    exclude,
    transforms: {
      entities: [{ filter: isWanted }],
      links: [{ filter: ({ left, right }: Link) => isWanted(left) && isWanted(right) }],
    },
  };
  await transfers.engine.createTransferEngine(source, destination, options).transfer();
}

/** `strapi export --no-encrypt --no-compress`, into the park's folder. */
export async function exportPark(park: Park): Promise<void> {
  const source = make('strapi', 'createLocalStrapiSourceProvider', inProcess(park.strapi));
  const destination = make('file', 'createLocalFileDestinationProvider', { file: { path: backup(park) }, ...plain });
  await run(source, destination, null);
}

const fromBackup = (park: Park): object =>
  make('file', 'createLocalFileSourceProvider', { file: { path: `${backup(park)}.tar` }, ...plain });

function restoring(strapi: Core.Strapi, only: Only): object {
  const admin = Object.keys(strapi.contentTypes).filter((uid) => uid.startsWith('admin::'));
  return {
    strategy: 'restore',
    restore: {
      entities: { exclude: admin, ...(only === null ? {} : { include: [...only] }) },
      assets: only === null,
      configuration: { coreStore: only === null, webhook: only === null },
    },
  };
}

/** `strapi import`, or with a list `strapi import --only content --only-content-types …`. */
export async function importBackup(park: Park, only: Only = null): Promise<void> {
  const destination = make('strapi', 'createLocalStrapiDestinationProvider', {
    ...inProcess(park.strapi),
    ...restoring(park.strapi, only),
  });
  await run(fromBackup(park), destination, only, only === null ? [] : ['files', 'config']);
}

/** Resolves when the server is done with a connection: it switches lifecycles on again behind the client's back. */
function hangUp(park: Park): Promise<void> {
  return new Promise((resolve) => {
    const info = jest.spyOn(park.strapi.log, 'info').mockImplementation(((text: unknown) => {
      if (!String(text).includes('Restoring lifecycle hooks')) return;
      info.mockRestore();
      resolve();
    }) as never);
  });
}

/** `strapi transfer --to` this server, from a backup and with a transfer token. */
export async function pushBackup(park: Park, token: string): Promise<void> {
  const destination = make('strapi', 'createRemoteStrapiDestinationProvider', {
    url: new URL(`${park.url}/admin`),
    auth: { type: 'token', token },
    ...restoring(park.strapi, null),
  }) as { ws?: { terminate(): void } | null };
  const hungUp = hangUp(park);
  try {
    await run(fromBackup(park), destination, null);
  } finally {
    destination.ws?.terminate();
    await hungUp;
  }
}
