import { compileEngine } from '../../../plugins/word-check/server/src/core/engine';
import { asPack, lintPack } from '../../../plugins/word-check/server/src/core/pack-lint';
import { provePack } from '../../../plugins/word-check/server/src/core/pack-proof';
import { runTrusted } from '../../../plugins/word-check/server/src/core/pattern';
import { scan } from '../../../plugins/word-check/server/src/core/scan';
import { intlSegmenter } from '../../../plugins/word-check/server/src/segmenters';
import { plainText, POSTS } from '.';
import { NAMES_PACK } from './word-pack';

const tools = { segmenters: [intlSegmenter()], runPattern: runTrusted };

it('may be saved, and its rules find what their examples say', () => {
  expect(lintPack(NAMES_PACK)).toStrictEqual([]);
  expect(provePack(asPack(NAMES_PACK), tools)).toStrictEqual({ problems: [], warnings: [] });
});

it('finds the slips of the one draft they are planted in, and nothing else', () => {
  const engine = compileEngine([{ pack: asPack(NAMES_PACK), builtin: false }]);
  const found = POSTS.flatMap(({ key, title, summary, body }) => {
    const passages = Object.entries({ title, summary, body: plainText(body) }).map(([path, text]) => ({ path, text }));
    return scan(engine, passages, { ...tools, subject: null, language: 'zh' }).map(({ ruleId, text, suggestions }) => [
      key,
      ruleId,
      text,
      ...suggestions,
    ]);
  });
  expect(found).toStrictEqual([
    ['new-product-launch', 'pn-01', '沈知远、党工委书记许延亭'],
    ['new-product-launch', 'pn-02', '企服中心', '企业服务中心'],
  ]);
});
