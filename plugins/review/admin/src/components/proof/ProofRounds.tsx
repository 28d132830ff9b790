import { Box, Button, Flex, Typography } from '@strapi/design-system';

import type { ProofAllowed, ProofRound, ProofSignature, ProofTrack } from '../../api/proof';
import { useTranslate } from '../../hooks/useTranslate';
import { personText } from '../../model/levels';
import type { Tone } from '../../model/states';
import { DigestText } from '../DigestText';
import { ExactTime } from '../TimeText';
import { ToneBadge } from '../ToneBadge';

const TONES: Readonly<Record<ProofRound['state'], Tone>> = {
  signed: 'success',
  current: 'warning',
  todo: 'secondary',
};

function Signature({ signature }: { readonly signature: ProofSignature }) {
  const t = useTranslate();
  const { by, at, valid, digest, closed } = signature;
  const name = personText(by);
  return (
    <Box tag="li">
      <Typography tag="p" variant="pi">
        {valid ? name : <s>{name}</s>}{' '}
        <Typography variant="pi" textColor={valid ? 'success700' : 'danger600'}>
          {t(valid ? 'proof.signature.valid' : 'proof.signature.void')}
        </Typography>
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600">
        <ExactTime at={at} /> · <DigestText digest={digest} />
        {closed.length > 0 ? ` · ${t('proof.signature.closed', { count: closed.length })}` : ''}
      </Typography>
    </Box>
  );
}

function Signatures({ name, signatures }: { readonly name: string; readonly signatures: readonly ProofSignature[] }) {
  const t = useTranslate();
  if (signatures.length === 0) return null;
  return (
    <Flex
      tag="ul"
      aria-label={t('proof.signatures', { round: name })}
      direction="column"
      alignItems="stretch"
      gap={1}
      paddingTop={2}
    >
      {signatures.map((signature) => (
        <Signature key={`${signature.at} ${signature.by.name}`} signature={signature} />
      ))}
    </Flex>
  );
}

interface SignButtonProps {
  readonly label: string;
  readonly allowed: ProofAllowed;
  readonly onPress: () => void;
}

/** The button to sign with, or why it is off; people who are not asked see neither. */
export function SignButton({ label, allowed, onPress }: SignButtonProps) {
  if (!allowed.enabled && allowed.reason?.code === 'NOT_SIGNER') return null;
  return (
    <Box paddingTop={2}>
      <Button type="button" size="S" disabled={!allowed.enabled} onClick={onPress}>
        {label}
      </Button>
      {allowed.enabled ? null : (
        <Typography tag="p" variant="pi" textColor="neutral600" paddingTop={1}>
          {allowed.reason?.message}
        </Typography>
      )}
    </Box>
  );
}

function Round({ round, onSign }: { readonly round: ProofRound; readonly onSign: () => void }) {
  const t = useTranslate();
  const people = round.proofreaders.map((one) => personText(one)).join(t('separator'));
  return (
    <Box tag="li" padding={3} background="neutral0" borderColor="neutral200" hasRadius>
      <Flex gap={2} wrap="wrap">
        <Typography tag="h3" variant="omega" fontWeight="bold">
          {round.name}
        </Typography>
        <ToneBadge tone={TONES[round.state]}>{t(`proof.state.${round.state}`)}</ToneBadge>
      </Flex>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {t(`proof.quorum.${round.quorum.kind}`, { people })}
      </Typography>
      <Signatures name={round.name} signatures={round.signatures} />
      {round.isMine && round.state !== 'signed' ? (
        <SignButton label={t('proof.sign', { round: round.name })} allowed={round.sign} onPress={onSign} />
      ) : null}
    </Box>
  );
}

interface ProofRoundsProps {
  readonly track: ProofTrack;
  readonly onSign: (round: ProofRound) => void;
  readonly onReadAloud: () => void;
}

/** The rounds in their order, who signed what, and the reading aloud. */
export function ProofRounds({ track, onSign, onReadAloud }: ProofRoundsProps) {
  const t = useTranslate();
  const { readAloud } = track;
  const isMine = track.rounds.some((round) => round.isMine);
  return (
    <Flex tag="ol" aria-label={t('proof.rounds')} direction="column" alignItems="stretch" gap={2}>
      {track.rounds.map((round) => (
        <Round key={round.key} round={round} onSign={() => onSign(round)} />
      ))}
      {readAloud === null ? null : (
        <Box tag="li" padding={3} background="neutral0" borderColor="neutral200" hasRadius>
          <Typography tag="h3" variant="omega" fontWeight="bold">
            {t('proof.read-aloud')}
          </Typography>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {t(readAloud.needed ? 'proof.read-aloud.needed' : 'proof.read-aloud.not-needed')}
          </Typography>
          <Signatures name={t('proof.read-aloud')} signatures={readAloud.signatures} />
          {isMine && readAloud.needed ? (
            <SignButton label={t('proof.read-aloud.sign')} allowed={readAloud.sign} onPress={onReadAloud} />
          ) : null}
        </Box>
      )}
    </Flex>
  );
}
