import person from './person.json';
import workflow from './workflow.json';
import lineage from './lineage.json';
import edit from './edit.json';
import run from './run.json';
import assignment from './assignment.json';
import runFacet from './run-facet.json';
import decision from './decision.json';
import snapshot from './snapshot.json';
import release from './release.json';
import releaseMedia from './release-media.json';
import ledgerEntry from './ledger-entry.json';
import ledgerHead from './ledger-head.json';
import replay from './replay.json';
import claim from './claim.json';
import previewLink from './preview-link.json';
import outboxMessage from './outbox-message.json';
import receipt from './receipt.json';
import sourceList from './source-list.json';
import sourceCapture from './source-capture.json';
import correctionCase from './correction-case.json';
import correctionPlace from './correction-place.json';
import touch from './touch.json';
import delegation from './delegation.json';
import notice from './notice.json';
import noticePreference from './notice-preference.json';
import calendar from './calendar.json';
import levelClock from './level-clock.json';
import substitution from './substitution.json';
import readingReceipt from './reading-receipt.json';
import comment from './comment.json';
import opinion from './opinion.json';
import secondReading from './second-reading.json';
import proofFinding from './proof-finding.json';
import proofSignature from './proof-signature.json';

/** Tables of the review plugin, by singular name. All but `person` are hidden from the content manager. */
export const contentTypes = {
  person: { schema: person },
  workflow: { schema: workflow },
  lineage: { schema: lineage },
  edit: { schema: edit },
  run: { schema: run },
  assignment: { schema: assignment },
  'run-facet': { schema: runFacet },
  decision: { schema: decision },
  snapshot: { schema: snapshot },
  release: { schema: release },
  'release-media': { schema: releaseMedia },
  'ledger-entry': { schema: ledgerEntry },
  'ledger-head': { schema: ledgerHead },
  replay: { schema: replay },
  claim: { schema: claim },
  'preview-link': { schema: previewLink },
  'outbox-message': { schema: outboxMessage },
  receipt: { schema: receipt },
  touch: { schema: touch },
  delegation: { schema: delegation },
  notice: { schema: notice },
  'notice-preference': { schema: noticePreference },
  calendar: { schema: calendar },
  'level-clock': { schema: levelClock },
  substitution: { schema: substitution },
  'reading-receipt': { schema: readingReceipt },
  comment: { schema: comment },
  opinion: { schema: opinion },
  'second-reading': { schema: secondReading },
  'source-list': { schema: sourceList },
  'source-capture': { schema: sourceCapture },
  'correction-case': { schema: correctionCase },
  'correction-place': { schema: correctionPlace },
  'proof-finding': { schema: proofFinding },
  'proof-signature': { schema: proofSignature },
};
