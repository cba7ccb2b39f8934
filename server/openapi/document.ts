import { ErrorBody } from '../../src/api/contract';
import { LANGUAGES } from '../http/language';
import { isSchemaOf, shareSchemas } from './components';
import { exampleOf } from './examples';
import { MASK_PARAMETER, maskable, type Schema } from './masks';
import { refusalComponents, REFUSALS } from './refusals';

/** The part of an OpenAPI document that is completed here. */
export interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: Record<string, Record<string, unknown>>;
}

interface Operation {
  parameters?: unknown[];
  requestBody?: { content: Record<string, { schema: Schema; example?: unknown }> };
  responses: Record<string, ResponseObject | { $ref: string }>;
}

interface ResponseObject {
  description: string;
  content?: Record<string, { schema: Schema }>;
}

const PARAMETERS = {
  lang: {
    name: 'lang',
    in: 'query',
    required: false,
    description: `Language of translated texts: ${LANGUAGES.join(', ')}. Other values are ignored.`,
    schema: { type: 'string' },
  },
  mask: MASK_PARAMETER,
};

const parameter = (name: keyof typeof PARAMETERS) => ({ $ref: `#/components/parameters/${name}` });

/** Add the parts common to many operations, and move what they share into components. */
export function completeDocument(document: Document): Document {
  for (const path of Object.values(document.paths)) {
    for (const operation of Object.values(path)) completeOperation(operation);
  }
  document.components.parameters = PARAMETERS;
  document.components.responses = refusalComponents();
  return shareSchemas(document);
}

function completeOperation(operation: Operation): void {
  const { responses, requestBody } = operation;
  const body = requestBody?.content['application/json'];
  if (body) body.example = exampleOf(body.schema);
  let isMasked = false;
  for (const [status, response] of Object.entries(responses)) {
    const media = 'content' in response ? response.content?.['application/json'] : undefined;
    if (Number(status) >= 300) {
      const isPlain = media === undefined || isSchemaOf(ErrorBody, media.schema);
      const refused = REFUSALS[Number(status)];
      if (isPlain && refused)
        responses[status] = { $ref: `#/components/responses/${refused.name}` };
    } else if (media) {
      const { 'x-unmasked': isUnmasked = false, ...schema } = media.schema;
      media.schema = isUnmasked ? schema : maskable(schema);
      isMasked ||= !isUnmasked;
    }
  }
  operation.parameters = [
    ...(operation.parameters ?? []),
    parameter('lang'),
    ...(isMasked ? [parameter('mask')] : []),
  ];
}
