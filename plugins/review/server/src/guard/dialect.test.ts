import { indexName } from './dialect';

it('indexes are called in every database what they were called at first, within 63 bytes', () => {
  expect(indexName('articles')).toBe('review_live_v1_906c7ff47cd7c682');
  expect(indexName('a'.repeat(200)).length).toBeLessThan(63);
});
