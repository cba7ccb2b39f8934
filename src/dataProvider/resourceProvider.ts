import type {
  CreateParams,
  CreateResult,
  DeleteManyParams,
  DeleteManyResult,
  DeleteParams,
  GetListParams,
  GetListResult,
  GetManyParams,
  GetManyReferenceParams,
  GetManyReferenceResult,
  GetManyResult,
  GetOneParams,
  GetOneResult,
  Identifier,
  QueryFunctionContext,
  RaRecord,
  UpdateManyParams,
  UpdateParams,
  UpdateResult,
} from 'react-admin';
import type { RecordOutcome } from './runBulk';

export interface ManyResult {
  data: Identifier[];
  outcomes: RecordOutcome<Identifier>[];
}

/**
 * react-admin's data provider for one resource, with the type of its record.
 *
 * Each resource has only the methods that the API offers for it.
 */
export interface ResourceProvider<T extends RaRecord> {
  getList?(
    resource: string,
    params: GetListParams & QueryFunctionContext,
  ): Promise<GetListResult<T>>;
  getOne?(resource: string, params: GetOneParams & QueryFunctionContext): Promise<GetOneResult<T>>;
  getMany?(
    resource: string,
    params: GetManyParams & QueryFunctionContext,
  ): Promise<GetManyResult<T>>;
  getManyReference?(
    resource: string,
    params: GetManyReferenceParams & QueryFunctionContext,
  ): Promise<GetManyReferenceResult<T>>;
  create?(resource: string, params: CreateParams): Promise<CreateResult<T>>;
  update?(resource: string, params: UpdateParams): Promise<UpdateResult<T>>;
  delete?(resource: string, params: DeleteParams<T>): Promise<{ data: Partial<T> }>;
  updateMany?(resource: string, params: UpdateManyParams): Promise<ManyResult>;
  deleteMany?(resource: string, params: DeleteManyParams): Promise<DeleteManyResult>;
}
