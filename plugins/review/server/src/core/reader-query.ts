import type { Json } from './canonical-json';
import { isGroup, refuseParameter } from './reader-refusal';
import type { Field, Fields, ReaderRow } from './reader-row';

/** Tells whether a row answers a question. */
export type Predicate = (row: ReaderRow) => boolean;

type Scalar = string | number | boolean;
type Test = (value: Scalar, operand: Scalar) => boolean;

const NUMBERS = new Set(['integer', 'biginteger', 'float', 'decimal']);
const TRUE = new Set<unknown>([true, 'true', 't', '1', 1]);
const FALSE = new Set<unknown>([false, 'false', 'f', '0', 0]);

const text =
  (test: (value: string, operand: string) => boolean): Test =>
  (value, operand) =>
    test(String(value), String(operand));
const folded = (test: (value: string, operand: string) => boolean): Test =>
  text((value, operand) => test(value.toLowerCase(), operand.toLowerCase()));

/** Strapi's operators that compare with one operand. A field without a value answers none of them, as in SQL. */
const COMPARISONS: Record<string, Test> = {
  $eq: (a, b) => a === b,
  $ne: (a, b) => a !== b,
  $eqi: folded((a, b) => a === b),
  $nei: folded((a, b) => a !== b),
  $gt: (a, b) => a > b,
  $gte: (a, b) => a >= b,
  $lt: (a, b) => a < b,
  $lte: (a, b) => a <= b,
  $contains: text((a, b) => a.includes(b)),
  $notContains: text((a, b) => !a.includes(b)),
  $containsi: folded((a, b) => a.includes(b)),
  $notContainsi: folded((a, b) => !a.includes(b)),
  $startsWith: text((a, b) => a.startsWith(b)),
  $startsWithi: folded((a, b) => a.startsWith(b)),
  $endsWith: text((a, b) => a.endsWith(b)),
  $endsWithi: folded((a, b) => a.endsWith(b)),
};

const isTime = (type: string): boolean => type === 'datetime' || type === 'timestamp';

/** A value as its type is compared: numbers as numbers, times as milliseconds, all else as text. */
function cast(type: string, value: unknown, path: string): Scalar {
  if (typeof value === 'object' || value === undefined) return refuseParameter(path, 'a single value is expected');
  if (type === 'boolean') {
    if (TRUE.has(value)) return true;
    return FALSE.has(value) ? false : refuseParameter(path, 'true or false is expected');
  }
  if (!NUMBERS.has(type) && !isTime(type)) return String(value);
  const number = isTime(type) ? new Date(value as string | number).getTime() : Number(value);
  if (!Number.isNaN(number)) return number;
  return refuseParameter(path, isTime(type) ? 'a time is expected' : 'a number is expected');
}

function list(operand: unknown): unknown[] {
  return isGroup(operand) ? Object.values(operand) : ([] as unknown[]).concat(operand);
}

const isPresent = (value: Json | undefined): boolean =>
  value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);

/** A test of one field's value; the value is undefined or null when the release has none. */
type ValueTest = (value: Json | undefined) => boolean;

function operatorTest(type: string, operator: string, operand: unknown, path: string): ValueTest {
  const at = `${path}.${operator}`;
  const asked = (value: Json | undefined) => cast(type, value, path);
  if (operator === '$null' || operator === '$notNull') {
    const wanted = cast('boolean', operand, at) === (operator === '$null');
    return (value) => isPresent(value) !== wanted;
  }
  if (operator === '$not') {
    const inner = valueTest(type, operand, at);
    return (value) => !inner(value);
  }
  if (operator === '$in' || operator === '$notIn') {
    const operands = list(operand).map((one) => cast(type, one, at));
    return (value) => isPresent(value) && operands.includes(asked(value)) === (operator === '$in');
  }
  if (operator === '$between') {
    const [from, to] = list(operand).map((one) => cast(type, one, at));
    if (from === undefined || to === undefined) return refuseParameter(at, 'two values are expected');
    return (value) => isPresent(value) && asked(value) >= from && asked(value) <= to;
  }
  const test = Object.hasOwn(COMPARISONS, operator) ? COMPARISONS[operator] : undefined;
  if (!test) return refuseParameter(at, 'unknown operator');
  const wanted = cast(type, operand, at);
  return (value) => isPresent(value) && test(asked(value), wanted);
}

