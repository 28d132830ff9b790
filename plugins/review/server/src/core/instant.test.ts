import { messageOf, Refusal } from './errors';
import { instantOf, isoOf } from './instant';

function told(text: string): unknown {
  try {
    return isoOf(instantOf('from', text));
  } catch (error) {
    return error instanceof Refusal ? [messageOf(error, 'zh'), messageOf(error, 'en')] : error;
  }
}

it('is what a text with a zone names', () => {
  expect(told('2026-11-26T09:00+08:00')).toBe('2026-11-26T01:00:00.000Z');
  expect(told('2026-11-26T01:00:00.5Z')).toBe('2026-11-26T01:00:00.500Z');
});

it.each([
  '2026-11-26T09:00',
  'x2026-11-26T09:00Z',
  '+002026-11-26T09:00Z',
  '2026-11-26T09:00Z (UTC)',
  '2026-13-01T00:00Z',
])('is not “%s”', (text) =>
  expect(told(text)).toEqual([
    '请求内容有误：from 应为带时区的时间（ISO 8601）',
    'The request is not valid: from must be an ISO 8601 time with a zone',
  ]),
);
