// Types of the function that computes one step of each layout, which graphology's own workers call.
// The packages only type functions on a whole graphology graph, which takes longer to build than to
// lay out.
declare module 'graphology-layout-forceatlas2/iterate' {
  import type { ForceAtlas2Settings } from 'graphology-layout-forceatlas2';
  const iterate: (
    settings: Required<Omit<ForceAtlas2Settings, 'edgeWeightInfluence'>> & {
      edgeWeightInfluence: number;
    },
    nodes: Float32Array,
    edges: Float32Array,
  ) => object;
  export default iterate;
}

declare module 'graphology-layout-noverlap/iterate' {
  import type { NoverlapSettings } from 'graphology-layout-noverlap';
  const iterate: (
    settings: Required<NoverlapSettings>,
    nodes: Float32Array,
  ) => { converged: boolean };
  export default iterate;
}
