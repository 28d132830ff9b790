import { Box, Tabs } from '@strapi/design-system';

import type { ProofSheet } from '../../api/proof';
import type { DocumentRef } from '../../api/types';
import type { Remote } from '../../hooks/useRemote';
import { useTranslate } from '../../hooks/useTranslate';
import { LoadFailure } from '../LoadNotice';
import { ProofPanel } from './ProofPanel';

/** The tab's head; there is none where the workflow has no proof rounds. */
export function ProofTrigger({ proof }: { readonly proof: Remote<ProofSheet> }) {
  const t = useTranslate();
  return proof.data?.track ? <Tabs.Trigger value="proof">{t('proof.tab')}</Tabs.Trigger> : null;
}

interface ProofTabProps {
  readonly target: DocumentRef;
  readonly proof: Remote<ProofSheet>;
  readonly lang: string | undefined;
  /** An act was answered: the document's state may be another one. */
  readonly onAnswered: () => void;
}

/** The tab in which a document is proofread. */
export function ProofTab({ target, proof, lang, onAnswered }: ProofTabProps) {
  const { data, failure, reload } = proof;
  const answered = () => {
    reload();
    onAnswered();
  };
  return (
    <Tabs.Content value="proof">
      <Box padding={{ initial: 3, medium: 6 }} background="neutral0">
        {failure === null ? null : <LoadFailure failure={failure} onRetry={reload} />}
        {data?.track ? (
          <ProofPanel target={target} sheet={data} track={data.track} lang={lang} onAnswered={answered} />
        ) : null}
      </Box>
    </Tabs.Content>
  );
}
