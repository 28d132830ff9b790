import { useMemo, useState } from 'react';

import { Typography } from '@strapi/design-system';

import type { CheckAnswer, ProofRound } from '../../api/proof';
import { useTranslate } from '../../hooks/useTranslate';
import { unanswered, type Answers } from '../../model/proof';
import { Choice } from './Choice';
import { ProofDialog, type DialogProps } from './ProofDialog';

interface SignDialogProps extends DialogProps {
  readonly round: ProofRound;
}

/** Signs a round: every item of its checklist has an answer first. */
export function SignDialog({ round, ...dialog }: SignDialogProps) {
  const t = useTranslate();
  const [answers, setAnswers] = useState<Answers>({});
  const [tried, setTried] = useState(false);
  const missing = unanswered(round.checklist, answers);
  const options = useMemo(
    () =>
      (['yes', 'not-applicable'] as const).map((key): { key: CheckAnswer; label: string } => ({
        key,
        label: t(`proof.answer.${key}`),
      })),
    [t],
  );
  const request = () => {
    setTried(true);
    return missing.length > 0 ? null : { path: `rounds/${round.key}/sign`, body: { checklist: answers } };
  };
  return (
    <ProofDialog
      {...dialog}
      title={t('proof.sign', { round: round.name })}
      confirm={t('proof.sign.confirm')}
      done={t('proof.sign.done', { round: round.name })}
      request={request}
    >
      <Typography tag="p">{t('proof.sign.meaning')}</Typography>
      {round.checklist.map(({ key, text }) => (
        <Choice
          key={key}
          legend={text}
          name={key}
          options={options}
          value={answers[key]}
          invalid={tried && answers[key] === undefined}
          onChange={(answer) => setAnswers((before) => ({ ...before, [key]: answer }))}
        />
      ))}
      {tried && missing.length > 0 ? (
        <Typography tag="p" role="alert" textColor="danger600">
          {t('proof.sign.missing', { count: missing.length })}
        </Typography>
      ) : null}
    </ProofDialog>
  );
}

/** Signs that the text was read aloud; the other reader signs with an act of their own. */
export function ReadAloudDialog(dialog: DialogProps) {
  const t = useTranslate();
  return (
    <ProofDialog
      {...dialog}
      title={t('proof.read-aloud.sign')}
      confirm={t('proof.sign.confirm')}
      done={t('proof.read-aloud.done')}
      request={() => ({ path: 'read-aloud', body: {} })}
    >
      <Typography tag="p">{t('proof.read-aloud.meaning')}</Typography>
    </ProofDialog>
  );
}
