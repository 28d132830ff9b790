import type { Park } from './park';

/** A row of the exported ledger, as far as tests look at it. */
export interface LedgerRow {
  seq: number;
  act: string;
  actor: { key: string; name: string } | null;
  documentId?: string;
  origin: string;
  details?: { action?: string; code?: string };
}

/** The ledger as the auditor gets it. */
export function ledgerOf(park: Park) {
  const auditor = () => park.as('auditor');
  const ledger = {
    /** The end of the chain. */
    async head(): Promise<{ seq: number; hash: string }> {
      return (await (await auditor()).get('/review/ledger/head').expect(200)).body as { seq: number; hash: string };
    },

    /** The export's lines. */
    async lines(): Promise<string[]> {
      const { token } = await auditor();
      const answer = await fetch(`${park.url}/review/ledger/export`, { headers: { Authorization: `Bearer ${token}` } });
      return (await answer.text()).split('\n').filter(Boolean);
    },

    /** Rows of one kind of act, refused attempts that are still being written included. */
    async rows(act: string): Promise<LedgerRow[]> {
      await (park.strapi.plugin('review').service('refusals') as { settled(): Promise<void> }).settled();
      return (await ledger.lines()).map((line) => JSON.parse(line) as LedgerRow).filter((row) => row.act === act);
    },
  };
  return ledger;
}
