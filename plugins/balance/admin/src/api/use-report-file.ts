import * as React from 'react';
import { useFetchClient } from '@strapi/strapi/admin';

import { refusalOf, type RefusalMessage } from './refusal';
import type { ReportLanguage } from './report-types';

/** The part of Strapi's fetch client for what is no JSON. */
interface RawClient {
  get<Answer>(url: string, options: { params: unknown; responseType: 'blob' | 'text' }): Promise<{ data?: Answer }>;
}

/** Which report is wanted as a file. */
export interface WantedFile {
  period: string;
  language: ReportLanguage;
  format: 'html' | 'docx';
}

/** What is done with a report's file when it is there. */
export type Purpose = 'save' | 'print';

const PATH = '/balance/reports/file';

/** Lets the browser save bytes under a name. */
function handOver(bytes: Blob, name: string): void {
  const address = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun to read by then; the address would keep the bytes in memory.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Fetching a report as a file: with the session's token, which a plain link would not carry. */
export function useReportFile(onPage: (html: string) => void): {
  busy: boolean;
  failure: RefusalMessage | null;
  get: (wanted: WantedFile, purpose: Purpose) => Promise<void>;
} {
  const client = useFetchClient() as unknown as RawClient;
  const [busy, setBusy] = React.useState(false);
  const [failure, setFailure] = React.useState<RefusalMessage | null>(null);
  const get = async (wanted: WantedFile, purpose: Purpose): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      if (purpose === 'print') {
        const { data } = await client.get<string>(PATH, { params: wanted, responseType: 'text' });
        onPage(data ?? '');
      } else {
        const { data } = await client.get<Blob>(PATH, { params: wanted, responseType: 'blob' });
        handOver(data ?? new Blob(), `sanshen-report-${wanted.period}-${wanted.language}.${wanted.format}`);
      }
    } catch (error) {
      setFailure(refusalOf(error));
    } finally {
      setBusy(false);
    }
  };
  return { busy, failure, get };
}
