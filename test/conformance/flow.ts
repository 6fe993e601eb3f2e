import type { Scene } from "./scene.js";

/** Something done on a GitHub, and what is to be seen of it. */
export interface Flow {
  readonly name: string;
  readonly run: (scene: Scene) => Promise<void>;
  /** In what `emulate` is known to differ from GitHub here, so that it cannot be asked. */
  readonly notOnEmulate?: string;
}
