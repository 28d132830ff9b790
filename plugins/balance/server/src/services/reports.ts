import type { Core } from '@strapi/strapi';
import { balance } from '../balance-services';
import { balanceConfig } from '../config';
import { invalidInput, Refusal } from '../core/errors';
import { reportHtml } from '../core/report/html';
import type { ReportDocument, ReportLanguage } from '../core/report/model';
import { parsePeriod, type Period, periodChoices, periodState, type PeriodState } from '../core/report/period';
import { writeReport } from '../core/report/report';
import { offsetsOf } from '../core/zone';
import { reportDocx } from '../report/docx';

/** So many reports are made at a time; who asks for one more is asked to come again. */
const MOST_AT_A_TIME = 4;

/** A period one may have a report of. */
export interface PeriodChoice {
  key: string;
  kind: Period['kind'];
  state: PeriodState;
}

/** A report with the period it is about. Times are ISO 8601. */
export interface Report extends ReportDocument {
  period: string;
  kind: Period['kind'];
  from: string;
  to: string;
  state: PeriodState;
  madeAt: string;
  choices: PeriodChoice[];
}

/** A report as a file. */
export interface ReportFile {
  name: string;
  type: string;
  bytes: Buffer;
}

const TYPES = {
  html: 'text/html; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

/** Analysis reports (研判材料) of months and quarters. */
export const reports = ({ strapi }: { strapi: Core.Strapi }) => {
  let underWay = 0;
  const offsetAt = () => offsetsOf(balanceConfig(strapi).timeZone);
  const now = (): number => balance(strapi, 'clock').now().getTime();

  /** The period of a key, or the running month. Refuses with INVALID_INPUT what is none and what has not begun. */
  function periodOf(key: string | undefined): Period {
    const [running] = periodChoices(now(), offsetAt());
    const period = key === undefined ? running : parsePeriod(key, offsetAt());
    if (!period) throw invalidInput([{ path: 'period', reason: 'expected a month (2026-10) or a quarter (2026-Q4)' }]);
    if (periodState(period, now()) === 'to-come') throw invalidInput([{ path: 'period', reason: 'has not begun yet' }]);
    return period;
  }

  /** Makes one, unless so many are being made that the database would be kept from other work. Refuses with TOO_MANY. */
  async function make<T>(work: () => Promise<T>): Promise<T> {
    if (underWay >= MOST_AT_A_TIME) throw new Refusal('TOO_MANY');
    underWay += 1;
    try {
      return await work();
    } finally {
      underWay -= 1;
    }
  }

  async function write(period: Period, language: ReportLanguage) {
    const facts = await balance(strapi, 'reportFacts').of(period);
    return { facts, document: writeReport(facts, language, offsetAt()) };
  }

  return {
    /** The report of a period to be read on the page, and the periods to choose from. */
    async read(key: string | undefined, language: ReportLanguage): Promise<Report> {
      const period = periodOf(key);
      const { facts, document } = await make(() => write(period, language));
      const choices = periodChoices(now(), offsetAt()).map((one) => ({
        ...{ key: one.key, kind: one.kind, state: periodState(one, now()) },
      }));
      const [from, to] = [period.window.from, period.window.to].map((at) => new Date(at).toISOString()) as [
        string,
        string,
      ];
      const { state, madeAt } = facts;
      return { period: period.key, kind: period.kind, from, to, state, madeAt, ...document, choices };
    },

    /** The same as a file to keep, print or send on. */
    async file(key: string, language: ReportLanguage, format: keyof typeof TYPES): Promise<ReportFile> {
      const period = periodOf(key);
      const bytes = await make(async () => {
        const { document } = await write(period, language);
        return format === 'docx' ? reportDocx(document) : Buffer.from(reportHtml(document));
      });
      return { name: `sanshen-report-${period.key}-${language}.${format}`, type: TYPES[format], bytes };
    },
  };
};
