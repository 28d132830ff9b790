/** A rescan from the stored text of a content to what is kept of it, against the bare scanner on the same texts. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { inRoot } from '../../../scripts/lib/paths.mjs';

const require = createRequire(import.meta.url);
const built = (file) => require(inRoot(`plugins/word-check/dist/server/${file}.js`));

/** UTF-16 units of a content, and how often everything is done. */
const UNITS = 2000;
const PASSES = 12;

const ATTRIBUTES = { title: { type: 'string' }, body: { type: 'blocks' } };

const REPORTS = inRoot('tests/data/real-text');
const reports = () => fs.readdirSync(REPORTS).filter((file) => file.endsWith('.txt'));
const realText = () =>
  reports()
    .map((file) => fs.readFileSync(path.join(REPORTS, file), 'utf8'))
    .join('\n');

/** Real prose as contents the way they are stored. */
function storedContents() {
  const contents = [];
  for (let at = 0, text = realText(); at < text.length; at += UNITS) {
    const lines = text
      .slice(at, at + UNITS)
      .split('\n')
      .filter(Boolean);
    const body = lines.map((line) => ({ type: 'paragraph', children: [{ type: 'text', text: line }] }));
    contents.push(
      JSON.stringify({ uid: 'a', locale: 'zh-Hans', fields: { title: (lines[0] ?? '').slice(0, 30), body } }),
    );
  }
  return contents;
}

/** The row of the table. */
export async function bench() {
  const { compileEngine } = built('core/engine');
  const { extractPassages } = built('core/extract');
  const { scan } = built('core/scan');
  const { contentResult } = built('core/rescan-result');
  const { BUILTIN_PACKS } = built('packs/index');
  const { wordSegmenters } = built('segmenters');
  const { limitedRunner } = built('user-patterns');
  const engine = compileEngine(BUILTIN_PACKS.map((pack) => ({ pack, builtin: true })));
  const segmenters = wordSegmenters(console.error);
  const subject = { uid: 'a', themes: [], promotional: () => false };
  const options = () => ({ segmenters, runPattern: limitedRunner(() => performance.now()), subject, language: 'zh' });
  const contents = storedContents();
  const textsOf = (stored) => extractPassages(ATTRIBUTES, JSON.parse(stored).fields, () => undefined).passages;
  const texts = contents.map(textsOf);

  const ways = [
    (i) => scan(engine, texts[i], options()),
    async (i) => {
      contentResult(scan(engine, textsOf(contents[i]), options()), { known: [], most: 50 });
      await turn();
    },
  ];
  // Each content by both ways in turn, each as quick as it ever was: the machine has other things to do, too.
  const best = ways.map(() => contents.map(() => Infinity));
  for (let pass = 0; pass < PASSES; pass += 1)
    for (let i = 0; i < contents.length; i += 1)
      for (const [way, work] of ways.entries()) {
        const begun = performance.now();
        await work(i);
        best[way][i] = Math.min(best[way][i], performance.now() - begun);
      }
  const [bare, whole] = best.map((times) => times.reduce((sum, time) => sum + time, 0));
  const units = texts.flat().reduce((sum, { text }) => sum + text.length, 0);
  const ratio = bare / whole;
  const detail = `${contents.length} contents, ${Math.round(units / whole)} units a millisecond`;
  const what = 'rescan, the database’s reading aside ÷ bare scanner';
  return [{ what, ratio, target: '≥ 0.5', meets: ratio >= 0.5, detail }];
}
