import { DataTable, type DataTableColumnProps } from 'react-admin';
import { NumberField } from './NumberField';

/** A column of numbers in the console's language. react-admin's uses the browser's language. */
export const NumberColumn = (props: Omit<DataTableColumnProps, 'align' | 'field'>) => (
  <DataTable.Col align="right" field={NumberField} {...props} />
);
