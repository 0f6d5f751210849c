import type { Source } from "./term.ts";

/** Papers and manuals that several terms name. */
export const sources = {
  llama: {
    name: "The Llama 3 Herd of Models (2024), section 3.3",
    link: "https://arxiv.org/abs/2407.21783",
  },
  philly: {
    name: "Jeon et al., Analysis of Large-Scale Multi-Tenant GPU Clusters for DNN Training Workloads (USENIX ATC 2019)",
    link: "https://www.usenix.org/conference/atc19/presentation/jeon",
  },
  fgd: {
    name: "Weng et al., Beware of Fragmentation: Scheduling GPU-Sharing Workloads with Fragmentation Gradient Descent (USENIX ATC 2023)",
    link: "https://www.usenix.org/conference/atc23/presentation/weng",
  },
  easy: { name: "Lifka, The ANL/IBM SP Scheduling System (JSSPP 1995)" },
  backfills: {
    name: "Mu'alem and Feitelson, Utilization, Predictability, Workloads, and User Runtime Estimates in Scheduling the IBM SP2 with Backfilling (IEEE TPDS 2001)",
  },
  young: {
    name: "Young, A First Order Approximation to the Optimum Checkpoint Interval (Communications of the ACM, 1974)",
    link: "https://doi.org/10.1145/361147.361115",
  },
  daly: {
    name: "Daly, A Higher Order Estimate of the Optimum Checkpoint Interval for Restart Dumps (2006)",
    link: "https://doi.org/10.1016/j.future.2004.11.016",
  },
  slurmPreempt: { name: "Slurm, Preemption", link: "https://slurm.schedmd.com/preempt.html" },
  slurmShare: {
    name: "Slurm, Multifactor Priority Plugin",
    link: "https://slurm.schedmd.com/priority_multifactor.html",
  },
  kubernetes: {
    name: "Kubernetes, Resource Bin Packing: LeastAllocated and MostAllocated",
    link: "https://kubernetes.io/docs/concepts/scheduling-eviction/resource-bin-packing/",
  },
  sre: {
    name: "Site Reliability Engineering (Google, 2016), chapter 4",
    link: "https://sre.google/sre-book/service-level-objectives/",
  },
  palm: { name: "Chowdhery et al., PaLM (2022), which introduced MFU", link: "https://arxiv.org/abs/2204.02311" },
  nccl: {
    name: "NVIDIA, nccl-tests: Performance reported by NCCL tests",
    link: "https://github.com/NVIDIA/nccl-tests/blob/master/doc/PERFORMANCE.md",
  },
  megatron: {
    name: "Narayanan et al., Efficient Large-Scale Language Model Training on GPU Clusters Using Megatron-LM (SC 2021)",
    link: "https://arxiv.org/abs/2104.04473",
  },
  goyal: {
    name: "Goyal et al., Accurate, Large Minibatch SGD (2017)",
    link: "https://arxiv.org/abs/1706.02677",
  },
  ftHsdp: { name: "FT-HSDP (Meta, 2026), its times to connect a ring", link: "https://arxiv.org/abs/2602.00277" },
  tail: {
    name: "Dean and Barroso, The Tail at Scale (Communications of the ACM, 2013)",
    link: "https://doi.org/10.1145/2408776.2408794",
  },
  checkFreq: {
    name: "Mohan et al., CheckFreq: Frequent, Fine-Grained DNN Checkpointing (USENIX FAST 2021)",
    link: "https://www.usenix.org/conference/fast21/presentation/mohan",
  },
  croes: { name: "Croes, A Method for Solving Traveling-Salesman Problems (Operations Research, 1958)" },
  law: { name: "Law, Simulation Modeling and Analysis: common random numbers" },
  ousterhout: { name: "Ousterhout, Scheduling Techniques for Concurrent Systems (ICDCS 1982)" },
} as const satisfies Readonly<Record<string, Source>>;
