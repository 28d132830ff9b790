import type { Content } from './content';
import type { Finding } from './findings';

/** What the check of AI labels needs: where the declaration stands, which ones ask for a label, and the channels. */
export interface LabelQuestion {
  content: Content;
  /** The attribute with the declaration; absent: the type has none. */
  field: string | undefined;
  /** Declarations that readers have to see. */
  labelled: readonly string[];
}

/** The declaration of a content that readers have to see on every channel; null when there is none. */
export function declarationToShow({ content, field, labelled }: LabelQuestion): string | null {
  const declared = field === undefined ? undefined : content.fields[field];
  return labelled.find((one) => one === declared) ?? null;
}

/**
 * One blocking finding for each channel that does not confirm that what it would show carries the label. A content that
 * goes to no channel shows nothing; where nobody knows the channels, nobody has confirmed.
 * @param channels the content's channels by code; null when there is nobody to ask
 * @param confirmed the channels that looked at their own output and found the label in it
 */
export function labelFindings(
  field: string,
  declared: string,
  channels: readonly string[] | null,
  confirmed: ReadonlySet<string>,
): Finding[] {
  const missing = channels === null ? ['*'] : channels.filter((channel) => !confirmed.has(channel));
  return missing.map((channel) => {
    const words = {
      zh: `渠道“${channel}”没有确认会向读者显示 AI 标识，不能发布。请管理员为该渠道配置标识，或取消该渠道。`,
      en: `Channel “${channel}” does not confirm that readers see the AI label. Have it set up, or leave the channel out.`,
    };
    return {
      ...{ path: field, start: 0, end: declared.length, text: declared, ruleId: 'ai-label-missing', pack: 'ai-label' },
      ...{ category: 'ai-label', severity: 'block', message: words.zh, words, suggestions: [] },
    };
  });
}
