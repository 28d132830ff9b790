import { Box } from '@strapi/design-system';

import type { FigureRows } from '../text/model-words';
import { useText } from '../text/use-text';
import { Numbers } from './Figures';

type Cell = FigureRows['rows'][number][number];

/** A table of figures; where it is wider than the screen it can be scrolled, by keyboard too. */
export const FigureTable = ({ caption, columns, rows }: FigureRows) => {
  const { t, say } = useText();
  const words = (cell: Cell): string | number => (typeof cell === 'object' ? say(cell) : cell);
  return (
    <Box overflow="auto" tabIndex={0} role="region" aria-label={t(caption)}>
      <Numbers>
        <caption>{t(caption)}</caption>
        <thead>
          <tr>
            {columns.map((column, i) => (
              <th key={i} scope="col">
                {words(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name = '', ...cells], i) => (
            <tr key={i}>
              <th scope="row">{words(name)}</th>
              {cells.map((cell, j) => (
                <td key={j}>{words(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </Numbers>
    </Box>
  );
};
