const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it may stand in HTML content or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

const SAFE_PROTOCOLS = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/**
 * The link as it may be written, or null when following it could do anything but open a page, a mail or a call. The
 * URL parser decides, not a pattern: browsers strip tabs, line breaks and leading control characters before they look
 * for the scheme, and so does the parser.
 */
export function safeHref(href: string): string | null {
  const text = href.trim();
  if (text === '') return null;
  try {
    return SAFE_PROTOCOLS.has(new URL(text, 'https://relative.invalid/').protocol) ? text : null;
  } catch {
    return null;
  }
}
