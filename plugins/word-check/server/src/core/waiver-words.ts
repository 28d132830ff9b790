import { Refusal } from './errors';
import type { WaiverBar } from './waivers';

/** Why somebody may not waive a finding, in words. */
export const BAR_WORDS: Readonly<Record<WaiverBar, { zh: string; en: string }>> = {
  unchecked: {
    zh: '这里没有检查成，不能标为误报；请先按提示处理',
    en: 'This was not checked, so it cannot be a false alarm; do first what it says',
  },
  grave: {
    zh: '涉及个人信息或国家秘密标志，编辑不能自行标为误报；确属误报的，请另一位有放行权限的人处理',
    en: 'It is about personal data or state secrets, so no editor decides alone; ask somebody who may waive such findings',
  },
  own: {
    zh: '涉及个人信息或国家秘密标志，改过或提交过本稿的人不能标为误报；请另一位有放行权限的人处理',
    en: 'It is about personal data or state secrets, so nobody who wrote or submitted this decides; ask somebody else who may',
  },
  'not-editor': {
    zh: '您不能编辑这份稿件，因此不能标为误报',
    en: 'You may not edit this document, so you cannot waive its findings',
  },
};

/** Says that somebody may not waive a finding. */
export const barred = (bar: WaiverBar): Refusal =>
  new Refusal(bar === 'not-editor' ? 'FORBIDDEN' : 'NOT_WAIVABLE', { because: bar }, BAR_WORDS[bar]);

/** There is no such document, or waiver of it. */
export const notFound = (): Refusal =>
  new Refusal('NOT_FOUND', {}, { zh: '没有找到这份稿件或这条放行说明', en: 'There is no such document or waiver' });
