/** Put in by the build. */
declare const __FLEET_BUILD__: string;

/** The code that this page plays by, as `fleet run` has it, too. */
export const buildId: string = __FLEET_BUILD__;
