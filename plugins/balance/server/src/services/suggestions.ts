import type { Core } from '@strapi/strapi';
import { balance } from '../balance-services';
import { UIDS } from '../content-types';
import { isBlind, readPart, suggest, type Suggestion } from '../core/suggest';
import type { Said } from './choices';
import type { ModelAbout } from './models';

/** Why there is nothing: no themes, a document that is kept blind, or a model that is not sure. */
export type SuggestionState = 'suggested' | 'unsure' | 'blind' | 'no-themes';

/** A suggested theme as the API answers it. */
export interface ThemeSuggestion {
  code: string;
  name: string;
  /** For whoever sets the relation. */
  id: number;
  documentId: string;
  /** 0–1. Inflated where `strength` is not null; that is to be shown then. */
  confidence: number;
  strength: Suggestion['strength'];
  /** Words of the post that speak for the theme, the strongest first. */
  because: readonly string[];
}

/** What a post is read from. */
export interface SuggestionInput {
  title: string;
  summary?: string | undefined;
  text?: string | undefined;
  /** Of the document it is about, so that one in ten is kept blind. */
  documentId?: string | undefined;
  /** With these, what was suggested is put on record until the first release. */
  uid?: string | undefined;
  locale?: string | undefined;
  /** Code of the theme that the suggestion's button has put into the form. */
  taken?: string | undefined;
}

interface ThemeRow {
  id: number;
  documentId: string;
  code: string;
  name: string;
}

/** Suggests themes. It fills nothing in, blocks nothing, and remembers neither the words nor who asked. */
export const suggestions = ({ strapi }: { strapi: Core.Strapi }) => {
  async function rowsOf(codes: readonly string[]): Promise<Map<string, ThemeRow>> {
    const where = { code: { $in: [...codes] } };
    const rows: ThemeRow[] = await strapi.db.query(UIDS.theme).findMany({ where });
    return new Map(rows.map((row) => [row.code, row]));
  }

  async function shown(found: readonly Suggestion[]): Promise<ThemeSuggestion[]> {
    const rows = await rowsOf(found.map(({ theme }) => theme));
    return found.flatMap(({ theme, confidence, strength, reasons }) => {
      const row = rows.get(theme);
      if (!row) return [];
      const { id, documentId, code, name } = row;
      return [{ code, name, id, documentId, confidence, strength, because: reasons }];
    });
  }

  async function remember({ uid, documentId, locale, taken }: SuggestionInput, said: Said): Promise<void> {
    if (uid === undefined || documentId === undefined) return;
    await balance(strapi, 'choices').record({ uid, documentId, locale }, { ...said, taken });
  }

  return {
    /** At most two themes of those there are now, the more probable first, with reasons. */
    async of(input: SuggestionInput): Promise<{
      state: SuggestionState;
      suggestions: ThemeSuggestion[];
      model: ModelAbout;
    }> {
      const { title, summary = '', text = '', documentId } = input;
      const codes = (await balance(strapi, 'themes').list()).map(({ code }) => code);
      const { model, about } = await balance(strapi, 'models').current(codes);
      const nothing = (state: SuggestionState) => ({ state, suggestions: [], model: about });
      if (codes.length === 0) return nothing('no-themes');
      const found = suggest(model, readPart({ title, text: `${summary}\n${text}` }), codes);
      const blind = documentId !== undefined && isBlind(documentId);
      const taken = codes.find((code) => code === input.taken);
      await remember({ ...input, taken }, { version: about.version, suggested: found[0]?.theme ?? null, blind });
      if (blind) return nothing('blind');
      const suggestions = await shown(found);
      return suggestions.length === 0 ? nothing('unsure') : { state: 'suggested', suggestions, model: about };
    },
  };
};
