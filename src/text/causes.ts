import type { FailureCause } from "../sim/index.ts";

/** What broke, in words. */
export const causes: Record<FailureCause, string> = {
  gpu: "faulty GPU",
  hbm3: "HBM3 memory",
  software: "software bug",
  network: "network switch or cable",
  "host-maintenance": "unplanned host maintenance",
  "gpu-sram": "GPU SRAM",
  "gpu-processor": "GPU system processor",
  nic: "network card",
  "nccl-timeout": "NCCL watchdog timeout",
  "silent-corruption": "silent data corruption",
  "gpu-thermal": "GPU overheating",
  ssd: "SSD",
  "power-supply": "power supply",
  chassis: "server chassis",
  "io-board": "IO expansion board",
  dependency: "a service it depends on",
  cpu: "CPU",
  memory: "system memory",
  "power-spike": "power spike",
};
