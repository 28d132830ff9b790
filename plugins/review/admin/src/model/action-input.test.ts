import { actionForm } from './actions';
import { actionRequest, commentKey, EMPTY_INPUT, missingInputs } from './action-input';

const ZONE = 'Asia/Shanghai';
const SHOWN = { digest: 'c'.repeat(64), level: 'first', timeZone: ZONE };

describe('missingInputs', () => {
  it('asks for the reason where one is needed; blanks are none', () => {
    expect(missingInputs(actionForm('return'), { ...EMPTY_INPUT, comment: ' \n　' }, ZONE)).toEqual(['comment']);
    expect(missingInputs(actionForm('return'), { ...EMPTY_INPUT, comment: '第三段数字有误' }, ZONE)).toStrictEqual([]);
  });
  it('asks for the person and the time', () => {
    expect(missingInputs(actionForm('transfer'), EMPTY_INPUT, ZONE)).toEqual(['person']);
    expect(missingInputs(actionForm('schedule'), EMPTY_INPUT, ZONE)).toEqual(['at']);
  });
  it('asks for nothing more to approve', () => {
    expect(missingInputs(actionForm('approve'), EMPTY_INPUT, ZONE)).toStrictEqual([]);
  });
});

describe('actionRequest', () => {
  it('sends the digest that was shown and leaves out what was not said', () => {
    expect(actionRequest('approve', actionForm('approve'), SHOWN, EMPTY_INPUT)).toEqual({
      action: 'approve',
      digest: SHOWN.digest,
      level: 'first',
    });
  });
  it('names the level only to decide it', () => {
    expect(actionRequest('approve', actionForm('approve'), { ...SHOWN, level: null }, EMPTY_INPUT)).not.toHaveProperty(
      'level',
    );
    expect(actionRequest('release', actionForm('release'), SHOWN, EMPTY_INPUT)).not.toHaveProperty('level');
  });
  it('returns to the author unless a level was chosen', () => {
    const send = (returnTo: string) =>
      actionRequest('return', actionForm('return'), SHOWN, { ...EMPTY_INPUT, comment: '改', returnTo }).to;
    expect(send('')).toBe('author');
    expect(send('first')).toEqual({ level: 'first' });
  });
  it('sends the person’s address and trims what was typed', () => {
    const input = { ...EMPTY_INPUT, person: ' reviewer2@demo.example ', comment: ' 请看 ' };
    expect(actionRequest('transfer', actionForm('transfer'), SHOWN, input)).toEqual({
      action: 'transfer',
      digest: SHOWN.digest,
      level: 'first',
      comment: '请看',
      to: 'reviewer2@demo.example',
    });
  });
  it('sends the time in UTC, as the park’s clock shows it and not this computer’s', () => {
    const sent = (timeZone: string) =>
      actionRequest(
        'schedule',
        actionForm('schedule'),
        { ...SHOWN, timeZone },
        { ...EMPTY_INPUT, at: '2026-03-01T09:30' },
      ).at;
    expect(sent(ZONE)).toBe('2026-03-01T01:30:00.000Z');
    expect(sent('Europe/Berlin')).toBe('2026-03-01T08:30:00.000Z');
  });
});

describe('commentKey', () => {
  it('keeps comments of actions, documents and locales apart', () => {
    const target = { uid: 'api::article.article', documentId: 'a1' };
    const keys = [
      commentKey(target, 'return'),
      commentKey(target, 'approve'),
      commentKey({ ...target, locale: 'en' }, 'return'),
      commentKey({ ...target, documentId: 'a2' }, 'return'),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });
});
