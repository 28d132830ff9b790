import { Box, Button, Flex, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';

import { useTranslate } from '../hooks/useTranslate';
import { WORKFLOWS_PATH } from '../plugin-id';

interface NewerVersionProps {
  readonly workflow: string;
  readonly version: number;
  readonly onLoad: () => void;
}

/** Somebody else has saved a version meanwhile: what was typed is still there, and the new version can be looked at or loaded. */
export function NewerVersion({ workflow, version, onLoad }: NewerVersionProps) {
  const t = useTranslate();
  return (
    <Box role="alert" background="danger100" borderColor="danger200" hasRadius padding={3}>
      <Typography tag="p" fontWeight="semiBold" textColor="danger700">
        {t('flow.newer', { version })}
      </Typography>
      <Typography tag="p" variant="pi" paddingTop={1} paddingBottom={2}>
        {t('flow.newer.advice')}
      </Typography>
      <Flex gap={3} wrap="wrap">
        <Button type="button" variant="secondary" onClick={onLoad}>
          {t('flow.newer.load', { version })}
        </Button>
        <Link tag={RouterLink} to={`/${WORKFLOWS_PATH}/${workflow}`} target="_blank" rel="noopener">
          {t('flow.newer.look', { version })}
        </Link>
      </Flex>
    </Box>
  );
}

interface TypedBeforeProps {
  readonly onTake: () => void;
}

/** The new version is shown; what was typed on the one before it can be taken up again. */
export function TypedBefore({ onTake }: TypedBeforeProps) {
  const t = useTranslate();
  return (
    <Box role="status" background="warning100" borderColor="warning200" hasRadius padding={3}>
      <Typography tag="p" paddingBottom={2}>
        {t('flow.newer.loaded')}
      </Typography>
      <Button type="button" size="S" variant="secondary" onClick={onTake}>
        {t('flow.newer.take')}
      </Button>
    </Box>
  );
}
