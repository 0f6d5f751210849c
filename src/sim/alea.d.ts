declare module "seedrandom/lib/alea.js" {
  interface Alea {
    /** 53 bits in [0, 1). */
    double(): number;
    /** A whole number of 32 bits. */
    int32(): number;
  }
  export default function alea(seed: string): Alea;
}
