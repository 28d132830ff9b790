import { messageOf } from './errors';
import { invalidInput } from './invalid-input';

it('names one fault by its path, and says it in the reader’s language', () => {
  const refusal = invalidInput('rows.2', { zh: '重复', en: 'is there twice' });
  expect([refusal.code, refusal.details]).toEqual([
    'INVALID_INPUT',
    { fields: [{ path: 'rows.2', reason: 'is there twice' }] },
  ]);
  expect([messageOf(refusal, 'zh'), messageOf(refusal, 'en')]).toEqual([
    '请求内容有误：重复',
    'The request is not valid: is there twice',
  ]);
});
