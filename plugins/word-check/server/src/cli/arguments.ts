import { parseArgs } from 'node:util';
import { SEVERITIES, type Severity } from '../core/rule';
import type { Language } from '../core/scan';
import { ENCODINGS, type Encoding } from './decoding';
import { Failure } from './failure';

/** How a file is read. */
export type Form = (typeof FORMS)[number];
export const FORMS = ['text', 'html', 'markdown', 'docx'] as const;

/** How findings are written. */
export type Format = (typeof FORMATS)[number];
export const FORMATS = ['text', 'json', 'sarif'] as const;

/** What the command is asked to do. */
export interface Options {
  /** Paths as they were given; `-` is standard input. */
  files: readonly string[];
  packs: readonly string[];
  format: Format;
  /** Findings of this severity or above make the exit code 1. */
  severity: Severity;
  language: Language;
  /** Instead of what the name of a file says. */
  form?: Form;
  encoding?: Encoding;
  listRules: boolean;
  help: boolean;
  version: boolean;
}

const OPTIONS = {
  pack: { type: 'string', multiple: true, default: [] as string[] },
  format: { type: 'string', default: 'text' },
  severity: { type: 'string', default: 'warn' },
  lang: { type: 'string', default: 'zh' },
  as: { type: 'string' },
  encoding: { type: 'string' },
  'list-rules': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', default: false },
} as const;

function oneOf<T extends string>(name: string, value: string, known: readonly T[]): T {
  const found = known.find((item) => item === value);
  if (found !== undefined) return found;
  const list = known.join(' | ');
  throw new Failure(`--${name} 只能是 ${list}，不能是 “${value}”`, `--${name} must be ${list}, not “${value}”`);
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error);
    throw new Failure(`参数有误：${reason}。用法见 --help`, `Wrong arguments: ${reason}. See --help`);
  }
}

/** The language to fail in, before the arguments are known to be right. */
export const languageOf = (args: readonly string[]): Language =>
  args.includes('--lang=en') || args[args.indexOf('--lang') + 1] === 'en' ? 'en' : 'zh';

/** Reads the arguments. Throws Failure. */
export function readArguments(args: readonly string[]): Options {
  const { values, positionals } = parsed(args);
  const options: Options = {
    files: positionals,
    packs: values.pack,
    format: oneOf('format', values.format, FORMATS),
    severity: oneOf('severity', values.severity, SEVERITIES),
    language: oneOf('lang', values.lang, ['zh', 'en']),
    listRules: values['list-rules'],
    help: values.help,
    version: values.version,
    ...(values.as === undefined ? {} : { form: oneOf('as', values.as, FORMS) }),
    ...(values.encoding === undefined ? {} : { encoding: oneOf('encoding', values.encoding, ENCODINGS) }),
  };
  const needsFiles = !options.listRules && !options.help && !options.version;
  if (needsFiles && options.files.length === 0)
    throw new Failure('没有要检查的文件。用法见 --help', 'No file to check. See --help');
  if (options.files.filter((file) => file === '-').length > 1)
    throw new Failure('标准输入（-）只能用一次', 'Standard input (-) can be read only once');
  return options;
}
