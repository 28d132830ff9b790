import type { Language } from './errors';

const TAGS: Readonly<Record<Language, string>> = { zh: 'zh-Hans', en: 'en' };

/** What a language is called in another one (`en`: 英语, English); the code itself where it is none or has no name. */
export function languageName(code: string, language: Language): string {
  try {
    return new Intl.DisplayNames([TAGS[language]], { type: 'language' }).of(code) ?? code;
  } catch (error) {
    if (error instanceof RangeError) return code;
    throw error;
  }
}
