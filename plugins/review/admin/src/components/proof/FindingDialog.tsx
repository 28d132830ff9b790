import { useState } from 'react';

import { Box, Field, Textarea, Typography } from '@strapi/design-system';

import type { ProofFinding } from '../../api/proof';
import { useCommentDraft } from '../../hooks/useCommentDraft';
import { useTranslate } from '../../hooks/useTranslate';
import { ProofDialog, type DialogProps } from './ProofDialog';
import type { FindingAct } from './ProofFindings';

interface FindingDialogProps extends DialogProps {
  readonly act: FindingAct;
  readonly finding: ProofFinding;
}

/** Closes a finding, as mended or as it is, or opens it again. What is asked of the text is said once more. */
export function FindingDialog({ act, finding, ...dialog }: FindingDialogProps) {
  const t = useTranslate();
  const { comment, write, clear } = useCommentDraft(`review.proof.${act} ${finding.id}`);
  const [missing, setMissing] = useState(false);
  const required = act !== 'fixed';
  const request = () => {
    const isMissing = required && comment.trim() === '';
    setMissing(isMissing);
    if (isMissing) return null;
    const said = comment.trim() === '' ? {} : { comment };
    return act === 'reopen'
      ? { path: `findings/${finding.id}/reopen`, body: said }
      : { path: `findings/${finding.id}/close`, body: { how: act, ...said } };
  };
  return (
    <ProofDialog
      {...dialog}
      title={t(`proof.act.${act}-title`)}
      confirm={t(`proof.act.${act}`)}
      done={t(`proof.act.${act}-done`)}
      request={request}
      onDone={clear}
    >
      <Box background="neutral100" hasRadius padding={3} style={{ overflowWrap: 'anywhere' }}>
        <Typography tag="p" fontWeight="semiBold">
          {finding.quote}
        </Typography>
        <Typography tag="p" variant="pi">
          {finding.note}
        </Typography>
      </Box>
      <Typography tag="p">{t(`proof.act.${act}-consequence`)}</Typography>
      <Field.Root name="comment" required={required} {...(missing ? { error: t('dialog.missing.comment') } : {})}>
        <Field.Label>{t(required ? 'dialog.reason' : 'dialog.comment')}</Field.Label>
        <Textarea
          value={comment}
          maxLength={5000}
          onChange={(event: React.ChangeEvent<HTMLTextAreaElement>) => {
            write(event.target.value);
            setMissing(false);
          }}
        />
        <Field.Error />
      </Field.Root>
    </ProofDialog>
  );
}
