import type { ReportDocument } from '../../../server/src/core/report/model';

export type { Bar, Block, Column, ReportLanguage, Section } from '../../../server/src/core/report/model';

/** A month or quarter one may have a report of. */
export interface PeriodChoice {
  key: string;
  kind: 'month' | 'quarter';
  state: 'running' | 'over' | 'to-come';
}

/** Answer of `GET /balance/reports`. Times are ISO 8601. */
export interface Report extends ReportDocument {
  period: string;
  kind: PeriodChoice['kind'];
  state: PeriodChoice['state'];
  from: string;
  to: string;
  madeAt: string;
  choices: PeriodChoice[];
}
