import { Parser } from 'htmlparser2';
import { sanitise } from './sanitise';

const MEDIA = `/api/delivery/media/${'a'.repeat(64)}`;

/** Own payloads; each tries to run script, load something foreign or break out of the text it stands in. */
const PAYLOADS = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=https://evil.example/x.js></SCRIPT>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<script\x00>alert(1)</script>',
  '<script/x>alert(1)</script>',
  '<<script>alert(1)//<</script>',
  '<img src=x onerror=alert(1)>',
  '<img src="x" onerror="alert(1)" alt="',
  '<img/src=x/onerror=alert(1)>',
  '<img src=javascript:alert(1)>',
  `<img src="${MEDIA}" onload="alert(1)">`,
  `<img src="//evil.example${MEDIA}">`,
  `<img src="https://evil.example${MEDIA}">`,
  `<img src="\\\\evil.example${MEDIA}">`,
  `<img src="${MEDIA}" srcset="https://evil.example/a.png 2x">`,
  `<img src="${MEDIA}" srcset="${MEDIA}/small 640w, javascript:alert(1) 2x">`,
  `<img src="${MEDIA}/../../../../admin">`,
  `<img src="${MEDIA}?x=<script>alert(1)</script>">`,
  '<a href="javascript:alert(1)">x</a>',
  '<a href="JaVaScRiPt:alert(1)">x</a>',
  '<a href="java\nscript:alert(1)">x</a>',
  '<a href="java\tscript:alert(1)">x</a>',
  '<a href=" javascript:alert(1)">x</a>',
  '<a href="\u0001javascript:alert(1)">x</a>',
  '<a href="&#106;avascript:alert(1)">x</a>',
  '<a href="&#x6A;avascript&colon;alert(1)">x</a>',
  '<a href="javascript&#58;alert(1)">x</a>',
  '<a href="javascript&NewLine;:alert(1)">x</a>',
  '<a href="vbscript:msgbox(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">x</a>',
  '<a href="blob:https://x/1">x</a>',
  '<a href="file:///etc/passwd">x</a>',
  '<a href="//evil.example/">x</a>',
  '<a href="x" onclick="alert(1)">x</a>',
  '<a href="https://x.example/" target="_blank" onmouseover=alert(1)>x</a>',
  '<a href="https://x.example/" style="position:fixed;inset:0">x</a>',
  '<a id="location" name="cookie" href="#">x</a>',
  '<svg><script>alert(1)</script></svg>',
  '<svg onload=alert(1)>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<svg><set attributeName="href" to="javascript:alert(1)"/></svg>',
  '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<svg><foreignObject><iframe src="javascript:alert(1)"></iframe></foreignObject></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '<math href="javascript:alert(1)">x</math>',
  '<math><mi xlink:href="data:x,<script>alert(1)</script>">x</mi></math>',
  '<style>@import "https://evil.example/x.css";</style>',
  '<style><img src="</style><img src=x onerror=alert(1)>"></style>',
  '<textarea><img src=x onerror=alert(1)></textarea>',
  '<textarea></textarea><script>alert(1)</script></textarea>',
  '<xmp><p title="</xmp><script>alert(1)</script>"></xmp>',
  '<select><option><img src=x onerror=alert(1)></option></select>',
  '<option><script>alert(1)</script></option>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  '<template><script>alert(1)</script></template>',
  '<noembed><img src="</noembed><script>alert(1)</script>"></noembed>',
  '<plaintext><script>alert(1)</script>',
  '<title><img src="</title><script>alert(1)</script>"></title>',
  '<object data="javascript:alert(1)"></object>',
  '<object data="data:text/html,<script>alert(1)</script>">',
  '<embed src="javascript:alert(1)">',
  '<base href="https://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
  '<link rel=stylesheet href="https://evil.example/x.css">',
  '<form action="javascript:alert(1)"><button>x</button></form>',
  '<button formaction="javascript:alert(1)">x</button>',
  '<input onfocus=alert(1) autofocus>',
  '<details open ontoggle=alert(1)>x</details>',
  '<video><source onerror=alert(1)></video>',
  '<audio src=x onerror=alert(1)></audio>',
  '<marquee onstart=alert(1)>x</marquee>',
  '<body onload=alert(1)>',
  '<table background="javascript:alert(1)"><tr><td>x</td></tr></table>',
  '<p style="background:url(javascript:alert(1))">x</p>',
  '<p onmouseover="alert(1)">x</p>',
  '<p class="admin-login" id="x">x</p>',
  '<p title="x"onmouseover=alert(1)>x</p>',
  '<p><!--><script>alert(1)</script>--></p>',
  '<!--[if IE]><script>alert(1)</script><![endif]-->',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<?xml-stylesheet href="javascript:alert(1)"?>',
  '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>',
  '<x-evil onclick=alert(1)>x</x-evil>',
  '<isindex type=image src=1 onerror=alert(1)>',
  '<dialog open onclose=alert(1)>x</dialog>',
  '<portal src="https://evil.example"></portal>',
];

