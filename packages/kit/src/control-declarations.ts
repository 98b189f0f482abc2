/** What a text field looks like, as declarations, because it is said once for shadow and once for light documents. */
export const controlDeclarations = `
  appearance: none;
  box-sizing: border-box;
  display: block;
  inline-size: 100%;
  min-inline-size: 0;
  min-block-size: var(--_control);
  margin: 0;
  padding: calc((var(--_control) - 1.4em - 2px) / 2) var(--_12);
  border: 1px solid var(--_border-control);
  border-radius: var(--_radius);
  background: var(--_field, var(--_surface));
  color: var(--_text);
  font: 400 var(--_text-14) / 1.4 system-ui;
  font-family: inherit;
  text-align: start;
`;
