import type { Bilingual, Language } from './errors';

/** What goes wrong with a message, as the relay and the webhooks write it down: one line, for whoever mends it. */
export const FAILURE = {
  answered: (status: number) => `the receiver answered ${status}`,
  noAnswer: (seconds: number) => `no answer within ${seconds} s`,
  tooSlow: (seconds: number) => `not delivered within ${seconds} s`,
  noConnection: (code: string) => `no connection (${code})`,
  forbidden: 'the address is private or reserved',
  noSink: (sink: string) => `no sink “${sink}” is registered`,
  neverEnded: 'the last attempt never ended',
} as const;

const CHECK_ADDRESS: Bilingual = {
  zh: '接收方不接受这条通知。请核对通知地址和密钥。',
  en: 'The receiver does not accept it. Check its address and secret.',
};
const BROKEN: Bilingual = {
  zh: '接收方的系统出错。请联系对方的管理员。',
  en: 'The receiver’s system has a fault. Ask its administrator.',
};
const SILENT: Bilingual = {
  zh: '接收方没有及时应答。请联系对方的管理员。',
  en: 'The receiver did not answer in time. Ask its administrator.',
};

/** The same in plain words, by the beginning of the line; the first that fits is taken. */
const WORDS: readonly [begins: string, words: Bilingual][] = [
  ['the receiver answered 5', BROKEN],
  ['the receiver answered', CHECK_ADDRESS],
  ['no answer', SILENT],
  ['not delivered within', SILENT],
  [
    'no connection',
    {
      zh: '连不上接收方。请检查网络和通知地址。',
      en: 'The receiver cannot be reached. Check the network and its address.',
    },
  ],
  [
    FAILURE.forbidden,
    {
      zh: '通知地址指向内部网络，系统不往那里发送。请改用对外的地址。',
      en: 'Its address leads into a private network, where nothing is sent. Give it a public one.',
    },
  ],
  [
    'no sink',
    {
      zh: '配置中已没有这个接收方。请恢复配置后重试，或放弃这条通知。',
      en: 'It is no longer configured. Configure it again and retry, or give the message up.',
    },
  ],
  [
    FAILURE.neverEnded,
    {
      zh: '上一次发送没有结束，系统可能中途停过机。可以再试一次。',
      en: 'The last attempt never ended; the system may have stopped meanwhile. Try again.',
    },
  ],
];

/** A failure in plain words with what to do about it, or null for one that only its sink knows. */
export function failureWords(text: string, language: Language): string | null {
  return WORDS.find(([begins]) => text.startsWith(begins))?.[1][language] ?? null;
}
