import type { Core } from '@strapi/strapi';
import { columnsOf, toColumn, type Column } from './columns';
import { oneOf } from './lists';

type Where = Record<string, unknown>;

/** SQL with its bindings, to be put together to a statement. */
export interface Part {
  sql: string;
  bindings: unknown[];
}

const quoted = ({ columnName }: Column[1]): string => `"${columnName}"`;
const isOperators = (value: unknown): value is Where =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

const COMPARISONS: Record<string, string> = { $gt: '>', $gte: '>=', $lt: '<', $lte: '<=', $ne: '<>' };

/** From so many values on a list is one binding: few keep their statement as it is, many must not each make another. */
const LONG = 9;

/** One operator on a column; null for those that are left to Strapi. */
function operation(strapi: Core.Strapi, column: Column[1], operator: string, value: unknown): Part | null {
  const name = quoted(column);
  const comparison = COMPARISONS[operator];
  if (comparison && value !== null) return { sql: `${name} ${comparison} ?`, bindings: [toColumn(column, value)] };
  if (operator === '$null' || operator === '$notNull') {
    const isNull = (operator === '$null') === Boolean(value);
    return { sql: `${name} is ${isNull ? '' : 'not '}null`, bindings: [] };
  }
  if (operator !== '$in' || !Array.isArray(value) || value.length === 0) return null;
  const values = value.map((one) => toColumn(column, one));
  if (values.length >= LONG && values.every((one) => typeof one === 'string' || typeof one === 'number'))
    return oneOf(strapi, name, values);
  return { sql: `${name} in (${values.map(() => '?').join(', ')})`, bindings: values };
}

function condition(strapi: Core.Strapi, column: Column[1], value: unknown): Part | null {
  if (value === undefined || Array.isArray(value)) return null;
  if (value === null) return { sql: `${quoted(column)} is null`, bindings: [] };
  if (!isOperators(value)) return { sql: `${quoted(column)} = ?`, bindings: [toColumn(column, value)] };
  const parts = Object.entries(value).map(([operator, operand]) => operation(strapi, column, operator, operand));
  return joined(parts);
}

function joined(parts: (Part | null)[]): Part | null {
  if (parts.length === 0 || parts.includes(null)) return null;
  const whole = parts as Part[];
  return { sql: whole.map(({ sql }) => sql).join(' and '), bindings: whole.flatMap(({ bindings }) => bindings) };
}

/**
 * A condition of Strapi's query engine as SQL, when it is about columns of one table and nothing more; else null: then
 * the engine itself must be asked.
 */
export function conditionsOf(strapi: Core.Strapi, uid: string, where: Where | undefined): Part | null {
  if (!where || Object.keys(where).length === 0) return null;
  const columns = new Map(columnsOf(strapi, uid));
  return joined(
    Object.entries(where).map(([name, value]) => {
      const column = columns.get(name);
      return column ? condition(strapi, column, value) : null;
    }),
  );
}
