import { createGlobalStyle } from 'styled-components';

/**
 * The page on A4: without the panel around it and without what can only be pressed, as long as it is. Everything that
 * stands around the main part is left out, whatever Strapi calls it.
 */
export const PrintStyle = createGlobalStyle`
  @media print {
    @page {
      margin: 14mm;
      size: A4;
    }
    html,
    body {
      background: #ffffff !important;
      height: auto !important;
      overflow: visible !important;
    }
    body :has(main) {
      display: block !important;
      height: auto !important;
      overflow: visible !important;
      width: auto !important;
    }
    body :has(main) > :not(:has(main)):not(main),
    body > :not(:has(main)),
    main [data-print='no'],
    main summary {
      display: none !important;
    }
    main {
      color: #181826;
    }
    main section {
      border: 1px solid #c0c0cf;
      box-shadow: none !important;
    }
    main h2,
    main caption,
    main [role='img'] {
      break-after: avoid;
    }
    main tr,
    main li,
    main svg,
    main [data-print='whole'] {
      break-inside: avoid;
    }
  }
`;
