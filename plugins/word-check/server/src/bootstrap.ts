import type { Core } from '@strapi/strapi';
import type { LinkConfig } from './config';
import { carryOver } from './pack-store/carry-over';
import { PERMISSIONS } from './permissions';
import type { ReviewRegistry } from './ports';
import type { RescansService } from './services/rescans';
import type { ScannerService } from './services/scanner';

/** Registers the permission actions, and the check with review where review is installed. */
export async function bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  await strapi
    .service('admin::permission')
    .actionProvider.registerMany(
      PERMISSIONS.map(({ uid, displayName }) => ({ section: 'plugins', pluginName: 'word-check', uid, displayName })),
    );
  const links = strapi.config.get('plugin::word-check.links') as LinkConfig | null;
  for (const { uid } of links?.documents ?? [])
    if (!Object.hasOwn(strapi.contentTypes, uid)) throw new Error(`word-check: links: there is no type ${uid}`);
  await carryOver(strapi);
  // Made here, outside of any request's transaction.
  strapi.plugin('word-check').service('images');
  strapi.plugin('word-check').service('imports');
  const registry = strapi.plugin('review')?.service('registry') as ReviewRegistry | undefined;
  const scanner = strapi.plugin('word-check').service('scanner') as ScannerService;
  registry?.registerCheck({ key: 'word-check', run: (input) => scanner.check(input) });
  const rescans = strapi.plugin('word-check').service('rescans') as RescansService;
  strapi.server.httpServer.once('listening', () => rescans.start()); // not in the offline seed
}
