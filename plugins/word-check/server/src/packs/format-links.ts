import type { LinkFault } from '../core/checks';
import type { Rule } from '../core/rule';
import { structure } from './format-makers';
import { unread } from './rule-makers';

const LINKS = unread('编校常规：链接逐一核对');

/** A rule about links to the own site. Its examples are Markdown, read beside the contents that its test names. */
const link = (id: string, check: LinkFault, words: Record<'zh' | 'en' | 'hit' | 'miss', string>): Rule =>
  structure({ id, severity: 'warn', source: LINKS, ...words }, check);

/** Links into the own site that readers cannot follow. */
export const LINK_RULES: readonly Rule[] = [
  link('fo-61', 'link-missing', {
    zh: '这个链接指向本站没有的稿件，或稿件没有这个语言的版本；请改链接',
    en: 'This link leads to an article that this site does not have, or not in this language; mend the link',
    hit: '详见[办事指南](/site/?item=nothing)。',
    miss: '详见[办事指南](/site/?item=live)。',
  }),
  link('fo-62', 'link-recalled', {
    zh: '这个链接指向的稿件已经撤稿，读者打不开；请改链接，或先重新发布被链接的内容',
    en: 'This link leads to an article that was recalled; mend the link, or have that article released again first',
    hit: '详见[办事指南](/site/?item=recalled)。',
    miss: '详见[办事指南](/site/?item=live)。',
  }),
  link('fo-63', 'link-unreleased', {
    zh: '这个链接指向的稿件还没有发布，读者打不开；请先发布被链接的内容，或改链接',
    en: 'This link leads to an article that is not live; have it released first, or mend the link',
    hit: '详见[办事指南](/site/?item=draft)。',
    miss: '详见[办事指南](/site/?item=live&locale=en)。',
  }),
  link('fo-64', 'link-file', {
    zh: '这个链接指向的文件读者打不开：文件不存在，或用到它的内容没有发布；请改链接，或先发布那篇内容',
    en: 'Readers cannot open the file this link leads to: it is gone, or what uses it is not live; mend the link, or have that released first',
    hit: `[申请表](/api/delivery/media/${'0'.repeat(64)})`,
    miss: `[申请表](/api/delivery/media/${'1'.repeat(64)})`,
  }),
  link('fo-65', 'link-closed', {
    zh: '这个链接指向后台或未公开的上传文件，读者打不开；请改用公开地址，文件放进附件',
    en: 'This link leads into the admin panel or to an upload that is not public; use the public address, and attach the file',
    hit: '[申请表](/uploads/form.pdf)',
    miss: '[申请表](https://example.org/uploads/form.pdf)',
  }),
];
