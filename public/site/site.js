/**
 * Reference website of a channel. Reads the delivery routes and nothing else. Text goes in as text; the one exception
 * is an item's `body`, which the server has sanitised.
 */
const { dataset } = document.documentElement;
const PAGE_SIZE = 12;
const FILTERS = ['column', 'theme', 'topic'];

const TEXTS = {
  'zh-Hans': {
    ...{ skip: '跳到正文', columns: '栏目', all: '全部', latest: '最新发布', theme: '主题', topic: '专题' },
    ...{ loading: '正在加载…', empty: '这里还没有发布内容。', emptyHint: '换一个栏目或主题看看。', back: '返回列表' },
    ...{
      error: '暂时无法读取内容',
      errorHint: '请检查网络后重试。',
      retry: '重试',
      previous: '上一页',
      next: '下一页',
    },
    ...{
      gone: '本文已撤下',
      goneHint: '该内容已由发布单位撤下，不再提供阅读。',
      released: '发布时间',
      updated: '更新时间',
    },
    ...{
      missing: '没有找到这篇文章',
      missingHint: '它可能尚未发布，或没有这个语言的版本。',
      source: '来源',
      author: '作者',
    },
    ...{ column: '栏目', files: '附件', original: '原创', reprint: '转载', reprintLink: '原文链接' },
    assisted: '本文在人工智能工具辅助下完成，并经人工审核。',
    page: (page, pages, total) => `第 ${page} / ${pages} 页，共 ${total} 篇`,
    list: (total) => `共 ${total} 篇`,
  },
  en: {
    ...{ skip: 'Skip to content', columns: 'Sections', all: 'All', latest: 'Latest', theme: 'Theme', topic: 'Topic' },
    ...{
      loading: 'Loading…',
      empty: 'Nothing has been published here yet.',
      emptyHint: 'Try another section or theme.',
    },
    ...{ error: 'The content cannot be read right now', errorHint: 'Please check your connection and try again.' },
    ...{ retry: 'Try again', previous: 'Previous page', next: 'Next page', back: 'Back to the list' },
    ...{ gone: 'This article has been taken down', goneHint: 'The publisher has withdrawn it.', released: 'Published' },
    ...{ missing: 'Article not found', missingHint: 'It may not be published yet, or not in this language.' },
    ...{ updated: 'Updated', source: 'Source', author: 'Author', column: 'Section', files: 'Attachments' },
    ...{ original: 'original', reprint: 'reprint', reprintLink: 'Original article' },
    assisted: 'Written with the help of AI tools and reviewed by people.',
    page: (page, pages, total) => `Page ${page} of ${pages}, ${total} in all`,
    list: (total) => `${total} in all`,
  },
};
const LANGUAGES = { 'zh-Hans': '中文', en: 'English' };

const byId = (id) => document.getElementById(id);

/** An element with attributes and children; a child that is null is left out, a string is text. */
function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

/** What the address asks for. Anything unusable falls back to the start page's value. */
function readAddress() {
  const params = new URLSearchParams(location.search);
  const page = Number(params.get('page'));
  const wanted = { locale: TEXTS[params.get('locale')] ? params.get('locale') : 'zh-Hans', item: params.get('item') };
  for (const name of FILTERS)
    wanted[name] = /^[A-Za-z0-9][\w.-]{0,63}$/.test(params.get(name) ?? '') ? params.get(name) : null;
  return { ...wanted, page: Number.isInteger(page) && page > 0 && page < 1e6 ? page : 1 };
}

/** The address of a state of the site. */
function address(state) {
  const params = new URLSearchParams();
  if (state.locale !== 'zh-Hans') params.set('locale', state.locale);
  for (const name of [...FILTERS, 'item']) if (state[name]) params.set(name, state[name]);
  if (state.page > 1) params.set('page', state.page);
  const query = params.toString();
  return `/site/${query ? `?${query}` : ''}`;
}

class HttpError extends Error {
  constructor(status) {
    super(`HTTP ${status}`);
    this.status = status;
  }
}

async function read(path, params, signal) {
  const query = new URLSearchParams(Object.entries(params).filter(([, value]) => value));
  const url = `${dataset.api}/channels/${dataset.channel}${path}?${query}`;
  const response = await fetch(url, { signal, headers: { Accept: 'application/json' } });
  if (!response.ok) throw new HttpError(response.status);
  return response.json();
}

function dateParts(iso, locale) {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: dataset.timeZone, dateStyle: 'short' });
  const [year, month, day] = format.format(new Date(iso)).split('-');
  const long = new Intl.DateTimeFormat(locale, { timeZone: dataset.timeZone, dateStyle: 'long' }).format(new Date(iso));
  return { year, day: `${month}-${day}`, long };
}

function link(state, text, attributes = {}) {
  return el('a', { href: address(state), 'data-inside': true, ...attributes }, text);
}

