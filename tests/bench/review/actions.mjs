import { fileURLToPath } from 'node:url';
import { withPostgres } from '../park/postgres.mjs';
import { startProcess } from '../park/process.mjs';
import { median, shuffled } from '../park/statistics.mjs';

const PROCESS = fileURLToPath(new URL('actions-process.mjs', import.meta.url));
const DOCUMENTS = 100;
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 15);
const WARM_UP = 3;
/** A statement more would be one that comes with the documents. */
const TARGET = 1;

async function measure(own) {
  const ways = {
    one: () => own.ask('page', 1),
    page: () => own.ask('page', DOCUMENTS),
    each: () => own.ask('oneByOne', DOCUMENTS),
  };
  const samples = { one: [], page: [], each: [] };
  for (let round = -WARM_UP; round < ROUNDS; round += 1)
    for (const way of shuffled(Object.keys(ways))) {
      const sample = await ways[way]();
      if (round >= 0) samples[way].push(sample);
    }
  return samples;
}

/** What may be done about a page of 100 documents: statements against one document's, and time against one by one. */
export async function bench() {
  return withPostgres(async (newPark) => {
    const own = await startProcess(PROCESS, (await newPark()).env);
    try {
      await own.ask('prepare', DOCUMENTS);
      const { one, page, each } = await measure(own);
      // What else the process does meanwhile is counted too: the least count is that of the reading alone.
      const statements = (samples) => Math.min(...samples.map((sample) => sample.statements));
      const ms = (samples) => median(samples.map((sample) => sample.ms));
      const ratio = statements(page) / statements(one);
      const time = ms(page) / ms(each);
      return [
        {
          what: `allowed actions of ${DOCUMENTS} documents: statements of the page / of one document`,
          ratio,
          target: `≤ ${TARGET}`,
          meets: ratio <= TARGET,
          detail: `${statements(page)} statements for ${DOCUMENTS}, ${statements(one)} for 1; one by one ${statements(each)}`,
        },
        {
          what: `allowed actions of ${DOCUMENTS} documents: time of the page / one by one`,
          ratio: time,
          target: '≤ 1',
          meets: time <= 1,
          detail: `${ms(page).toFixed(1)} ms, ${ms(each).toFixed(1)} ms; ${(ms(page) / DOCUMENTS).toFixed(2)} ms a document`,
        },
      ];
    } finally {
      await own.stop();
    }
  });
}
