/** What the acceptance tests share: one park, booted once. */
import type { Newsroom } from '../harness/newsroom';
import type { Park } from '../harness/park';

export interface Stage {
  park: Park;
  room: Newsroom;
}
