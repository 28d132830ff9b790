import { choiceText } from './people';

it('names a person with post and unit, as far as they have them', () => {
  const person = { code: 'a', email: 'a@demo.example', name: '何为民', post: '科室负责人', unit: '综合办' };
  expect(choiceText(person)).toBe('何为民（科室负责人 · 综合办）');
  expect(choiceText({ ...person, unit: null })).toBe('何为民（科室负责人）');
  expect(choiceText({ ...person, unit: null, post: null })).toBe('何为民');
});
