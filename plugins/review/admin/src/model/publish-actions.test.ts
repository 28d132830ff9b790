import { mayPublish, publishes } from './publish-actions';

const LABELS = ['发布', 'Publish Multiple Locales'];
const traits = { staticType: undefined, actionType: undefined, label: 'Export' };

describe('mayPublish', () => {
  it('suspects what says so and what says nothing, and leaves the rest alone', () => {
    expect(mayPublish('publish')).toBe(true);
    expect(mayPublish('unpublish')).toBe(true);
    expect(mayPublish(undefined)).toBe(true);
    expect(mayPublish('update')).toBe(false);
    expect(mayPublish('delete')).toBe(false);
  });
});

describe('publishes', () => {
  it.each([
    ['the edit view’s publish', { staticType: 'publish' }],
    ['unpublish', { staticType: 'unpublish' }],
    ['bulk publish, known by its description', { actionType: 'publish' }],
    ['publish in several locales, known by its label', { label: 'Publish Multiple Locales' }],
  ])('finds %s', (_, change) => expect(publishes({ ...traits, ...change }, LABELS)).toBe(true));

  it('leaves other actions without a type alone', () => {
    expect(publishes(traits, LABELS)).toBe(false);
  });
});
