/**
 * Is Strapi's panel wholly Chinese? Compares the `en.json` of each of Strapi's plugins with what the panel will show in
 * zh-Hans: our message, else Strapi's bundled one. Lists every key that has no Chinese, or whose placeholders, plurals
 * or tags differ from the English, or that Strapi no longer has; then exits 1.
 *
 *   node scripts/check-translations.mjs [folder with our zh-Hans files]
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');
/** The message parser that react-intl, and so the panel, uses. */
const { parse, TYPE } = createRequire(join(modules, 'react-intl/package.json'))('@formatjs/icu-messageformat-parser');

/**
 * Where each plugin keeps its messages, below node_modules/@strapi; `prefix` is what it registers its keys under.
 * content-manager's bundled zh-Hans is a copy of the panel's own file, so nothing of it counts.
 */
const SOURCES = [
  { name: 'admin', prefix: '', folder: 'admin/dist/admin/admin/src/translations' },
  { name: 'content-manager', folder: 'content-manager/dist/admin/translations', ignoreBundled: true },
  { name: 'upload', folder: 'upload/dist/admin/translations' },
  { name: 'i18n', folder: 'i18n/dist/admin/translations' },
  { name: 'content-type-builder', folder: 'content-type-builder/dist/admin/translations' },
  { name: 'email', folder: 'email/dist/admin/translations' },
  { name: 'users-permissions', folder: 'plugin-users-permissions/dist/admin/translations' },
].map((source) => ({ prefix: `${source.name}.`, ...source }));

/** Screens that this product never shows: paid features, their promotion, the guided tour, the AI chat. */
const NEVER_SHOWN = [
  /^Settings\.permissions\.auditLogs\./,
  /^Settings\.(sso|content-history)\./,
  /^Settings\.page\.[Pp]urchase/,
  /^Settings\.application\.ee\./,
  /^notification\.ee\./,
  /^app\.components\.(FreeTrial|UpsellBanner|NpsSurvey|GuidedTour)/,
  /^app\.components\.LeftMenu\.trialCountdown\./,
  /^tours\./,
  /^content-type-builder\.chat\./,
];

/** Messages that read the same in Chinese: names, codes and examples. */
const SAME_IN_CHINESE = new Set([
  ...['API ID', 'DKIM', 'GraphQL', 'ID', 'JSON', 'OAuth2', 'Sentry', 'UID', 'Webhook', 'X', 'Y'],
  ...['noopener, nofollow, noreferrer', '_blank, _self, _parent, _top'],
  ...['Kai Doe', 'kai@doe.com', 'my.subdomain.com'],
]);

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));
const readBundled = async ({ folder }, locale) =>
  (await import(pathToFileURL(join(modules, '@strapi', folder, `${locale}.json.mjs`)).href)).default;

const KINDS = {
  [TYPE.argument]: () => 'text',
  [TYPE.number]: () => 'number',
  [TYPE.date]: () => 'date',
  [TYPE.time]: () => 'time',
  [TYPE.plural]: () => 'plural',
  [TYPE.tag]: () => 'tag',
  // A select's options are values that the code sends, so they must stay; a plural's depend on the language.
  [TYPE.select]: ({ options }) => `select(${Object.keys(options).sort().join()})`,
};

/** Collects, by name, the kinds of each placeholder and tag in a parsed message. */
function collect(elements, found = new Map()) {
  for (const element of elements) {
    const kind = KINDS[element.type]?.(element);
    if (kind) found.set(element.value, (found.get(element.value) ?? new Set()).add(kind));
    for (const option of Object.values(element.options ?? {})) collect(option.value, found);
    collect(element.children ?? [], found);
  }
  return found;
}

function placeholders(message) {
  try {
    return collect(parse(message));
  } catch (error) {
    return error;
  }
}

const hasLetters = (elements) =>
  elements.some(
    ({ type, value, options, children }) =>
      (type === TYPE.literal && /\p{L}/u.test(value)) ||
      Object.values(options ?? {}).some((option) => hasLetters(option.value)) ||
      hasLetters(children ?? []),
  );

/** What is wrong with the placeholders of `chinese`, in words, or null. */
function placeholderProblem(english, chinese) {
  const actual = placeholders(chinese);
  if (actual instanceof Error) return `message syntax: ${actual.message}`;
  const wanted = placeholders(english);
  // A few English messages are themselves malformed (`<no-reply@strapi.io>`); then there is nothing to compare with.
  if (wanted instanceof Error) return null;
  for (const [name, kinds] of wanted) {
    if (!actual.has(name)) return `lacks {${name}}`;
    // The English may use one name in two ways (`{number} {number, plural, …}`); any of them is enough.
    const other = [...actual.get(name)].find((kind) => !kinds.has(kind));
    if (other) return `{${name}} is ${other}, not ${[...kinds].join(' or ')}`;
  }
  const extra = [...actual.keys()].find((name) => !wanted.has(name));
  return extra ? `has {${extra}}, which the English lacks` : null;
}

/** Punctuation and placeholders alone need no Chinese. */
const inChinese = (english, chinese) =>
  /\p{Script=Han}/u.test(chinese) ||
  SAME_IN_CHINESE.has(chinese) ||
  ![english, chinese].every((message) => hasLetters(safeParse(message)));

function safeParse(message) {
  try {
    return parse(message);
  } catch {
    return [{ type: TYPE.literal, value: message }];
  }
}

/** The problem of one key, in words, or null. */
function keyProblem(english, chinese) {
  if (chinese === undefined) return 'missing';
  if (!inChinese(english, chinese)) return `not Chinese: ${chinese}`;
  return placeholderProblem(english, chinese);
}

async function checkSource(source, folder) {
  const english = await readBundled(source, 'en');
  const bundled = source.ignoreBundled ? {} : await readBundled(source, 'zh-Hans');
  const own = readJson(join(folder, `${source.name}.json`));
  const id = (key) => source.prefix + key;
  const stale = Object.keys(own).filter((key) => !(key in english));
  const checked = Object.keys(english).filter((key) => key in own || !NEVER_SHOWN.some((it) => it.test(id(key))));
  const problems = checked.map((key) => [id(key), keyProblem(english[key], own[key] ?? bundled[key])]);
  return {
    ids: Object.keys(english).map(id),
    checked: checked.length,
    problems: [...problems.filter(([, problem]) => problem), ...stale.map((key) => [id(key), 'not a key of Strapi'])],
  };
}

/** Ids that Strapi's code uses without listing them in an `en.json`: there is no English to compare with. */
function checkUnlisted(folder, listed) {
  const problems = Object.entries(readJson(join(folder, 'unlisted.json'))).map(([id, chinese]) => [
    id,
    listed.has(id) ? 'is listed by Strapi now: move it' : keyProblem(chinese, chinese),
  ]);
  return problems.filter(([, problem]) => problem);
}

const folder = process.argv[2] ?? join(root, 'src/admin/translations/zh-Hans');
const results = await Promise.all(SOURCES.map((source) => checkSource(source, folder)));
const listed = new Set(results.flatMap(({ ids }) => ids));
const problems = [...results.flatMap((result) => result.problems), ...checkUnlisted(folder, listed)];
for (const [id, problem] of problems) console.log(`${id}: ${problem}`);
const total = results.reduce((sum, { checked }) => sum + checked, 0);
console.log(`${total} of Strapi's ${listed.size} messages checked, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;