const SAFE_TAGS = new Set(
  'p h2 h3 h4 h5 h6 ul ol li blockquote pre code br strong em u s a figure figcaption img'.split(' '),
);
const SAFE_PROTOCOLS = new Set(['https:', 'http:', 'mailto:', 'tel:']);
const SAFE_ATTRIBUTES = new Set('href rel src srcset sizes alt width height loading'.split(' '));
const BASE = 'https://site.example/';

function isActiveAttribute(tag: string, name: string, value: string): boolean {
  if (!SAFE_ATTRIBUTES.has(name)) return true;
  if (name === 'src' || name === 'srcset') {
    const urls = name === 'src' ? [value] : value.split(',').map((part) => part.trim().split(' ')[0] ?? '');
    return urls.some((url) => new URL(url, BASE).origin !== new URL(BASE).origin);
  }
  if (name !== 'href') return false;
  const url = new URL(value, BASE);
  return tag !== 'a' || !SAFE_PROTOCOLS.has(url.protocol) || value.startsWith('//');
}

/** What in the HTML could act, decided by parsing it and by the URL parser. */
function activeParts(html: string): string[] {
  const found: string[] = [];
  const parser = new Parser({
    onopentag(tag, attributes) {
      if (!SAFE_TAGS.has(tag)) found.push(`<${tag}>`);
      for (const [name, value] of Object.entries(attributes)) {
        if (isActiveAttribute(tag, name, value)) found.push(`${tag} ${name}=${value}`);
      }
    },
    oncomment: (text) => void found.push(`comment ${text}`),
    onprocessinginstruction: (name) => void found.push(`instruction ${name}`),
  });
  parser.end(html);
  return found;
}

describe('sanitise', () => {
  test('the list is long enough and the judge sees them', () => {
    expect(PAYLOADS.length).toBeGreaterThanOrEqual(60);
    const seen = PAYLOADS.filter((payload) => activeParts(payload).length > 0);
    // The others are inert text, or a path on this site that is no picture of ours.
    expect(seen.length).toBeGreaterThanOrEqual(PAYLOADS.length - 5);
  });

  test.each(PAYLOADS)('nothing acts after %j', (payload) => {
    expect(activeParts(sanitise(payload))).toStrictEqual([]);
    expect(activeParts(sanitise(`<p>before ${payload} after</p>`))).toStrictEqual([]);
  });

  test.each(PAYLOADS)('running twice changes nothing: %j', (payload) => {
    const once = sanitise(payload);
    expect(sanitise(once)).toBe(once);
  });

  test('what an article needs goes through unchanged', () => {
    const html =
      '<h2>一</h2>\n<p><strong>二</strong><br /><a href="https://a.example/?x=1&amp;y=2" rel="noopener noreferrer">三</a></p>' +
      `\n<figure><img src="${MEDIA}" srcset="${MEDIA}/small 640w, ${MEDIA}/large 1280w" sizes="100vw" alt="&quot;图&quot;" width="10" height="5" loading="lazy" /><figcaption>四</figcaption></figure>` +
      '\n<ul><li>五<ol><li>六</li></ol></li></ul>\n<blockquote><p>七</p></blockquote>\n<pre><code>a &lt; b</code></pre>';
    expect(sanitise(html)).toBe(html);
  });

  test('old-fashioned marks become today’s, and links are told not to leak', () => {
    expect(sanitise('<h1>a</h1><b>b</b><i>c</i><a href="/d" rel="opener">d</a>')).toBe(
      '<h2>a</h2><strong>b</strong><em>c</em><a href="/d" rel="noopener noreferrer">d</a>',
    );
  });
});