function valueTest(type: string, condition: unknown, path: string): ValueTest {
  if (Array.isArray(condition)) return operatorTest(type, '$in', condition, path);
  if (!isGroup(condition)) return operatorTest(type, '$eq', condition, path);
  const tests = Object.entries(condition).map(([operator, operand]) =>
    operator === '$and' || operator === '$or'
      ? joined(
          operator,
          list(operand).map((one) => valueTest(type, one, path)),
        )
      : operatorTest(type, operator, operand, path),
  );
  return (value) => tests.every((test) => test(value));
}

function joined<T>(operator: '$and' | '$or', tests: ((value: T) => boolean)[]): (value: T) => boolean {
  return operator === '$and'
    ? (value) => tests.every((test) => test(value))
    : (value) => tests.some((test) => test(value));
}

function groupTest(inner: Fields, condition: unknown, path: string): ValueTest {
  if (!isGroup(condition)) return refuseParameter(path, 'name one of its fields');
  const { $null, $notNull, ...rest } = condition;
  const tests: ValueTest[] = [];
  if ($null !== undefined) tests.push(operatorTest('string', '$null', $null, path));
  if ($notNull !== undefined) tests.push(operatorTest('string', '$notNull', $notNull, path));
  if (Object.keys(rest).length > 0) {
    const test = compileFilters(rest, inner, path);
    // Any part will do, as a join in the database has it.
    tests.push((value) => ([value] as unknown[]).flat().some((part) => isGroup(part) && test(part as ReaderRow)));
  }
  return (value) => tests.every((test) => test(value));
}

function fieldTest(name: string, field: Field | undefined, condition: unknown, path: string): Predicate {
  if (!field) return refuseParameter(path, 'cannot be asked about');
  const test = 'type' in field ? valueTest(field.type, condition, path) : groupTest(field.inner(), condition, path);
  return (row) => test(row[name]);
}

/**
 * Turns Strapi's `filters` into a test of released rows. Everything is checked before a row is looked at, so that
 * what is refused does not depend on what there is.
 * @throws Refusal INVALID_INPUT for an unknown field or operator, or a value of the wrong type
 */
export function compileFilters(filters: unknown, fields: Fields, path = 'filters'): Predicate {
  if (filters === undefined || filters === null) return () => true;
  if (Array.isArray(filters))
    return joined(
      '$and',
      filters.map((one) => compileFilters(one, fields, path)),
    );
  if (!isGroup(filters)) return refuseParameter(path, 'is not a filter');
  const tests = Object.entries(filters).map(([name, condition]): Predicate => {
    const at = `${path}.${name}`;
    if (name === '$and' || name === '$or')
      return joined(
        name,
        list(condition).map((one) => compileFilters(one, fields, at)),
      );
    if (name === '$not') {
      const inner = compileFilters(condition, fields, at);
      return (row) => !inner(row);
    }
    return fieldTest(name, Object.hasOwn(fields, name) ? fields[name] : undefined, condition, at);
  });
  return joined('$and', tests);
}

/** Strapi's `_q`: some text or number of the row itself contains the words, whatever their case. */
export function compileSearch(words: unknown, fields: Fields): Predicate {
  if (words === undefined || words === null) return () => true;
  const wanted = String(words).toLowerCase();
  const searched = Object.entries(fields)
    .filter(([, field]) => 'type' in field && !isTime(field.type) && field.type !== 'boolean')
    .map(([name]) => name);
  return (row) => searched.some((name) => isPresent(row[name]) && String(row[name]).toLowerCase().includes(wanted));
}