function showFrame(state, texts) {
  const english = state.locale === 'en';
  document.documentElement.lang = state.locale;
  const name = english ? dataset.nameEn : dataset.nameZh;
  byId('home').textContent = name;
  byId('home').href = address({ locale: state.locale });
  byId('home').dataset.inside = '';
  byId('skip').textContent = texts.skip;
  byId('columns').setAttribute('aria-label', texts.columns);
  byId('office').textContent = english ? dataset.officeEn : dataset.officeZh;
  const switches = Object.entries(LANGUAGES).map(([locale, label]) => {
    const target = state.item ? { locale, item: state.item } : { locale };
    return link(target, label, { lang: locale, hreflang: locale, 'aria-current': locale === state.locale && 'true' });
  });
  byId('languages').replaceChildren(...switches);
  return name;
}

function showColumns(state, texts, columns) {
  const current = state.item ? undefined : (state.column ?? '');
  const entries = [{ code: '', name: texts.all }, ...columns].map(({ code, name }) =>
    el('li', {}, link({ locale: state.locale, column: code }, name, { 'aria-current': code === current && 'page' })),
  );
  byId('columns').firstElementChild.replaceChildren(...entries);
  byId('columns').hidden = columns.length === 0;
}

function filterRow(state, texts, name, choices) {
  if (choices.length < 2 && !state[name]) return null;
  const links = [{ code: null, name: texts.all }, ...choices].map((choice) =>
    el(
      'dd',
      {},
      link({ ...state, [name]: choice.code, page: 1 }, choice.name, {
        'aria-current': choice.code === state[name] && 'true',
      }),
    ),
  );
  return el('div', {}, el('dt', {}, texts[name]), links);
}

function entry(state, post) {
  const { year, day, long } = dateParts(post.releasedAt, state.locale);
  const kinds = [post.columnName, post.themeName].filter(Boolean).join(' · ');
  const cover = post.cover
    ? el('img', {
        src: post.cover.variants.small,
        alt: post.cover.alternativeText ?? '',
        loading: 'lazy',
        width: 640,
        height: 400,
      })
    : null;
  return el(
    'li',
    { class: 'entry' },
    el('time', { datetime: post.releasedAt, title: long }, el('b', {}, day), year),
    el(
      'div',
      {},
      el('h2', {}, link({ locale: state.locale, item: post.documentId }, post.title)),
      el('p', {}, post.summary ?? post.excerpt),
      kinds ? el('p', { class: 'kind' }, kinds) : null,
      // What a list says was made by AI too.
      post.aiLabel ? el('p', { class: 'ai-label' }, post.aiLabel) : null,
    ),
    cover ? el('div', { class: 'cover' }, cover) : null,
  );
}

function pager(state, texts, { page, pageSize, total }) {
  const pages = Math.max(1, Math.ceil(total / pageSize));
  if (pages === 1) return el('p', { class: 'pages' }, texts.list(total));
  return el(
    'nav',
    { class: 'pages', 'aria-label': texts.page(page, pages, total) },
    page > 1 ? link({ ...state, page: page - 1 }, texts.previous, { rel: 'prev' }) : null,
    el('span', {}, texts.page(page, pages, total)),
    page < pages ? link({ ...state, page: page + 1 }, texts.next, { rel: 'next' }) : null,
  );
}

function listView(state, texts, lists, feed) {
  const column = lists.columns.find(({ code }) => code === state.column);
  const filters = [filterRow(state, texts, 'theme', lists.themes), filterRow(state, texts, 'topic', lists.topics)];
  const empty = feed.data.length === 0;
  const first = el('p', {}, link({ ...state, page: 1 }, texts.back));
  const isFront = state.page === 1 && !FILTERS.some((name) => state[name]);
  return [
    el('h1', { tabindex: -1 }, column?.name ?? state.column ?? texts.latest),
    filters.some(Boolean) ? el('dl', { class: 'filters' }, filters) : null,
    empty
      ? el('div', { class: 'message' }, el('p', {}, texts.empty), state.page > 1 ? first : el('p', {}, texts.emptyHint))
      : el(
          'ol',
          { class: isFront ? 'feed front' : 'feed' },
          feed.data.map((post) => entry(state, post)),
        ),
    empty ? null : pager(state, texts, feed.meta.pagination),
  ];
}

function facts(state, texts, post) {
  const { source } = post;
  const fact = (label, value) => (value ? el('span', {}, `${label}：${value}`) : null);
  const changed = post.updatedAt.slice(0, 10) !== post.releasedAt.slice(0, 10);
  const unit = source?.unit && (source.kind === 'reprint' ? `${source.unit}（${texts.reprint}）` : source.unit);
  return el(
    'p',
    { class: 'facts' },
    fact(texts.released, dateParts(post.releasedAt, state.locale).long),
    changed ? fact(texts.updated, dateParts(post.updatedAt, state.locale).long) : null,
    fact(texts.source, unit),
    fact(texts.author, source?.author),
    fact(texts.column, post.columnName),
  );
}

