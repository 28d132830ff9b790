import * as React from 'react';
import { Button, Flex } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';

import { meterFileName } from '../../../server/src/core/export/file-name';
import { offsetsOf } from '../../../server/src/core/zone';
import { refusalOf } from '../api/refusal';
import type { Overview } from '../api/types';
import { useText } from '../text/use-text';

const FORMATS = ['csv', 'xlsx'] as const;

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

/** Fetches with the session's token, which a plain link would not carry, and saves what came. */
function useSaving({ from, to, timeZone }: Overview): {
  saving: string | null;
  save: (format: string) => Promise<void>;
} {
  const { get } = useFetchClient();
  const { toggleNotification } = useNotification();
  const { t } = useText();
  const [saving, setSaving] = React.useState<string | null>(null);
  const save = async (format: string): Promise<void> => {
    setSaving(format);
    try {
      // As times, for a file of what is on the screen, whatever day it is by now.
      const path = `/balance/export?from=${from}&to=${to}&format=${format}`;
      const { data } = await get<Blob>(path, { responseType: 'blob' });
      handOver(data, `${meterFileName({ from, to }, undefined, offsetsOf(timeZone))}.${format}`);
    } catch (error) {
      toggleNotification({ type: 'danger', message: t('file.failed', { message: refusalOf(error).message }) });
    } finally {
      setSaving(null);
    }
  };
  return { saving, save };
}

/** What is on the page as a file or on paper. */
export const FileButtons = ({ overview }: { overview: Overview }) => {
  const { t } = useText();
  const { saving, save } = useSaving(overview);
  return (
    <Flex gap={2} wrap="wrap" role="group" aria-label={t('file')} data-print="no">
      {FORMATS.map((format) => (
        <Button
          key={format}
          variant="tertiary"
          startIcon={<Download />}
          aria-disabled={saving !== null}
          onClick={() => saving === null && void save(format)}
        >
          {t(`file.${format}`)}
        </Button>
      ))}
      <Button variant="tertiary" onClick={() => window.print()}>
        {t('file.print')}
      </Button>
    </Flex>
  );
};
