import type {
  Agreement,
  Evaluation,
  ModelAbout,
  ModelsOverview,
  Report,
  ThemeSuggestion,
  Training,
} from '../api/suggestion-types';
import type { Message } from './sentences';

const message = (id: string, values: Message['values'] = {}): Message => ({ id: `balance.${id}`, values });

const NOTHING = '–';

/** A share as per cent with one decimal; a dash where there is none. */
export function percent(share: number | null): string {
  return share === null ? NOTHING : `${Math.round(share * 1000) / 10}%`;
}

/** How sure the suggestion is: in words where the number promises too much. */
export function sureness({ confidence, strength }: Pick<ThemeSuggestion, 'confidence' | 'strength'>): Message {
  if (strength !== null) return message(`suggest.strength.${strength}`);
  return message('suggest.confidence', { percent: Math.round(confidence * 100) });
}

/** What a model was learnt from, made-up posts named as such. */
export function trainedOn({ isStarter, trainedOn: { confirmed, synthetic } }: ModelAbout): Message {
  if (isStarter) return message('suggest.starter', { synthetic });
  return message(synthetic > 0 ? 'suggest.trainedOnBoth' : 'suggest.trainedOn', { confirmed, synthetic });
}

/** Which model suggests, in two sentences. */
export function modelWords(model: ModelAbout): Message[] {
  return [message(`models.kind.${model.kind}`, { version: model.version }), trainedOn(model)];
}

/** What became of a training. */
export function trainingWords({ state, problem, replaces }: Pick<Training, 'state' | 'problem' | 'replaces'>): Message {
  if (state === 'running') return message('models.state.running');
  if (state === 'failed') return message(`models.problem.${problem ?? 'failed'}`);
  return message(replaces ? 'models.state.replaced' : 'models.state.kept');
}

/** Names of themes by their codes; a theme that is gone keeps its code. */
export function themeNames(codes: readonly string[], themes: readonly { code: string; name: string }[]): string[] {
  return codes.map((code) => themes.find((theme) => theme.code === code)?.name ?? code);
}

/** A table: the key of its caption, keys of its columns or names as they are, and its rows; a row's first cell names it. */
export interface FigureRows {
  caption: string;
  columns: readonly (Message | string)[];
  rows: readonly (readonly (Message | string | number)[])[];
}

const columns = (...keys: string[]): Message[] => keys.map((key) => message(`models.column.${key}`));

/** From, to; a dash where there is none. */
function span(interval: Report['interval']): string {
  return interval === null ? NOTHING : `${percent(interval.low)} – ${percent(interval.high)}`;
}

const rounded = (value: number | null): string | number => (value === null ? NOTHING : Math.round(value * 100) / 100);

function reportRow(name: string, { posts, right, accuracy, interval, macroF1 }: Report) {
  return [message(`models.row.${name}`), posts, right, percent(accuracy), span(interval), rounded(macroF1)] as const;
}

function agreementRow(name: string, { posts, suggested, agreed, interval }: Agreement) {
  const share = suggested === 0 ? null : agreed / suggested;
  return [message(`models.row.${name}`), posts, suggested, agreed, percent(share), span(interval)] as const;
}

/** How often people signed what was suggested, where they could see it and where they could not. */
export function choicesTable({ blind, shown }: ModelsOverview['choices']): FigureRows {
  return {
    caption: 'models.table.choices',
    columns: columns('documents', 'signed', 'suggested', 'agreed', 'share', 'interval', 'taken'),
    rows: [
      [...agreementRow('blind', blind), NOTHING],
      [...agreementRow('open', shown), shown.taken],
    ],
  };
}

/**
 * All tables of an evaluation, the one that matters most first.
 *
 * @param names of the themes, in the order of the evaluation
 */
export function evaluationTables(
  { report, compared, baselines, agreement }: Evaluation,
  names: readonly string[],
): FigureRows[] {
  const tested = columns('model', 'tested', 'right', 'accuracy', 'interval', 'macroF1');
  return [
    {
      caption: 'models.table.accuracy',
      columns: tested,
      rows: [
        reportRow('fresh', report),
        reportRow('majority', baselines.majority),
        reportRow('keywords', baselines.keywords),
      ],
    },
    ...(compared === null
      ? []
      : [
          {
            caption: 'models.table.compared',
            columns: tested,
            rows: [reportRow('fresh', compared.fresh), reportRow('inUse', compared.inUse)],
          },
        ]),
    {
      caption: 'models.table.agreement',
      columns: columns('documents', 'tested', 'suggested', 'agreed', 'share', 'interval'),
      rows: [agreementRow('blind', agreement.blind), agreementRow('open', agreement.open)],
    },
    {
      caption: 'models.table.themes',
      columns: columns('theme', 'tested', 'precision', 'recall', 'f1'),
      rows: report.themes.map(({ posts, precision, recall, f1 }, i) => [
        ...[names[i] ?? '', posts, percent(precision), percent(recall), rounded(f1)],
      ]),
    },
    {
      caption: 'models.table.confusion',
      columns: [...columns('confirmed'), ...names, ...columns('none')],
      rows: report.confusion.map((row, i) => [names[i] ?? '', ...row]),
    },
    {
      caption: 'models.table.reliability',
      columns: columns('said', 'tested', 'meanSaid', 'accuracy'),
      rows: report.reliability
        .filter(({ posts }) => posts > 0)
        .map(({ from, to, posts, confidence, accuracy }) => [
          ...[`${percent(from)} – ${percent(to)}`, posts, percent(confidence), percent(accuracy)],
        ]),
    },
    {
      caption: 'models.table.coverage',
      columns: columns('threshold', 'covered', 'share', 'accuracy'),
      rows: report.coverage.map(({ threshold, posts, share, accuracy }) => [
        ...[percent(threshold), posts, percent(share), percent(accuracy)],
      ]),
    },
  ];
}
