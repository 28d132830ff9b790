import type { Core } from '@strapi/strapi';
import { strToU8, zipSync } from 'fflate';
import { balance } from '../balance-services';
import { balanceConfig } from '../config';
import { csvOf } from '../core/export/csv';
import { meterFileName } from '../core/export/file-name';
import { meterSheets } from '../core/export/meter-sheets';
import type { FileLanguage } from '../core/export/meter-words';
import type { Sheet } from '../core/export/sheet';
import { workbookParts } from '../core/export/workbook';
import type { WindowQuery } from '../core/window';
import { offsetsOf } from '../core/zone';

/** The kinds of files the meter is given as. */
export type FileFormat = 'csv' | 'xlsx';

/** A file to be saved. */
export interface SavedFile {
  name: string;
  type: string;
  bytes: Buffer;
}

const TYPES: Readonly<Record<FileFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The same figures give the same bytes, whenever the file is made. */
const MADE = new Date(2000, 0, 1);

function workbook(sheets: readonly Sheet[]): Buffer {
  const parts = Object.entries(workbookParts(sheets)).map(([path, xml]) => [path, strToU8(xml)] as const);
  return Buffer.from(zipSync(Object.fromEntries(parts), { mtime: MADE }));
}

/** The meter as a file: the same readings as its answer, in a table. */
export const meterFiles = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** All channels, or one of them; refuses as the meter does. */
  async make(
    { channel, ...window }: WindowQuery & { channel?: string | undefined },
    format: FileFormat,
    language: FileLanguage,
  ): Promise<SavedFile> {
    const offsetAt = offsetsOf(balanceConfig(strapi).timeZone);
    const meter = balance(strapi, 'meter');
    const all = channel === undefined ? await meter.overview(window) : null;
    const readings = all?.channels ?? [await meter.channel(channel ?? '', window)];
    const about = all ?? readings[0] ?? { from: '', to: '' };
    const sheets = meterSheets({ readings, overall: all?.index, language, offsetAt });
    return {
      name: `${meterFileName(about, channel, offsetAt)}.${format}`,
      type: TYPES[format],
      bytes: format === 'csv' ? Buffer.from(csvOf(sheets[0]), 'utf8') : workbook(sheets),
    };
  },
});
