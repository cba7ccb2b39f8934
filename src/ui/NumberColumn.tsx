import { DataTable, type DataTableColumnProps } from 'react-admin';
import { NumberField } from './NumberField';

/** A column of numbers in the language of the console: react-admin's own follows the browser. */
export const NumberColumn = (props: Omit<DataTableColumnProps, 'align' | 'field'>) => (
  <DataTable.Col align="right" field={NumberField} {...props} />
);
