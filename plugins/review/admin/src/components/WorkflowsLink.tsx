import { Link } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';

import { useTranslate } from '../hooks/useTranslate';
import { WORKFLOWS_PATH } from '../plugin-id';

/** The way to the workflows; whoever may not see them is told so there. */
export function WorkflowsLink() {
  const t = useTranslate();
  return (
    <Link tag={RouterLink} to={`/${WORKFLOWS_PATH}`}>
      {t('flow.workflows')}
    </Link>
  );
}
