import { decisionLevel, personText } from './levels';

const levels = [{ key: 'first', name: '初审', index: 0, state: 'done' as const, signers: [] }];

describe('decisionLevel', () => {
  it('takes the name the decision carries, else that of the run’s level', () => {
    expect(decisionLevel({ key: 'first', name: '一审', index: 0 }, levels)).toBe('一审');
    expect(decisionLevel('first', levels)).toBe('初审');
    expect(decisionLevel('gone', levels)).toBe('gone');
    expect(decisionLevel(null, levels)).toBe('');
  });
});

describe('personText', () => {
  it('names the post where there is one', () => {
    expect(personText({ name: '王芳', post: '科长' })).toBe('王芳（科长）');
    expect(personText({ name: '王芳', post: null })).toBe('王芳');
    expect(personText('王芳')).toBe('王芳');
    expect(personText(null)).toBe('');
  });
});
