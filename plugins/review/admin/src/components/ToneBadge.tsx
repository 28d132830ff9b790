import { Badge } from '@strapi/design-system';

import type { Tone } from '../model/states';

interface ToneBadgeProps {
  readonly tone: Tone;
  readonly children: string;
}

/** A badge in a tone whose words stand out enough from it to be read: those of the design system's own variants do not. */
export function ToneBadge({ tone, children }: ToneBadgeProps) {
  return (
    <Badge
      backgroundColor={tone === 'neutral' ? 'neutral150' : `${tone}100`}
      textColor={tone === 'warning' ? 'neutral800' : `${tone}700`}
    >
      {children}
    </Badge>
  );
}
