import type { Core } from '@strapi/strapi';
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