function coverFigure({ cover }) {
  if (!cover) return null;
  const image = el('img', {
    src: cover.url,
    srcset: `${cover.variants.small} 640w, ${cover.variants.large} 1280w`,
    sizes: '(max-width: 48rem) 100vw, 44rem',
    ...{ alt: cover.alternativeText ?? '', width: cover.width, height: cover.height },
  });
  return el('figure', {}, image, cover.caption ? el('figcaption', {}, cover.caption) : null);
}

function notes(texts, post) {
  const files = post.attachments.map((file) =>
    el('li', {}, el('a', { href: file.url, download: file.name }, file.name)),
  );
  const original = /^https?:\/\//.test(post.source?.url ?? '')
    ? el('p', {}, el('a', { href: post.source.url, rel: 'noopener noreferrer' }, texts.reprintLink))
    : null;
  // What has to be labelled has its label at the head of the body.
  const declared = post.aiLabel === null && post.aiDeclaration === 'assisted' ? el('p', {}, texts.assisted) : null;
  if (!files.length && !original && !declared) return null;
  const attached = files.length ? [el('h2', {}, texts.files), el('ul', {}, files)] : [];
  return el('div', { class: 'notes' }, attached, original, declared);
}

function itemView(state, texts, post) {
  const body = el('div', { class: 'body' });
  body.innerHTML = post.body;
  const article = el(
    'article',
    { class: 'item' },
    el('p', {}, link({ locale: state.locale }, `← ${texts.back}`)),
    el('h1', { tabindex: -1 }, post.title),
    facts(state, texts, post),
    post.summary ? el('p', { class: 'lead' }, post.summary) : null,
    coverFigure(post),
    body,
    notes(texts, post),
  );
  return [article];
}

function failureView(state, texts, error) {
  const known = { 404: ['missing', 'missingHint'], 410: ['gone', 'goneHint'] };
  const [title, hint] = known[error.status] ?? ['error', 'errorHint'];
  const retry = el('button', { type: 'button' }, texts.retry);
  retry.addEventListener('click', () => show(true));
  const way = known[error.status] ? el('p', {}, link({ locale: state.locale }, texts.back)) : retry;
  return [el('h1', { tabindex: -1 }, texts[title]), el('div', { class: 'message' }, el('p', {}, texts[hint]), way)];
}

async function load(state, texts, signal) {
  const { locale } = state;
  const lists = read('', { locale }, signal);
  if (state.item) {
    const [known, post] = await Promise.allSettled([
      lists,
      read(`/items/${encodeURIComponent(state.item)}`, { locale }, signal),
    ]);
    showColumns(state, texts, known.value?.columns ?? []);
    if (post.status === 'rejected') throw post.reason;
    return itemView(state, texts, post.value.data);
  }
  const { column, theme, topic, page } = state;
  const feed = read('/feed', { locale, column, theme, topic, page, pageSize: PAGE_SIZE }, signal);
  const [known, entries] = await Promise.all([lists, feed]);
  showColumns(state, texts, known.columns);
  return listView(state, texts, known, entries);
}

let running = new AbortController();
/** The query of the view being shown. */
let shown = null;

/** Shows what the address asks for. `moved`: the reader followed a link here, so the heading gets the focus. */
async function show(moved) {
  running.abort();
  running = new AbortController();
  const { signal } = running;
  shown = location.search;
  const state = readAddress();
  const texts = TEXTS[state.locale];
  const name = showFrame(state, texts);
  const view = byId('view');
  view.setAttribute('aria-busy', 'true');
  const slow = setTimeout(
    () => view.replaceChildren(el('h1', {}, name), el('p', { class: 'waiting' }, texts.loading)),
    250,
  );
  let nodes;
  try {
    nodes = await load(state, texts, signal);
  } catch (error) {
    if (signal.aborted) return;
    nodes = failureView(state, texts, error);
  } finally {
    clearTimeout(slow);
  }
  if (signal.aborted) return;
  view.replaceChildren(...nodes.filter(Boolean));
  view.removeAttribute('aria-busy');
  const heading = view.querySelector('h1');
  document.title = `${heading.textContent} - ${name}`;
  byId('announce').textContent = heading.textContent;
  if (moved) {
    scrollTo(0, 0);
    heading.focus({ preventScroll: true });
  }
}

document.addEventListener('click', (event) => {
  const target = event.target.closest('a[data-inside]');
  if (!target || event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  history.pushState(null, '', target.href);
  void show(true);
});
// A jump inside the page (the skip link) also comes as popstate; only another address is another view.
addEventListener('popstate', () => {
  if (location.search === shown) return;
  void show(true);
});
void show(false);
