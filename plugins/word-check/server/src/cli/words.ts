import type { Severity } from '../core/rule';
import type { Language } from '../core/scan';

/** How severities are called. */
export const SEVERITY_WORDS: Readonly<Record<Language, Readonly<Record<Severity, string>>>> = {
  zh: { block: '必改', warn: '应改', info: '提示' },
  en: { block: 'block', warn: 'warn', info: 'info' },
};

const HELP_ZH = `用法：sanshen-check [选项] 文件…
用三审的字词规则检查文件。“-” 表示标准输入。不需要 Strapi，不联网。

文件：纯文本、HTML（.html .htm）、Markdown（.md）、Word（.docx）。
编码自动识别：UTF-8、UTF-16、GB18030，有无 BOM 均可。

  --format text|json|sarif       输出格式（默认 text）
  --severity block|warn|info     达到此级别即以 1 退出（默认 warn）
  --pack 文件                    另加一个词库（JSON，{ key, name, rules }），可多次
  --as text|html|markdown|docx   按此格式读取，不看扩展名
  --encoding utf-8|utf-16le|utf-16be|gb18030
  --lang zh|en                   语言（默认 zh）
  --list-rules                   列出所有规则
  --version, -h, --help

退出码：0 没有达到级别的问题；1 有；2 参数有误，或有文件读不了。
输出中的个人信息一律遮盖。广告规则对所有文件生效。
English: sanshen-check --help --lang en
`;

const HELP_EN = `Usage: sanshen-check [options] FILE…
Checks files with the word-check rules of Sanshen. “-” is standard input. Needs neither Strapi nor a network.

Files: plain text, HTML (.html .htm), Markdown (.md), Word (.docx).
Encodings are recognised: UTF-8, UTF-16, GB18030, with or without a byte order mark.

  --format text|json|sarif       how findings are written (text)
  --severity block|warn|info     findings of this severity or above make the exit code 1 (warn)
  --pack FILE                    one more pack (JSON, { key, name, rules }); may be repeated
  --as text|html|markdown|docx   read as this, whatever the name says
  --encoding utf-8|utf-16le|utf-16be|gb18030
  --lang zh|en                   language (zh)
  --list-rules                   list all rules
  --version, -h, --help

Exit codes: 0 nothing of that severity; 1 something; 2 wrong arguments, or a file that cannot be read.
Personal data is masked in everything that is written. Advertising rules speak in every file.
中文：sanshen-check --help
`;

/** What the command says, by language. */
export const WORDS = {
  zh: {
    help: HELP_ZH,
    more: '问题过多，只列出最严重的',
    files: (count: number) => `${count} 个文件`,
    unreadable: '读不了',
  },
  en: {
    help: HELP_EN,
    more: 'too many findings; only the most severe are listed',
    files: (count: number) => (count === 1 ? '1 file' : `${count} files`),
    unreadable: 'cannot be read',
  },
} as const;
