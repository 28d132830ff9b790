import * as React from 'react';
import { useFetchClient } from '@strapi/strapi/admin';

import type { RelationPlace, SavedRelations } from '../model/form-labels';
import type { ThemeTarget } from '../model/theme-field';

/** More themes and channels than this nobody has. */
const MOST = 100;

/**
 * The saved entries of some relations of a document; undefined while that is not known.
 *
 * @param version another one after every save
 */
export function useSavedRelations(
  places: readonly RelationPlace[],
  locale: string | null,
  version: string,
): SavedRelations | undefined {
  const { get } = useFetchClient();
  const [saved, setSaved] = React.useState<{ asked: string; relations: SavedRelations } | null>(null);
  const asked = JSON.stringify([places, locale, version]);

  React.useEffect(() => {
    let current = true;
    const query = new URLSearchParams({
      status: 'draft',
      pageSize: String(MOST),
      ...(locale === null ? {} : { locale }),
    });
    const ask = async ({ key, uid, id, field }: RelationPlace) => {
      const { data } = await get<{ results?: ThemeTarget[] }>(
        `/content-manager/relations/${uid}/${id}/${field}?${query.toString()}`,
      );
      return [key, data.results ?? []] as const;
    };
    const [wanted] = JSON.parse(asked) as [RelationPlace[]];
    Promise.all(wanted.map(ask)).then(
      (found) => current && setSaved({ asked, relations: Object.fromEntries(found) }),
      // Without them nothing is said: a wrong number would be worse.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [get, asked, locale]);

  return saved?.asked === asked ? saved.relations : undefined;
}
