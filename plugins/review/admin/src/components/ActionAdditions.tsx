import type { ComponentType } from 'react';

import { useStrapiApp } from '@strapi/strapi/admin';

import type { DocumentRef } from '../api/types';
import { PLUGIN_ID } from '../plugin-id';

/** Acts in whose dialog other plugins may say something. */
const ACTS: ReadonlySet<string> = new Set(['recall']);

/** What other plugins have hung into the dialog of an act: what it would do to what is theirs. They decide nothing. */
export function ActionAdditions({ name, target }: { readonly name: string; readonly target: DocumentRef }) {
  const getPlugin = useStrapiApp('ActionAdditions', (app) => app.getPlugin);
  if (!ACTS.has(name)) return null;
  const additions = getPlugin(PLUGIN_ID).getInjectedComponents('actionDialog', name);
  return additions.map((addition) => {
    const Addition = addition.Component as ComponentType<{ target: DocumentRef }>;
    return <Addition key={addition.name} target={target} />;
  });
}
