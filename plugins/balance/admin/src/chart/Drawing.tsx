import { styled } from 'styled-components';

/**
 * The frame of a drawing. Where the system dictates the colours (high contrast), the parts take the system's: drawn
 * shapes would otherwise keep theirs and vanish on its ground. Parts say what they are by `data-part`.
 */
export const Drawing = styled.svg`
  display: block;
  overflow: visible;
  width: 100%;

  @media (forced-colors: active) {
    forced-color-adjust: none;

    [data-part='ink'] {
      fill: CanvasText;
    }
    [data-part='ground'] {
      fill: Canvas;
    }
    [data-part='pale'] {
      fill: CanvasText;
      fill-opacity: 0.2;
    }
    [data-part='line'] {
      stroke: CanvasText;
    }
    [data-part='ground-line'] {
      stroke: Canvas;
    }
  }
`;
