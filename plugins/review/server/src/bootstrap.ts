import type { Core } from '@strapi/strapi';
import { assertClosedRoles, assertWorkflows, warnLooseParameters } from './guard/boot-checks';
import { installGuards } from './guard/guard';
import { answerRefusals } from './guard/request-refusals';
import { refuseImports } from './guard/imports';
import { keepTables } from './kept-tables';
import { guardLedger } from './ledger-guard';
import { indexLedger } from './ledger-indexes';
import { registerGates } from './gates';
import { PERMISSIONS } from './permissions';
import { review } from './review-services';
import { keepGrants } from './role-grants';
import { settings } from './settings';
import type { DocumentCall } from './services/gate';

/** Makes the tables' first rows, registers permissions, and closes the gate. */
export async function bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  await keepTables(strapi);
  await assertClosedRoles(strapi);
  await assertWorkflows(strapi);
  warnLooseParameters(strapi);
  await installGuards(strapi);
  answerRefusals(strapi);
  refuseImports(strapi);
  await review(strapi, 'media').prepare();
  await review(strapi, 'ledger').prepare();
  await guardLedger(strapi);
  await indexLedger(strapi);
  strapi.server.httpServer.once('listening', () => review(strapi, 'anchors').start()); // not in the offline seed
  strapi.server.httpServer.once('listening', () => review(strapi, 'watch').start());
  strapi.server.httpServer.once('listening', () => review(strapi, 'outbox').start());
  await review(strapi, 'noticePost').prepare();
  strapi.server.httpServer.once('listening', () => review(strapi, 'noticePost').start());
  await review(strapi, 'calendars').prepare();
  strapi.server.httpServer.once('listening', () => review(strapi, 'clockRelay').start());
  await strapi.service('admin::permission').actionProvider.registerMany(PERMISSIONS);
  await keepGrants(strapi);
  review(strapi, 'readers').watchAnswers();
  review(strapi, 'touches').watch();
  // Registered at boot rather than earlier, so that it is the innermost middleware: nothing can change the call after it.
  strapi.documents.use(((call: DocumentCall, next: () => Promise<unknown>) =>
    review(strapi, 'gate').pass(call, next)) as never);
  review(strapi, 'schedules').start();
  review(strapi, 'webhooks').register(settings(strapi).webhooks);
  registerGates(strapi);
}
