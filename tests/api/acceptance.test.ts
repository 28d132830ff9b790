/** Acceptance tests by the ids of the domain description (A1.1 …), on one park; the ids that are not here have files of their own. */
import { contentAcceptance } from '../acceptance/content';
import { datesAcceptance } from '../acceptance/dates';
import { delegationAcceptance } from '../acceptance/delegations';
import { gateAcceptance } from '../acceptance/gate';
import { levelAcceptance } from '../acceptance/levels';
import { peopleAcceptance } from '../acceptance/people';
import type { Stage } from '../acceptance/stage';
import { withAddedTypes } from '../harness/added-types';
import { newsroom } from '../harness/newsroom';
import { startPark } from '../harness/park';
import { withRawRoute } from '../harness/raw-route';

let stage: Stage;
beforeAll(async () => {
  const park = await startPark({
    prepare(strapi) {
      withAddedTypes(strapi);
      withRawRoute(strapi);
    },
  });
  stage = { park, room: newsroom(park) };
  // Files are kept as they were sent: what an image library makes of them is another matter on every machine.
  const keep = { sizeOptimization: false, responsiveDimensions: false, autoOrientation: false };
  await park.strapi.plugin('upload').service('upload').setSettings(keep);
});
afterAll(() => stage?.park.stop());

contentAcceptance(() => stage);
gateAcceptance(() => stage);
datesAcceptance(() => stage);
peopleAcceptance(() => stage);
levelAcceptance(() => stage);
// Last: its clock is far ahead, and the ledger's never goes back.
delegationAcceptance(() => stage);
