/**
 * Reference player of a screen channel: shows the items of the signed manifest one after the other, and stops an item
 * in the middle when it is recalled, expires, or when the lease ends. Uses the delivery routes and nothing else. Opened once
 * with a screen's id and token (`#screen=…&token=…`), it reports what it showed and removed.
 */
import { Reporter } from './reporter.js';
import { Source } from './source.js';

const TEXTS = {
  'zh-Hans': { paused: '已暂停，按任意键继续', released: '发布' },
  en: { paused: 'Paused. Press any key to continue.', released: 'Published' },
};

const { dataset } = document.documentElement;
const params = new URLSearchParams(location.search);
const channel = params.get('channel') ?? 'screen';
const locale = TEXTS[params.get('locale')] ? params.get('locale') : 'zh-Hans';
const texts = TEXTS[locale];
const name = locale === 'en' ? dataset.nameEn : dataset.nameZh;

const byId = (id) => document.getElementById(id);
const layers = [...document.querySelectorAll('.layer')];
const source = new Source({ api: dataset.api, channel, locale }, () => {
  check();
  if (source.manifest !== null) forget(source.manifest);
});
const reporter = new Reporter({ api: dataset.api, channel, source, current: () => current?.digest ?? null });

/** The item on the screen, when its time is over (steady clock), and what is left of it while paused. */
let current = null;
let endsAt = 0;
let pausedWith = null;
let position = 0;
let isTurning = false;

function el(tag, className, ...children) {
  const node = document.createElement(tag);
  node.className = className;
  node.append(...children.filter((child) => child !== null));
  return node;
}

function dateText(iso) {
  return new Intl.DateTimeFormat(locale, { timeZone: dataset.timeZone, dateStyle: 'long' }).format(new Date(iso));
}

function timeText() {
  const options = { timeZone: dataset.timeZone, hour: '2-digit', minute: '2-digit', hour12: false };
  return new Intl.DateTimeFormat(locale, options).format(new Date(source.now()));
}

async function pictureOf(item) {
  for (const file of item.media) {
    const url = await source.picture(file);
    if (url === null) continue;
    const image = el('img', '');
    image.alt = file.alternativeText ?? '';
    image.src = url;
    try {
      await image.decode();
      return image;
    } catch {
      // Not drawable here: the words alone will do.
    }
  }
  return null;
}

/** Makes the words smaller until they fit; they are never cut off without need. */
function fit(layer) {
  const words = layer.querySelector('.words');
  for (let scale = 1; scale > 0.45; scale -= 0.06) {
    words.style.setProperty('--fit', scale.toFixed(2));
    if (words.scrollHeight <= words.clientHeight) return;
  }
}

/** Draws an item on the hidden layer. */
async function draw(layer, item) {
  const image = await pictureOf(item);
  const theme = item.themeName ? el('p', 'theme', item.themeName) : null;
  const label = item.aiLabel ? el('p', 'ai-label', item.aiLabel) : null;
  const words = el('div', 'words', theme, el('h2', 'title', item.title), el('p', 'text', item.text), label);
  const clock = el('span', 'clock', timeText());
  const foot = el('div', 'foot', el('span', '', `${name} · ${texts.released} ${dateText(item.releasedAt)}`), clock);
  layer.replaceChildren(...(image === null ? [] : [el('div', 'picture', image)]), words, foot);
  layer.dataset.digest = item.digest;
  layer.classList.toggle('with-picture', image !== null);
  fit(layer);
}

function showSlate() {
  current = null;
  for (const layer of layers) {
    layer.classList.remove('front');
    layer.setAttribute('aria-hidden', 'true');
    layer.replaceChildren();
  }
}

/** Takes the words of recalled items off the hidden layer too, where the last item still stands, and says so. */
function forget(manifest) {
  for (const layer of layers) if (manifest.recalled.includes(layer.dataset.digest)) layer.replaceChildren();
  reporter.confirm(manifest);
}

function swap(layer) {
  for (const each of layers) {
    each.classList.toggle('front', each === layer);
    each.setAttribute('aria-hidden', String(each !== layer));
  }
}

/** The item after the last one shown; the place is kept when the list changes. */
function pickNext() {
  const items = source.playable();
  if (items.length === 0) return null;
  const last = current === null ? -1 : items.findIndex((item) => item.documentId === current.documentId);
  position = last >= 0 ? last + 1 : position;
  position %= items.length;
  return items[position];
}

/** Goes on to the next item. Drawn behind the old one first, so that there is never a black moment. */
async function turn() {
  if (isTurning) return;
  isTurning = true;
  try {
    const item = pickNext();
    if (item === null) return showSlate();
    const back = layers.find((layer) => !layer.classList.contains('front'));
    await draw(back, item);
    // Loading the picture took time: it may have been recalled meanwhile.
    if (!source.isLeased() || !source.mayShow(item)) return showSlate();
    swap(back);
    current = item;
    reporter.shown(item.digest);
    endsAt = performance.now() + item.durationMs;
  } catch (error) {
    reporter.failed(error);
    showSlate();
  } finally {
    isTurning = false;
  }
}

/** Whether what is on the screen may stay there: leased, not recalled, not expired, still in the manifest. */
function mayStay() {
  if (current === null) return true;
  const isListed = source.manifest?.items.some((item) => item.documentId === current.documentId) ?? false;
  return isListed && source.isLeased() && source.mayShow(current);
}

/** Runs every half second and after every change; everything that can end an item is looked at here. */
function check() {
  byId('slate-time').textContent = timeText();
  const clock = document.querySelector('.front .clock');
  if (clock) clock.textContent = timeText();
  if (!mayStay()) {
    // After the lease nobody knows whether it was taken down: it is gone, but that is no proof of a recall.
    if (source.isLeased()) reporter.removed(current.digest);
    showSlate();
    pausedWith = null;
    byId('paused').textContent = '';
  }
  if (pausedWith !== null) return;
  if (current === null ? source.playable().length > 0 : performance.now() >= endsAt) void turn();
}

function togglePause() {
  if (pausedWith === null) pausedWith = Math.max(0, endsAt - performance.now());
  else {
    endsAt = performance.now() + pausedWith;
    pausedWith = null;
  }
  byId('paused').textContent = pausedWith === null ? '' : texts.paused;
}

/** Against burn-in: the whole picture moves by a few pixels once a minute. */
function shift() {
  const step = Math.floor(performance.now() / 60_000) % 4;
  byId('stage').style.transform = `translate(${[0, 3, 3, 0][step]}px, ${[0, 0, 3, 3][step]}px)`;
}

async function stayAwake() {
  try {
    await navigator.wakeLock?.request('screen');
  } catch {
    // Not allowed here; the board's own settings decide.
  }
}

document.documentElement.lang = locale;
for (const id of ['name', 'slate-name']) byId(id).textContent = name;
addEventListener('keydown', (event) => {
  if (!event.metaKey && !event.ctrlKey && !event.altKey && !/^(Tab|Shift|F\d+)$/.test(event.key)) togglePause();
});
addEventListener('contextmenu', (event) => event.preventDefault());
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) void stayAwake();
});
setInterval(check, 500);
setInterval(shift, 60_000);
check();
source.start();
reporter.start();
void stayAwake();
// After a restart without a network the player still comes up, with its slate, instead of the browser's error page.
void navigator.serviceWorker?.register('/screen/worker.js').catch(() => {});
