import sanitizeHtml from 'sanitize-html';

const TAGS = [
  ...['p', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote', 'pre', 'code', 'br'],
  ...['strong', 'em', 'u', 's', 'a', 'figure', 'figcaption', 'img'],
];

/** Elements whose content is no text either. The first six have let script through sanitisers before. */
const NON_TEXT = [
  ...['svg', 'math', 'style', 'textarea', 'xmp', 'option', 'iframe', 'script', 'noscript', 'template', 'title'],
  ...['select', 'object', 'embed', 'noembed', 'noframes', 'plaintext', 'canvas', 'audio', 'video', 'head'],
];

const MEDIA_PATH = /^[\w./-]*\/delivery\/media\/[0-9a-f]{64}(\/(thumb|small|large))?$/;

function isMediaPath(url: string | undefined): boolean {
  // A second slash at the start would name another host.
  return url !== undefined && url.startsWith('/') && !url.startsWith('//') && MEDIA_PATH.test(url);
}

/** Keeps `srcset` only if every picture in it is one of ours. */
function mediaImage(tagName: string, attribs: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  const candidates = attribs.srcset?.split(',') ?? [];
  const isOwn = candidates.every((candidate) => isMediaPath(candidate.trim().split(/\s+/)[0]));
  const kept = Object.entries(attribs).filter(([name]) => name !== 'srcset' || isOwn);
  return { tagName, attribs: Object.fromEntries(kept) };
}

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: TAGS,
  allowedAttributes: { a: ['href', 'rel'], img: ['src', 'srcset', 'sizes', 'alt', 'width', 'height', 'loading'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nonTextTags: NON_TEXT,
  nestingLimit: 40,
  enforceHtmlBoundary: false,
  transformTags: {
    h1: 'h2',
    b: 'strong',
    i: 'em',
    a: sanitizeHtml.simpleTransform('a', { rel: 'noopener noreferrer' }),
    img: mediaImage,
  },
  // Pictures come from released content only, never from another place.
  exclusiveFilter: (frame) => frame.tag === 'img' && !isMediaPath(frame.attribs.src),
};

/**
 * The last gate before HTML is stored: a narrow allow-list, no matter where the HTML came from. Never lets through
 * `svg`, `math`, `style`, `textarea`, `xmp`, `option`, `iframe`, event handlers, inline styles, classes, ids, or a
 * picture that is not addressed by digest. Running it twice changes nothing.
 */
export function sanitise(html: string): string {
  return sanitizeHtml(html, OPTIONS);
}
