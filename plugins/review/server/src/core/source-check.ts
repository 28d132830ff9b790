import { diffText, type Segment } from './diff';
import type { Bilingual } from './errors';
import type { Finding, Severity } from './findings';
import { fitOf, standingOf, type DeclaredSource, type SourceList, type SourceUnit, type Standing } from './sources';
import { foldText } from './text-fold';

/** What becomes of a reprint whose unit no newest list has: no submit, or more people sign. */
export type Unlisted = 'refuse' | 'extra-level';

/** What the check of reprint sources needs: the content's words, the lists, the setting. `field` is the source's path. */
export interface SourceQuestion {
  field: string;
  titleField: string;
  title: string;
  source: DeclaredSource;
  lists: readonly SourceList[];
  unlisted: Unlisted;
}

interface Fault {
  path: string;
  ruleId: string;
  text: string;
  severity: Severity;
  words: Bilingual;
  suggestions?: string[];
}

function finding({ path, ruleId, text, severity, words, suggestions = [] }: Fault): Finding {
  return {
    ...{ path, start: 0, end: text.length, text, ruleId, pack: 'source', category: 'source', severity },
    ...{ message: words.zh, words, suggestions },
  };
}

function unitFaults({ field, source, unlisted }: SourceQuestion, standing: Standing): Fault[] {
  const here = { path: `${field}.unit`, text: source.unit };
  const graveness: Severity = unlisted === 'refuse' ? 'block' : 'warn';
  const next: Bilingual =
    unlisted === 'refuse'
      ? { zh: '请改用名单内稿源，或改为原创稿件。', en: 'Take the text from a listed unit, or write your own.' }
      : { zh: '须由加签人员一并审核。', en: 'More people have to sign where the workflow names them.' };
  switch (standing.kind) {
    case 'listed':
      return addressFaults({ field, source, graveness }, standing.unit);
    case 'no-list':
      return [
        {
          ...{ ...here, ruleId: 'source-no-list', severity: 'warn' },
          words: {
            zh: '系统中还没有稿源名单，无法核对这家单位。请管理员导入名单。',
            en: 'There is no list of sources yet, so this unit was not checked. Ask an administrator to import one.',
          },
        },
      ];
    case 'removed':
      return [
        {
          ...{ ...here, ruleId: 'source-removed', severity: 'block' },
          words: {
            zh: `“${standing.unit.name}”在 ${standing.last} 版稿源名单中，但已不在 ${standing.version} 版中，不得再转载。`,
            en: `“${standing.unit.name}” is in version ${standing.last} of the list of sources, but no longer in version ${standing.version}: its texts may not be taken over.`,
          },
        },
      ];
    case 'unlisted': {
      const versions = standing.versions.map(({ version }) => version);
      return [
        {
          ...{ ...here, ruleId: 'source-unlisted', severity: graveness },
          words: {
            zh: `来源单位“${source.unit}”不在稿源名单（${versions.join('、')} 版）中。${next.zh}`,
            en: `The unit “${source.unit}” is not in the list of sources (version ${versions.join(', ')}). ${next.en}`,
          },
        },
      ];
    }
  }
}

interface Address {
  field: string;
  source: DeclaredSource;
  graveness: Severity;
}

function addressFaults({ field, source, graveness }: Address, unit: SourceUnit): Fault[] {
  const fit = fitOf(source.url, unit);
  if (fit === 'fits') return [];
  const hosts = unit.domains;
  const words: Bilingual =
    fit === 'missing'
      ? {
          zh: `没有填写原文网址。“${unit.name}”的稿件应来自 ${hosts.join('、')}。`,
          en: `The address of the original is missing. Texts of “${unit.name}” stand on ${hosts.join(', ')}.`,
        }
      : {
          zh: `原文网址不属于“${unit.name}”（${hosts.join('、')}），请核对。`,
          en: `The address of the original is not one of “${unit.name}” (${hosts.join(', ')}). Look it up again.`,
        };
  return [{ path: `${field}.url`, ruleId: `source-address-${fit}`, text: source.url, severity: graveness, words }];
}

const MARKS: Record<Segment['kind'], [string, string]> = {
  equal: ['', ''],
  delete: ['［－', '］'],
  insert: ['［＋', '］'],
};

/** Two titles in one line, with what was left out and put in marked by signs, not by colour. */
function marked(before: string, after: string): string {
  return diffText(before, after)
    .map(({ kind, text }) => `${MARKS[kind][0]}${text}${MARKS[kind][1]}`)
    .join('');
}

function titleFaults({ field, titleField, title, source }: SourceQuestion): Fault[] {
  const { originalTitle, titleReason } = source;
  // White space at the ends and width are no change of a title; any other character is.
  if (originalTitle === '' || foldText(originalTitle) === foldText(title)) return [];
  const shown = marked(originalTitle, title);
  const here = { path: titleField, text: title };
  if (titleReason !== '')
    return [
      {
        ...{ ...here, ruleId: 'source-title-changed', severity: 'info' },
        words: {
          zh: `标题与原文不同：${shown}。所填理由：${titleReason}`,
          en: `The title is not the original’s: ${shown}. The reason given: ${titleReason}`,
        },
      },
    ];
  return [
    {
      ...{ ...here, ruleId: 'source-title-changed', severity: 'block', suggestions: [originalTitle] },
      words: {
        zh: `标题与原文不同：${shown}。请改回原标题，或在稿源的“改题理由”（${field}.titleReason）中说明理由。`,
        en: `The title is not the original’s: ${shown}. Put the original title back, or give the reason in the source (${field}.titleReason).`,
      },
    },
  ];
}

/** Everything there is to say about a reprint: its unit, its address, its title. */
export function checkReprint(question: SourceQuestion): Finding[] {
  const standing = standingOf(question.source.unit, question.lists);
  return [...unitFaults(question, standing), ...titleFaults(question)].map(finding);
}
