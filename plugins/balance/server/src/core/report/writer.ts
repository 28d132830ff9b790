import type { OffsetAt } from '../zone';
import type { Column, ReportLanguage } from './model';
import type { Period } from './period';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

const pad = (value: number): string => String(value).padStart(2, '0');

/** Writes numbers, times and sentences of one report: its language and zone are the same throughout. */
export class Writer {
  constructor(
    readonly language: ReportLanguage,
    private readonly offsetAt: OffsetAt,
  ) {}

  /** The text in the report's language. */
  say(zh: string, en: string): string {
    return this.language === 'zh' ? zh : en;
  }

  /** A number with so many decimals at most, a true minus, and none where there is no number. */
  number(value: number | null, decimals = 2): string {
    if (value === null) return '—';
    const scale = 10 ** decimals;
    const rounded = Math.round(value * scale) / scale;
    return rounded < 0 ? `−${Math.abs(rounded)}` : String(Math.abs(rounded));
  }

  /** The same with its sign. */
  signed(value: number, decimals = 2): string {
    const text = this.number(value, decimals);
    return text === '0' || text.startsWith('−') ? text : `+${text}`;
  }

  /** A share 0–1 in per cent, one decimal. */
  percent(share: number): string {
    return `${this.number(share * 100, 1)} %`;
  }

  /** Milliseconds in hours, one decimal. */
  hours(milliseconds: number | null): string {
    return this.number(milliseconds === null ? null : milliseconds / HOUR_MS, 1);
  }

  /** Milliseconds in minutes, one decimal. */
  minutes(milliseconds: number | null): string {
    return this.number(milliseconds === null ? null : milliseconds / MINUTE_MS, 1);
  }

  /** Day and minute of an instant in the park's zone. */
  time(instant: string | number): string {
    const at = this.local(instant);
    return `${this.day(instant)} ${pad(at.getUTCHours())}:${pad(at.getUTCMinutes())}`;
  }

  /** The day of an instant in the park's zone. */
  day(instant: string | number): string {
    const at = this.local(instant);
    return `${at.getUTCFullYear()}-${pad(at.getUTCMonth() + 1)}-${pad(at.getUTCDate())}`;
  }

  private local(instant: string | number): Date {
    const at = new Date(instant).getTime();
    return new Date(at + this.offsetAt(at));
  }

  /** What a period is called. */
  period({ kind, year, number }: Period): string {
    return kind === 'month'
      ? this.say(`${year} 年 ${number} 月`, `${MONTHS[number - 1]} ${year}`)
      : this.say(`${year} 年第${'一二三四'[number - 1]}季度`, `quarter ${number} of ${year}`);
  }

  /** One enumeration. */
  list(parts: readonly string[]): string {
    return parts.join(this.say('、', ', '));
  }

  /** Sentences one after the other. */
  sentences(parts: readonly string[]): string {
    return parts.filter((part) => part !== '').join(this.say('', ' '));
  }

  /** So many of something, in English by number. */
  some(count: number, zh: string, one: string, many: string): string {
    return this.say(`${this.number(count, 3)} ${zh}`, `${this.number(count, 3)} ${count === 1 ? one : many}`);
  }
}

/** A column that names its rows. */
export const words = (text: string): Column => ({ text, numeric: false });

/** A column of numbers. */
export const numbers = (text: string): Column => ({ text, numeric: true });
