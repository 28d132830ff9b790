import { useRef, useState } from 'react';

import { Box, Button, Flex, Typography } from '@strapi/design-system';

import type { ProofFinding, ProofRound, ProofSheet, ProofTrack } from '../../api/proof';
import type { DocumentRef } from '../../api/types';
import { useTranslate } from '../../hooks/useTranslate';
import { gapWords, numbered, type Selected } from '../../model/proof';
import { DiffView } from '../DiffView';
import { ExactTime } from '../TimeText';
import { FindDialog } from './FindDialog';
import { FindingDialog } from './FindingDialog';
import { ProofFindings, type FindingAct } from './ProofFindings';
import { ProofRounds } from './ProofRounds';
import { ProofText } from './ProofText';
import { ReadAloudDialog, SignDialog } from './SignDialog';

/** Which dialog is open. */
type Asked =
  | { readonly kind: 'find' }
  | { readonly kind: 'finding'; readonly act: FindingAct; readonly finding: ProofFinding }
  | { readonly kind: 'sign'; readonly round: ProofRound }
  | { readonly kind: 'read-aloud' };

interface ProofPanelProps {
  readonly target: DocumentRef;
  readonly sheet: ProofSheet;
  readonly track: ProofTrack;
  readonly lang: string | undefined;
  readonly onAnswered: () => void;
}

function Dialogs(
  props: ProofPanelProps & {
    asked: Asked;
    selected: Selected | null;
    home: React.RefObject<HTMLElement>;
    onClose: () => void;
  },
) {
  const { target, sheet, track, asked, selected, home, onAnswered, onClose } = props;
  const dialog = { target, digest: sheet.digest, home, onAnswered, onClose };
  switch (asked.kind) {
    case 'find':
      return (
        <FindDialog
          {...dialog}
          track={track}
          rounds={track.rounds.filter(({ find }) => find.enabled)}
          selected={selected}
        />
      );
    case 'finding':
      return <FindingDialog {...dialog} act={asked.act} finding={asked.finding} />;
    case 'sign':
      return <SignDialog {...dialog} round={asked.round} />;
    case 'read-aloud':
      return <ReadAloudDialog {...dialog} />;
  }
}

/** What the caller signed last was another text: what changed, so that looking again is quick. */
function SinceSigned({ track }: { readonly track: ProofTrack }) {
  const t = useTranslate();
  if (track.sinceSigned === null) return null;
  return (
    <Box tag="section" aria-label={t('proof.since')}>
      <Typography tag="h3" variant="delta">
        {t('proof.since')}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600" paddingBottom={2}>
        {t('proof.since.at')} <ExactTime at={track.sinceSigned.at} />
      </Typography>
      <DiffView entries={track.sinceSigned.changes} />
    </Box>
  );
}

/** Proofreading on one page: how far the rounds are, the text with what was found in it, and what I can do. */
export function ProofPanel(props: ProofPanelProps) {
  const { track, lang } = props;
  const t = useTranslate();
  const home = useRef<HTMLHeadingElement>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [selected, setSelected] = useState<Selected | null>(null);
  const findings = numbered(track.findings);
  const mayFind = track.rounds.some(({ find }) => find.enabled);
  const gap = gapWords(track);
  const close = () => {
    setAsked(null);
    setSelected(null);
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <Box>
        <Typography ref={home} tabIndex={-1} tag="h2" variant="delta">
          {t('proof.title')}
        </Typography>
        <Typography tag="p" role="status">
          {t(gap.key, gap.values)}
        </Typography>
      </Box>
      <ProofRounds
        track={track}
        onSign={(round) => setAsked({ kind: 'sign', round })}
        onReadAloud={() => setAsked({ kind: 'read-aloud' })}
      />
      <SinceSigned track={track} />
      <Box tag="section" aria-label={t('proof.text')}>
        <Flex justifyContent="space-between" gap={2} wrap="wrap" paddingBottom={2}>
          <Typography tag="h3" variant="delta">
            {t('proof.text')}
          </Typography>
          {mayFind ? (
            <Button type="button" size="S" variant="secondary" onClick={() => setAsked({ kind: 'find' })}>
              {t(selected === null ? 'proof.find' : 'proof.find.on-selected')}
            </Button>
          ) : null}
        </Flex>
        <ProofText passages={track.passages} findings={findings} lang={lang} onSelect={setSelected} />
      </Box>
      <Box tag="section" aria-label={t('proof.findings')}>
        <Typography tag="h3" variant="delta" paddingBottom={2}>
          {t('proof.findings')}
        </Typography>
        <ProofFindings findings={findings} onAct={(act, finding) => setAsked({ kind: 'finding', act, finding })} />
      </Box>
      {asked === null ? null : <Dialogs {...props} asked={asked} selected={selected} home={home} onClose={close} />}
    </Flex>
  );
}
